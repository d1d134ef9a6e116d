"""Fields that forms of several apps share."""

from typing import Any

from django import forms
from django.core.validators import URLValidator

from sameboat.lib.countries import country_choices, country_code


class CountryField(forms.ChoiceField):
    """A country by name. Two letters that came typed are understood too, "uk" among them."""

    def __init__(self, **options: Any) -> None:
        super().__init__(choices=country_choices, **options)

    def to_python(self, value: Any) -> str:
        typed = str(super().to_python(value))
        return country_code(typed) or typed

    def prepare_value(self, value: Any) -> Any:
        return country_code(str(value or "")) or value


class WebAddress(forms.URLField):
    """An address on the web; https where nobody said."""

    default_validators = [URLValidator(schemes=["http", "https"])]

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"assume_scheme": "https", **options})
