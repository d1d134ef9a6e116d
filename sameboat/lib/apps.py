from django.apps import AppConfig


class LibConfig(AppConfig):
    name = "sameboat.lib"
    label = "lib"

    def ready(self) -> None:
        """Forms speak as the house does, also where Django has a sentence of its own."""
        from sameboat.lib.form_words import speak_plainly

        speak_plainly()
