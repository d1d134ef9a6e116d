from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "sameboat.desk"
    label = "desk"
