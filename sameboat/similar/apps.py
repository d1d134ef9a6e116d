from django.apps import AppConfig


class SimilarConfig(AppConfig):
    name = "sameboat.similar"
