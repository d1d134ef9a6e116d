from django.apps import AppConfig


class ConsentConfig(AppConfig):
    name = "sameboat.consent"
    label = "consent"
