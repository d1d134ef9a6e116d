from django.apps import AppConfig


class RoomsConfig(AppConfig):
    name = "sameboat.rooms"
    label = "rooms"
