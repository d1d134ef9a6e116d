from django.apps import AppConfig


class MessagesConfig(AppConfig):
    name = "sameboat.messages"
    label = "letters"
