"""What an organiser types about research. Shape only."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ResearchWordsForm(forms.Form):
    body = forms.CharField(
        label=_("What taking part means"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 18}),
    )
    what_changed = forms.CharField(
        label=_("What changed, in a sentence that people read first"),
        max_length=400,
        required=False,
    )


class PurposeForm(forms.Form):
    purpose = forms.CharField(
        label=_("What it is for"),
        help_text=_(
            "The name of the study, say. Tables for one purpose can be joined to each other by their keys. Those for another purpose have other keys."
        ),
        max_length=100,
    )
