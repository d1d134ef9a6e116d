from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "sameboat.people"
    label = "people"
