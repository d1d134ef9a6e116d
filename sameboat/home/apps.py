from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "sameboat.home"
    label = "home"
