from django.apps import AppConfig
from django.forms import Field
from django.utils.translation import gettext_lazy as _


class LibConfig(AppConfig):
    name = "sameboat.lib"
    label = "lib"

    def ready(self) -> None:
        """Forms speak as the house does, also where Django has a sentence of its own."""
        Field.default_error_messages["required"] = _("This is still needed.")
