from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    name = "sameboat.programmes"
    label = "programmes"
