"""What somebody's answers come to, over time. Read by the person themselves, and by apps above that they said yes to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.http import Http404
from django.utils.translation import gettext as _

from sameboat.measures.fhir.scales import Scale
from sameboat.measures.models import CheckIn, Instrument, Score
from sameboat.people.models import Person


@dataclass(frozen=True)
class Point:
    """One score at one moment. `number` is None for a word."""

    at: datetime
    number: Decimal | None
    word: str
    band: str


@dataclass(frozen=True)
class Course:
    """One scale over time, oldest first. `change` says in words how the last differs from the first, where that can be said."""

    scale: Scale
    points: list[Point]
    change: str

    @property
    def last(self) -> Point:
        """How it was the last time."""
        return self.points[-1]

    @property
    def newest_first(self) -> list[Point]:
        """For a table."""
        return self.points[::-1]


@dataclass(frozen=True)
class OverTime:
    """All scales of one form as one person answered it; `unscored` is how often it was answered without a score."""

    instrument: Instrument
    courses: list[Course]
    answered: int
    unscored: int


def over_time(viewer: Person, key: str) -> OverTime:
    """The viewer's own scores on a form over time, or 404 where they never finished one."""
    finished = list(
        CheckIn.objects.visible_to(viewer)
        .filter(instrument__key=key, finished_at__isnull=False)
        .select_related("instrument")
        .prefetch_related("scores")
        .order_by("finished_at", "pk")
    )
    if not finished:
        raise Http404
    newest = max((each.instrument for each in finished), key=lambda each: each.version)
    courses = [_course(scale, finished) for scale in newest.form.scales]
    return OverTime(
        instrument=newest,
        courses=[each for each in courses if each.points],
        answered=len(finished),
        unscored=sum(not check_in.scores.all() for check_in in finished) if courses else 0,
    )


def _course(scale: Scale, finished: list[CheckIn]) -> Course:
    points = [
        _point(scale, check_in, score)
        for check_in in finished
        for score in check_in.scores.all()
        if score.link_id == scale.link_id
    ]
    return Course(scale, points, _change(scale, points))


def _point(scale: Scale, check_in: CheckIn, score: Score) -> Point:
    band = scale.band_of(score.number) if score.number is not None else None
    at = check_in.finished_at
    assert at is not None  # noqa: S101 - the query asks for finished ones
    return Point(at, score.number, score.word, band.words if band else "")


def _change(scale: Scale, points: list[Point]) -> str:
    """Whether the last score differs from the first by more than chance: reliable change (Jacobson and Truax 1991)."""
    numbers = [each.number for each in points if each.number is not None]
    if len(numbers) < 2:
        return ""
    if scale.reliable_change is None:
        return _(
            "Nobody has published by how much this must change to be more than chance, so we do not say."
        )
    by = float(numbers[-1] - numbers[0])
    if abs(by) < scale.reliable_change:
        return _("The last is not further from the first than such answers differ by chance.")
    if by < 0:
        return _("The last is lower than the first by more than chance.")
    return _("The last is higher than the first by more than chance.")
