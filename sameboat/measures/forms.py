"""What a member types: an answer of any kind, and the hours at which they may be asked. Shape only."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.formats import time_format
from django.utils.translation import gettext_lazy as _

from sameboat.measures.fhir.form import USUAL, Question

_LONGEST = {"string": 250, "text": 4000}
_WRITTEN = ("integer", "decimal", "date", "string", "text")


class AnswerForm(forms.Form):
    """One answer to one question. Choices are buttons and come as their code."""

    def __init__(self, question: Question, data: Any = None, *, given: Any = None) -> None:
        super().__init__(data, initial={"value": given})
        self.question = question
        self.fields["value"] = _field(question)

    @property
    def is_written(self) -> bool:
        """Whether the answer is written and not tapped."""
        return self.question.kind in _WRITTEN

    def said(self) -> Any:
        """The answer as it is kept: a code, yes or no, a number, a day as ISO 8601, or words."""
        value: Any = self.cleaned_data["value"]
        kind = self.question.kind
        if kind == "boolean":
            return value == "yes"
        if kind == "decimal":
            return float(value)
        return value.isoformat() if kind == "date" else value


def _field(question: Question) -> forms.Field:
    label = question.text
    least, most = USUAL
    bounds: dict[str, Any] = {
        "min_value": least if question.least is None else question.least,
        "max_value": most if question.most is None else question.most,
    }
    needed = {"required": _("Answer it, or leave it out.")}
    if question.kind == "choice":
        pairs = [(each.code, each.words) for each in question.options]
        return forms.ChoiceField(label=label, choices=pairs, error_messages=needed)
    if question.kind == "boolean":
        yes_no = [("yes", _("Yes")), ("no", _("No"))]
        return forms.ChoiceField(label=label, choices=yes_no, error_messages=needed)
    if question.kind == "integer":
        numeric = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
        return forms.IntegerField(label=label, widget=numeric, error_messages=needed, **bounds)
    if question.kind == "decimal":
        numeric = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        return forms.DecimalField(
            label=label, widget=numeric, error_messages=needed, max_digits=12, localize=True, **bounds
        )  # fmt: skip
    if question.kind == "date":
        return _Day(question, label=label, error_messages=needed)
    longest = min(question.longest or 4000, _LONGEST[question.kind])
    lines = forms.Textarea(attrs={"rows": 5}) if question.kind == "text" else forms.TextInput()
    return forms.CharField(label=label, max_length=longest, widget=lines, error_messages=needed)


class _Day(forms.DateField):
    """A day between two others."""

    def __init__(self, question: Question, **options: Any) -> None:
        super().__init__(widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"), **options)
        self._least, self._most = question.least, question.most

    def clean(self, value: Any) -> Any:
        day = super().clean(value)
        if self._least and day.isoformat() < self._least:
            raise forms.ValidationError(
                _("This is too early. The first day is %(day)s."), params={"day": self._least}
            )
        if self._most and day.isoformat() > self._most:
            raise forms.ValidationError(
                _("This is too late. The last day is %(day)s."), params={"day": self._most}
            )
        return day


class ReaderForm(forms.Form):
    """Who else may see one's scores."""

    name = forms.CharField(label=_("The name they have here"), max_length=40)


def _hours() -> list[tuple[int, str]]:
    from datetime import time

    return [(hour, time_format(time(hour), "H:i")) for hour in range(24)]


class HoursForm(forms.Form):
    """At which hours of one's own clock one may be asked: one hour, or waking hours for a burst."""

    hour = forms.TypedChoiceField(label=_("At which hour?"), choices=_hours, coerce=int)
    wakes_at = forms.TypedChoiceField(label=_("Not before"), choices=_hours, coerce=int)
    sleeps_at = forms.TypedChoiceField(label=_("And not after"), choices=_hours, coerce=int)

    def __init__(self, data: Any = None, *, in_bursts: bool, initial: Any = None) -> None:
        usual = {"hour": 18, "wakes_at": 9, "sleeps_at": 21}
        super().__init__(data, initial=usual | (initial or {}))
        for name in ("hour",) if in_bursts else ("wakes_at", "sleeps_at"):
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if "wakes_at" in said and said.get("wakes_at") == said.get("sleeps_at"):
            self.add_error("sleeps_at", _("Leave some hours between the two."))
        return said
