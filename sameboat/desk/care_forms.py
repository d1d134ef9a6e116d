"""What an organiser types about services, and which stories stand beside worksheets. Shape only."""

import re
from datetime import date

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sameboat.care.models import Choice, Service
from sameboat.care.rules import must_have_been
from sameboat.lib.fields import WebAddress
from sameboat.lib.refusal import Refusal


class ServiceForm(forms.ModelForm[Service]):
    class Meta:
        model = Service
        fields = (
            "name", "kind", "about", "area", "address", "phone", "website", "hours", "cost", "way_in", "verified_on",
        )  # fmt: skip
        widgets = {
            "about": forms.Textarea(attrs={"rows": 3}),
            "verified_on": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        }
        help_texts = {
            "cost": _("Such as “free”, “on the NHS, months of waiting” or “20 for an hour, less if you ask”."),
            "way_in": _("Such as “your doctor writes a letter” or “walk in on Thursdays”."),
        }  # fmt: skip
        field_classes = {"website": WebAddress}

    def clean_verified_on(self) -> date | None:
        day: date | None = self.cleaned_data["verified_on"]
        try:
            must_have_been(day, timezone.localdate())
        except Refusal as refusal:
            raise forms.ValidationError(str(refusal)) from refusal
        return day


class TableForm(forms.Form):
    table = forms.FileField(
        label=_("A table as CSV"), widget=forms.FileInput(attrs={"accept": ".csv,text/csv"})
    )


class StoryForm(forms.Form):
    """A thread by its address, and beside which worksheet."""

    address = forms.CharField(
        label=_("The address of the thread"),
        max_length=300,
        help_text=_("Open it and copy the address, such as /threads/1234/."),
    )
    kind = forms.ChoiceField(
        label=_("Beside which worksheet"), choices=Choice.Kind.choices, widget=forms.RadioSelect
    )

    def clean_address(self) -> int:
        found = re.search(r"/threads/([0-9]{1,16})(?:/|$)", self.cleaned_data["address"].strip())
        if not found:
            raise forms.ValidationError(_("That is not the address of a thread."))
        return int(found[1])
