"""The lines that came to somebody, and the ways by which they could come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sameboat.lib.post import mail_is_set_up
from sameboat.notices.models import PushAddress
from sameboat.notices.texts.commands import takes_texts
from sameboat.programmes.models import MEASURE, Place, SentLine
from sameboat.programmes.way.lines import line_at


@dataclass(frozen=True)
class CameLine:
    """A line of the log: its words, when it was due, and by which ways it came."""

    sent: SentLine
    words: str

    @property
    def came_by(self) -> list[str]:
        """The ways in words."""
        return [str(Place.Way(way).label) for way in self.sent.ways]


@dataclass(frozen=True)
class LinesPage:
    """Every line so far, newest first, and the ways that this house and person have."""

    place: Place
    lines: list[CameLine]
    ways: list[tuple[str, Any]]


def lines_page(place: Place) -> LinesPage:
    """The log of somebody's lines."""
    programme = place.cohort.edition.course
    came = SentLine.objects.filter(place=place).exclude(source__startswith=MEASURE)
    lines = [
        CameLine(each, line_at(programme, each.source, each.index))
        for each in came.order_by("-due_at", "-pk")[:400]
    ]
    return LinesPage(place, lines, ways_for(place))


def ways_for(place: Place) -> list[tuple[str, Any]]:
    """The ways by which a line can come to somebody: a letter needs an address, a push message a browser that takes it."""
    person = place.person
    possible = {Place.Way.IN_APP}
    if PushAddress.objects.filter(person=person).exists():
        possible.add(Place.Way.PUSH)
    if person.email and person.email_confirmed_at and mail_is_set_up():
        possible.add(Place.Way.MAIL)
    if takes_texts(person):
        possible.add(Place.Way.TEXT)
    return [(way, label) for way, label in Place.Way.choices if way in possible]
