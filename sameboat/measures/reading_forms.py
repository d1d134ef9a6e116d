"""The shapes of what is typed and chosen on the pages about readings."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _


class ManyFiles(forms.ClearableFileInput):
    """A chooser for one file or several."""

    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """One file or several; whether they may come in, a rule says."""

    widget = ManyFiles

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[bytes]]:
        """The files, as a list."""
        del initial
        files = data if isinstance(data, list | tuple) else [data]
        return [each for each in files if each]


class BringForm(forms.Form):
    """What a phone made."""

    brought = ManyFilesField(
        required=False,
        label=_("The file your phone made"),
        help_text=_("A zip in most cases. Where an export came in several parts, choose them all."),
    )


class DaysField(forms.Field):
    """Days out of a table; what is none is passed over."""

    widget = forms.MultipleHiddenInput

    def clean(self, value: Any) -> list[date]:
        """The days that are days."""
        days = []
        for told in value or ():
            with suppress(ValueError):
                days.append(date.fromisoformat(told))
        return days


class DaysForm(forms.Form):
    """Days chosen in a table."""

    day = DaysField(required=False)


class LookForm(forms.Form):
    """Up to which day a table goes, and whether days are being chosen in it."""

    until = forms.DateField(required=False)
    choose = forms.BooleanField(required=False)
