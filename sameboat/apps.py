from django.apps import AppConfig


class SameboatConfig(AppConfig):
    """The whole house: last in INSTALLED_APPS, so that wiring sees every app ready."""

    name = "sameboat"

    def ready(self) -> None:
        from sameboat import wiring

        wiring.connect()
