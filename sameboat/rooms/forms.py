"""What people type around and in meetings. Shape only; rules are elsewhere."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sameboat.lib.wall_clock import moment_of, zone_named
from sameboat.people.models import Person
from sameboat.rooms.commands.planning import Again
from sameboat.rooms.models import Meeting
from sameboat.rooms.models.line import LONGEST_LINE
from sameboat.rooms.models.meeting import LONGEST, SHORTEST

PACES = (
    (0, _("As people write")),
    (15, _("Slowly: each a line in 15 seconds")),
    (30, _("Slower: each a line in 30 seconds")),
    (60, _("Very slowly: each a line in a minute")),
    (120, _("Each a line in two minutes")),
)
_DAY = {"type": "date"}


class LineForm(forms.Form):
    # A little more than fits, so that the rule says by how much it is too long.
    words = forms.CharField(
        label=_("Your line"),
        max_length=LONGEST_LINE * 4,
        widget=forms.Textarea(attrs={"rows": 2, "maxlength": LONGEST_LINE, "class": "line"}),
    )
    once_key = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)


class MeetingForm(forms.Form):
    """When a meeting is and what it is for; the hour is on the clock of whoever types it."""

    title = forms.CharField(label=_("A few words as a title"), max_length=80)
    about = forms.CharField(label=_("What it is for, in a line"), max_length=200, required=False)
    day = forms.DateField(label=_("Which day"), widget=forms.DateInput(_DAY, "%Y-%m-%d"))
    hour = forms.TimeField(
        label=_("At what time, on your clock"), widget=forms.TimeInput({"type": "time"}, "%H:%M")
    )
    minutes = forms.IntegerField(
        label=_("How many minutes"), min_value=SHORTEST, max_value=LONGEST, initial=60
    )

    def __init__(self, *args: Any, planner: Person, **options: Any) -> None:
        super().__init__(*args, **options)
        self.zone = zone_named(planner.time_zone)
        self.fields["hour"].help_text = _("Your clock is set to %(zone)s.") % {
            "zone": planner.time_zone.replace("_", " ")
        }

    @staticmethod
    def started(meeting: Meeting) -> dict[str, object]:
        """What stands in the form of a meeting that is planned, on the reader's clock."""
        there = timezone.localtime(meeting.starts_at)
        return {
            "title": meeting.title, "about": meeting.about, "minutes": meeting.minutes,
            "day": there.date(), "hour": there.time(),
        }  # fmt: skip

    def starts_at(self) -> datetime:
        """The moment that was typed."""
        told = self.cleaned_data
        return moment_of(told["day"], told["hour"], self.zone)

    def told(self) -> dict[str, Any]:
        """What a command keeps."""
        names = ("title", "about", "minutes")
        return {**{name: self.cleaned_data[name] for name in names}, "starts_at": self.starts_at()}


class PlanForm(MeetingForm):
    keeps = forms.ChoiceField(
        label=_("What is written there"),
        choices=(
            ("no", _("Is forgotten when it is over: an hour later nobody can read it, within a day it is erased")),
            ("yes", _("Is kept: those who have a place here can read it later")),
        ),
        initial="no",
        widget=forms.RadioSelect,
        help_text=_("People read this before they come in. It cannot be changed later."),
    )  # fmt: skip
    again = forms.IntegerField(
        label=_("Again every so many days, if it should come again"),
        required=False, min_value=1, max_value=28, help_text=_("7 is every week."),
    )  # fmt: skip
    until = forms.DateField(
        label=_("Until which day it comes again"),
        required=False,
        widget=forms.DateInput(_DAY, "%Y-%m-%d"),
    )
    once_key = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any] | None:
        told = super().clean() or {}
        if told.get("again") and not told.get("until") and "until" not in self.errors:
            self.add_error("until", _("Say until which day it comes again."))
        return told

    def told(self) -> dict[str, Any]:
        kept = self.cleaned_data
        return {
            **super().told(),
            "is_kept": kept["keeps"] == "yes",
            "again": Again(kept["again"], kept["until"]) if kept["again"] else None,
            "once_key": kept["once_key"] or None,
        }


class PaceForm(forms.Form):
    pace = forms.TypedChoiceField(label=_("How fast"), choices=PACES, coerce=int)


class TitleForm(forms.Form):
    title = forms.CharField(
        label=_("What your meetings are called in your calendar"),
        max_length=40,
        required=False,
        help_text=_("Choose words that tell nothing to whoever looks over your shoulder."),
    )
