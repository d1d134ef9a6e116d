from django.apps import AppConfig


class SafetyConfig(AppConfig):
    name = "sameboat.safety"
    label = "safety"
