"""What somebody says against a decision. Shape only."""

from django import forms
from django.utils.translation import gettext_lazy as _


class AppealForm(forms.Form):
    words = forms.CharField(
        label=_("What was it really like? A sentence or two is enough"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
