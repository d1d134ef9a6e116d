from django.apps import AppConfig


class LibConfig(AppConfig):
    name = "sameboat.lib"
    label = "lib"
