"""What every form of the house says where something does not fit, in place of Django's own sentences."""

from django import forms
from django.core import validators
from django.db import models
from django.utils.translation import gettext_lazy as _

_NOT_ON_THE_LIST = _("Please choose one from the list.")


def speak_plainly() -> None:
    """Put our words where Django keeps its own. Called once, at start."""
    forms.Field.default_error_messages["required"] = _("This is still needed.")
    for field in (forms.ChoiceField, forms.MultipleChoiceField, forms.ModelChoiceField):
        field.default_error_messages["invalid_choice"] = _NOT_ON_THE_LIST
    forms.ModelMultipleChoiceField.default_error_messages["invalid_choice"] = _NOT_ON_THE_LIST
    models.Field.default_error_messages["invalid_choice"] = _NOT_ON_THE_LIST
    forms.IntegerField.default_error_messages["invalid"] = _("Write a whole number.")
    forms.DateField.default_error_messages["invalid"] = _("Write a day, such as 2026-03-05.")
    validators.MaxLengthValidator.message = _(
        "That is too long: %(limit_value)d letters fit, yours has %(show_value)d."
    )
    validators.MinLengthValidator.message = _(
        "That is too short: it takes %(limit_value)d letters, yours has %(show_value)d."
    )
    validators.MaxValueValidator.message = _("That is too much: %(limit_value)s is the most.")
    validators.MinValueValidator.message = _("That is too little: %(limit_value)s is the least.")
    validators.EmailValidator.message = _("Write an e-mail address, such as name@example.org.")
    validators.URLValidator.message = _("Write a web address, such as https://www.example.org/.")
    forms.URLField.default_error_messages["invalid"] = validators.URLValidator.message
