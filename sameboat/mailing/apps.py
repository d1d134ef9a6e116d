from django.apps import AppConfig


class MailingConfig(AppConfig):
    name = "sameboat.mailing"
    label = "mailing"
