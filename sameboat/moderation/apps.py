from django.apps import AppConfig


class ModerationConfig(AppConfig):
    name = "sameboat.moderation"
    label = "moderation"
