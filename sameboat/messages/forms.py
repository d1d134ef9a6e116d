"""What somebody writes to somebody."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sameboat.messages.models import Openness


class LetterForm(forms.Form):
    body = forms.CharField(
        label=_("Your letter"), max_length=8000, widget=forms.Textarea(attrs={"rows": 5})
    )


class OpennessForm(forms.Form):
    who_may_ask = forms.ChoiceField(
        label=_("Who may ask to write to you"),
        choices=Openness.Who.choices,
        widget=forms.RadioSelect,
    )
