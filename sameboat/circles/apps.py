from django.apps import AppConfig


class CirclesConfig(AppConfig):
    name = "sameboat.circles"
    label = "circles"
