"""How somebody at the desk is called."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sameboat.notices.models import Wishes


class CalledByForm(forms.Form):
    """By push message, by e-mail, or both."""

    called_by = forms.ChoiceField(
        label=_("How you are called when somebody may be in danger"),
        choices=Wishes.CalledBy.choices,
        widget=forms.RadioSelect,
    )
