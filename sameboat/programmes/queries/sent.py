"""What came by itself in a cohort, for whoever runs the house: whether lines arrive, and never a line that tells somebody's answer."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import gettext as _

from sameboat.programmes.models import MEASURE, Cohort, Place, SentLine
from sameboat.programmes.way.lines import line_at

# With fewer people than this, a sum over them tells of one.
FEW = 5


@dataclass
class LineRow:
    """One line or questionnaire over everybody: how many it was due for, by which ways it went, and for how many too late."""

    words: str
    last_due: datetime
    due: int = 0
    late: int = 0
    by: Counter[str] = field(default_factory=Counter)

    @property
    def went(self) -> list[tuple[str, int]]:
        """The ways in words, each with how many it went by."""
        return [(str(Place.Way(way).short), count) for way, count in self.by.most_common()]


@dataclass
class PersonRow:
    """One person: how many of the lines that all have came to them, the last one, and whether they stopped them."""

    place: Place
    came: int = 0
    late: int = 0
    last: SentLine | None = None

    @property
    def last_by(self) -> list[str]:
        """The ways of the last one, in words."""
        return [str(Place.Way(way).short) for way in self.last.ways] if self.last else []


@dataclass(frozen=True)
class SentPage:
    """The log of a cohort. `tailored` is how many lines followed somebody's answer, sent and too late; None where that would tell whose."""

    cohort: Cohort
    lines: list[LineRow]
    people: list[PersonRow]
    tailored: tuple[int, int] | None


def sent_page(cohort: Cohort) -> SentPage:
    """What came by itself to the people of a cohort, the latest first."""
    programme = cohort.edition.course
    own = {key for key, page in programme.prompts.items() if "for" in page.told}
    places = {each.pk: each for each in Place.objects.filter(cohort=cohort).select_related("person")}  # fmt: skip
    people = {pk: PersonRow(place) for pk, place in places.items() if place.is_in}
    rows: dict[tuple[str, int], LineRow] = {}
    tailored, got_tailored = [0, 0], defaultdict[int, int](int)
    for sent in SentLine.objects.filter(place__cohort=cohort).order_by("due_at", "pk"):
        is_late = sent.sent_at is None
        if sent.source in own:
            tailored[is_late] += 1
            got_tailored[sent.place_id] += 1
            continue
        row = rows.setdefault((sent.source, sent.index), LineRow(_words(cohort, sent), sent.due_at))
        row.last_due, row.due, row.late = sent.due_at, row.due + 1, row.late + is_late
        row.by.update(sent.ways)
        if person := people.get(sent.place_id):
            person.came, person.late = person.came + (not is_late), person.late + is_late
            person.last = person.last if is_late else sent
    return SentPage(
        cohort=cohort,
        lines=sorted(rows.values(), key=lambda each: each.last_due, reverse=True)[:200],
        people=sorted(people.values(), key=lambda each: each.place.person.name),
        tailored=(tailored[0], tailored[1]) if len(got_tailored) >= FEW else None,
    )


def _words(cohort: Cohort, sent: SentLine) -> str:
    if sent.source.startswith(MEASURE):
        return _("Questions: %(key)s, day %(day)d") % {"key": sent.source.removeprefix(MEASURE), "day": sent.index}  # fmt: skip
    return line_at(cohort.edition.course, sent.source, sent.index)
