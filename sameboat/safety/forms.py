"""What somebody tells a moderator."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sameboat.safety.models import Report


class ReportForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("What is it about?"), choices=Report.Reason.choices, widget=forms.RadioSelect
    )
    words = forms.CharField(
        label=_("In your words, if you like"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    with_snapshot = forms.BooleanField(
        label=_("Show the moderator this conversation, as it is now"), required=False
    )
