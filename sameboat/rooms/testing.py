"""Meetings for tests, made by the real commands."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from sameboat.circles.models import Circle
from sameboat.circles.testing import an_organiser
from sameboat.people.models import Person
from sameboat.rooms.commands.planning import plan_meeting
from sameboat.rooms.commands.saying import say_line
from sameboat.rooms.models import Line, Meeting


def make_meeting(
    circle: Circle, *, began: int = -1440, minutes: int = 60, by: Person | None = None, **told: Any
) -> Meeting:
    """A meeting that began so many minutes ago; less than nothing: it is still to come."""
    starts_at = timezone.now() - timedelta(minutes=began)
    told = {"title": "Kettle on", "about": "Tea and a word.", **told}
    return plan_meeting(
        by=by or an_organiser(),
        circle=circle,
        starts_at=starts_at,
        minutes=minutes,
        at=starts_at - timedelta(days=1),
        **told,
    )


def make_line(
    person: Person, meeting: Meeting, words: str = "Hello, all.", at: datetime | None = None
) -> Line:
    """A line that somebody says, now or at a moment while it is on."""
    return say_line(person=person, meeting=meeting, words=words, at=at)
