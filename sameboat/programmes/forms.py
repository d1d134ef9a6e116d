"""What people tell in steps, and how they want their lines. Shape only; each form comes out of what the step says."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sameboat.programmes.folder.nouns import Step, Told
from sameboat.programmes.queries.steps import CountedDay

_LONGEST = 8000
_YES_NO = (("yes", _("Yes")), ("no", _("No")))


def _counting() -> forms.TextInput:
    """A line for a number: with keys for digits on a phone, and no refusing of a comma before it is read."""
    return forms.TextInput(attrs={"inputmode": "numeric", "size": 8})


def _words(label: str, rows: int = 5, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label, required=False, max_length=_LONGEST, help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows}),
    )  # fmt: skip


class CountField(forms.IntegerField):
    """A whole number as people write it: 2,100 and 2.100 and 2 100 are two thousand one hundred."""

    _GROUPED = re.compile(r"[+-]?\d{1,3}(?:[,.\u2019' \u00a0\u202f]\d{3})+")

    def to_python(self, value: Any) -> int | None:
        typed = str(value or "").strip()
        return super().to_python(re.sub(r"[^\d+-]", "", typed) if self._GROUPED.fullmatch(typed) else value)  # fmt: skip


class ToldForm(forms.Form):
    """The fields of one step. Nothing in it is needed. `seen` is the state of it that this page was made from."""

    seen = forms.CharField(required=False, max_length=32, widget=forms.HiddenInput)

    def __init__(self, *args: Any, step: Step, told: Told, seen: str = "", **options: Any) -> None:
        super().__init__(*args, **options)
        self.step = step
        self.fields["seen"].initial = seen
        makers = {"write": _write, "worksheet": _worksheet, "choose": _choose, "do": _do, "plan": _plan, "goal": _goal}  # fmt: skip
        for name, field in makers[step.kind](step.page.told, told).items():
            self.fields[name] = field

    @property
    def is_empty(self) -> bool:
        """Whether nothing was said."""
        return all(value in {None, ""} for value in self._said.values())

    @property
    def _said(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}

    def words(self) -> str:
        """All that was typed, as one text."""
        return "\n".join(str(value) for value in self._said.values() if isinstance(value, str))  # fmt: skip

    def told(self) -> dict[str, Any]:
        """What is kept of it."""
        kept = self._said
        if self.step.kind in {"worksheet", "plan"}:
            group = "fields" if self.step.kind == "worksheet" else "parts"
            return {group: {name.removeprefix("f-"): value for name, value in kept.items()}}
        return kept


def _write(step: Told, told: Told) -> dict[str, forms.Field]:
    field = _words(step["asks"], rows=9)
    field.initial = told.get("words", "")
    return {"words": field}


def _worksheet(step: Told, told: Told) -> dict[str, forms.Field]:
    before = told.get("fields", {})
    return {f"f-{each['key']}": _field(each, before.get(each["key"])) for each in step["fields"]}


def _field(asked: Told, before: Any) -> forms.Field:
    kind, field = asked["kind"], forms.Field()
    if kind == "line":
        field = forms.CharField(label=asked["asks"], required=False, max_length=300)
    elif kind == "number":
        field = CountField(label=asked["asks"], required=False, min_value=-1_000_000, max_value=1_000_000, widget=_counting())  # fmt: skip
    elif kind in {"choice", "yes-no"}:
        choices = _YES_NO if kind == "yes-no" else [(each, each) for each in asked["choices"]]
        field = forms.ChoiceField(
            label=asked["asks"], required=False, choices=choices, widget=forms.RadioSelect
        )
    else:
        field = _words(asked["asks"])
    field.initial = before
    return field


def _choose(step: Told, told: Told) -> dict[str, forms.Field]:
    choices = [(each["key"], each["says"]) for each in step["choices"]]
    field = forms.ChoiceField(
        label=step["asks"], choices=choices, required=False, widget=forms.RadioSelect
    )
    field.initial = told.get("choice")
    return {"choice": field}


def _do(step: Told, told: Told) -> dict[str, forms.Field]:
    fields: dict[str, forms.Field] = {
        "if": forms.CharField(
            label=_("If … (a moment that comes anyway)"), required=False, max_length=300,
            help_text=_("Such as: %(words)s") % {"words": step["if"]} if "if" in step else "",
        ),
        "then": forms.CharField(
            label=_("… then I"), required=False, max_length=300,
            help_text=_("Such as: %(words)s") % {"words": step["then"]} if "then" in step else "",
        ),
    }  # fmt: skip
    if told.get("then") or told.get("went"):
        fields["went"] = _words(str(_("How did it go?")), rows=4)
    for name, field in fields.items():
        field.initial = told.get(name, "")
    return fields


def _plan(step: Told, told: Told) -> dict[str, forms.Field]:
    before = told.get("parts", {})
    found: dict[str, forms.Field] = {}
    for part in step["parts"]:
        found[f"f-{part['key']}"] = field = _words(part["title"], rows=5, help_text=part["asks"])
        field.initial = before.get(part["key"], "")
    return found


def _goal(step: Told, told: Told) -> dict[str, forms.Field]:
    field = _words(str(_("What do you aim for? In your own words.")), rows=3)
    field.initial = told.get("aim", "")
    return {"aim": field}


class DaysForm(forms.Form):
    """What was counted on each of the last days. An empty number takes that day away."""

    def __init__(self, *args: Any, step: Told, days: list[CountedDay], **options: Any) -> None:
        super().__init__(*args, **options)
        self.days = {f"d-{each.day.isoformat()}": each for each in days}
        for name, each in self.days.items():
            self.fields[name] = CountField(
                widget=_counting(),
                label=each.label,
                required=False,
                initial=each.typed,
                min_value=int(step.get("least", 0)),
                max_value=int(step.get("most", 100_000)),
            )

    def changed(self) -> dict[date, int | None]:
        """The days whose number is another than before."""
        return {
            each.day: self.cleaned_data[name]
            for name, each in self.days.items()
            if self.cleaned_data[name] != each.typed
        }


class LinesForm(forms.Form):
    """At which hour lines come, and by which ways."""

    hour = forms.TimeField(
        label=_("At which hour?"), widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    )
    ways = forms.MultipleChoiceField(
        label=_("How?"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Without a tick no lines come."),
    )  # fmt: skip

    def __init__(self, *args: Any, ways: list[tuple[str, Any]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["ways"].choices = ways  # type: ignore[attr-defined]


class LeaveForm(forms.Form):
    because = forms.CharField(
        label=_("Is there something you would like the organisers to know?"),
        required=False,
        max_length=600,
        help_text=_("Only if you like. They read it with your name."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class WishesForm(forms.Form):
    wishes = forms.CharField(
        label=_("What would you like from your coach?"),
        max_length=1000,
        help_text=_("In your own words: what to ask about, what better not, how often. The first time it is a letter to them; later it stands on their page."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )  # fmt: skip


class NoteForm(forms.Form):
    words = forms.CharField(
        label=_("A note"),
        max_length=4000,
        help_text=_("Whoever it is about reads it too, and so does a coach who takes over."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
