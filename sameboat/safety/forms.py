"""What somebody tells a moderator."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sameboat.safety.models import Report
from sameboat.safety.plan_steps import KEYS, LONGEST, STEPS


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


class StepForm(forms.Form):
    """What somebody writes at one step of their safety plan."""

    words = forms.CharField(
        required=False, max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 6})
    )

    def __init__(self, *args: Any, step: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["words"].label = STEPS[KEYS.index(step)].asks
        self.fields["words"].help_text = STEPS[KEYS.index(step)].hint


class ReaderForm(forms.Form):
    name = forms.CharField(label=_("The name they have here"), max_length=40)
