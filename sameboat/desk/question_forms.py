"""What an organiser types of questionnaires and schedules. Shape only."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sameboat.measures.licensed import licensed
from sameboat.measures.models import Instrument, Schedule

_LARGEST = 2_000_000


class TakeInForm(forms.Form):
    """A form to take in: a file, or its words."""

    title = forms.CharField(
        label=_("Its name, as members read it"),
        max_length=120,
        required=False,
        help_text=_("Empty: the name in the file."),
    )
    slot = forms.ChoiceField(
        label=_("Is it your licensed copy of one of these?"),
        required=False,
        help_text=_("Then it is scored as that one. You answer for having the licence."),
    )
    file = forms.FileField(label=_("A file"), required=False)
    text = forms.CharField(
        label=_("Or paste it here"),
        required=False,
        max_length=_LARGEST,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
        help_text=_("A FHIR R4 Questionnaire (JSON), or a REDCap data dictionary (CSV)."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        chosen: Any = self.fields["slot"]
        chosen.choices = [("", _("No")), *((each.key, each.name) for each in licensed())]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        file = said.get("file")
        if file is not None:
            said["text"] = self._read(file)
        if not self.errors and not str(said.get("text", "")).strip():
            self.add_error("text", _("Choose a file, or paste one."))
        return said

    def _read(self, file: Any) -> str:
        if (file.size or 0) > _LARGEST:
            self.add_error("file", _("This file is too long to be a form."))
            return ""
        try:
            return bytes(file.read()).decode("utf-8-sig")
        except UnicodeDecodeError:
            self.add_error("file", _("This is no text in UTF-8. Save it as CSV or JSON in UTF-8."))
            return ""


class ScheduleForm(forms.ModelForm[Schedule]):
    """When a form is asked."""

    days = forms.CharField(
        label=_("On which days, counted from the day somebody says yes"),
        required=False,
        initial="0, 30, 90",
        help_text=_("Numbers with commas. For a few times a day: the days on which that begins."),
    )

    class Meta:
        model = Schedule
        fields = ("title", "why", "rhythm", "days", "times_a_day", "burst_days", "open_hours")
        labels = {
            "rhythm": _("How often"),
            "times_a_day": _("How many times a day"),
            "burst_days": _("For how many days"),
            "open_hours": _("How many hours it can be answered"),
        }
        help_texts = {
            "times_a_day": _("Only for a few times a day: 1 to 8, in somebody's waking hours."),
            "burst_days": _("Only for a few times a day."),
        }
        widgets = {
            "rhythm": forms.RadioSelect,
            "why": forms.Textarea(attrs={"rows": 3, "maxlength": 400}),
        }

    def __init__(self, data: Any = None, *, instrument: Instrument) -> None:
        super().__init__(data, initial={"title": instrument.title[:80]})

    def clean_days(self) -> list[int]:
        told = str(self.cleaned_data["days"]).replace(";", ",").split(",")
        try:
            return sorted({int(each) for each in told if each.strip()})
        except ValueError as fault:
            raise forms.ValidationError(_("Write numbers with commas: 0, 30, 90.")) from fault


class WorriesForm(forms.Form):
    """Which answers somebody is told of: one field a question, its answers to tick."""

    def __init__(self, data: Any = None, *, instrument: Instrument) -> None:
        super().__init__(data)
        self._names: dict[str, str] = {}
        for place, question in enumerate(instrument.form.questions):
            if question.marks and question.worry_from is None:
                name = f"question_{place}"
                self._names[name] = question.link_id
                self.fields[name] = forms.MultipleChoiceField(
                    label=question.text,
                    choices=question.marks,
                    required=False,
                    initial=instrument.worries.get(question.link_id, []),
                    widget=forms.CheckboxSelectMultiple,
                )

    def marked(self) -> dict[str, list[str]]:
        """By linkId, the codes that were ticked."""
        return {link_id: self.cleaned_data[name] for name, link_id in self._names.items()}
