from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    name = "sameboat.measures"
