"""How somebody wants to be told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from sameboat.notices.models import Wishes

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

_HOURS = [(hour, f"{hour:02d}:00") for hour in range(24)]


def _hour(label: StrPromise) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label=label, choices=_HOURS, coerce=int)


class WishesForm(forms.ModelForm[Wishes]):
    daily_hour = _hour(_("My hour, for once a day"))
    quiet_from = _hour(_("Quiet from"))
    quiet_until = _hour(_("Quiet until"))

    class Meta:
        model = Wishes
        fields = ("by_mail", "daily_hour", "quiet_from", "quiet_until")
        labels = {"by_mail": _("Letters by e-mail")}
        widgets = {"by_mail": forms.RadioSelect}
