"""What people type about what helps. Shape only; rules are elsewhere."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from sameboat.circles.models import Circle
from sameboat.skills.models import Skill, Trial, WhatFor
from sameboat.skills.planning import Plan
from sameboat.skills.telling import Told, told


def _lines(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class WordsForm(forms.Form):
    """What a skill says. `body` holds its steps, one on each line."""

    title = forms.CharField(label=_("What it is, in a few words"), max_length=100)
    what_for = forms.MultipleChoiceField(
        label=_("What it is for"), choices=WhatFor.choices, widget=forms.CheckboxSelectMultiple
    )
    body = forms.CharField(
        label=_("How it is done"),
        help_text=_("One step on each line, seven at most. Short is good."),
        max_length=2500,
        widget=_lines(5),
    )
    costs = forms.CharField(
        label=_("What it costs"),
        help_text=_("Money, time, effort. “Nothing but ten minutes” is an answer."),
        max_length=300,
        required=False,
    )
    not_when = forms.CharField(
        label=_("When it does not help"), max_length=600, required=False, widget=_lines(2)
    )
    harms = forms.CharField(
        label=_("What could go wrong, or do harm"), max_length=600, required=False, widget=_lines(2)
    )

    @property
    def told(self) -> Told:
        """What was typed, cleaned."""
        kept = self.cleaned_data
        parts = {part: kept[part] for part in ("title", "what_for", "costs", "not_when", "harms")}
        return told(**parts, steps=kept["body"].splitlines())


class SkillForm(WordsForm):
    """A skill of one's own, and who may read it."""

    shown_to = forms.ChoiceField(label=_("Who may read it?"))
    as_someone = forms.BooleanField(label=_("Without my name"), required=False)
    once_key = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, circles: list[Circle], is_unnamed: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        in_circles = [
            (f"circle:{each.pk}", _("The people of %(circle)s") % {"circle": each.name})
            for each in circles
        ]
        self._circles = {f"circle:{each.pk}": each for each in circles}
        self.fields["shown_to"].choices = [  # type: ignore[attr-defined]
            ("", _("Please choose")),
            (Skill.Reach.MINE, Skill.Reach.MINE.label),
            *in_circles,
            (Skill.Reach.ALL, Skill.Reach.ALL.label),
        ]
        if is_unnamed:
            del self.fields["as_someone"]

    def circle(self, stays: Circle | None) -> Circle | None:
        """The circle that was chosen. One that a skill came from stays with it where everyone may read it."""
        chosen = self.cleaned_data["shown_to"]
        return self._circles.get(chosen, stays if chosen == Skill.Reach.ALL else None)

    @property
    def reach(self) -> str:
        """Who may read it, as it is kept."""
        return str(self.cleaned_data["shown_to"]).partition(":")[0]


class AgreeForm(forms.Form):
    """The writer's yes: who may read it, and whether their name stands there."""

    reach = forms.ChoiceField(label=_("Who may read it?"), widget=forms.RadioSelect)
    as_someone = forms.BooleanField(label=_("Without my name"), required=False)

    def __init__(self, *args: Any, circle: Circle, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reach"].choices = [  # type: ignore[attr-defined]
            (Skill.Reach.CIRCLE, _("The people of %(circle)s") % {"circle": circle.name}),
            (Skill.Reach.ALL, Skill.Reach.ALL.label),
        ]


class PlanForm(forms.Form):
    """An if-then plan: when and where, what then, how often, and whether to be reminded."""

    when = forms.CharField(
        label=_("If, or when … (and where)"),
        help_text=_(
            "The more exactly, the better: “When I have brushed my teeth, in the kitchen”."
        ),
        max_length=300,
    )
    then = forms.CharField(label=_("… then I will"), max_length=300)
    how_often = forms.ChoiceField(
        label=_("How often"), choices=Trial.HowOften.choices, widget=forms.RadioSelect
    )
    from_day = forms.DateField(
        label=_("On which day, or from which day on"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    days = forms.MultipleChoiceField(
        label=_("On some days: which?"),
        required=False,
        choices=list(WEEKDAYS.items()),
        widget=forms.CheckboxSelectMultiple,
    )
    until_day = forms.DateField(
        label=_("Until, if you like"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    hour = forms.TimeField(
        label=_("At what time, by your own clock"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": _("Write a time, such as 09:30.")},
    )
    is_reminded = forms.BooleanField(label=_("Remind me then"), required=False)

    @property
    def plan(self) -> Plan:
        """What was typed, as a plan."""
        kept = self.cleaned_data
        return Plan(**{**kept, "days": tuple(int(day) for day in kept["days"])})


class OwnWayForm(forms.Form):
    body = forms.CharField(
        label=_("How you do it"),
        help_text=_("One step on each line, seven at most. Empty takes it away."),
        required=False,
        max_length=2500,
        widget=_lines(6),
    )
