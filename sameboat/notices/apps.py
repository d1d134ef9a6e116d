from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "sameboat.notices"
    label = "notices"
