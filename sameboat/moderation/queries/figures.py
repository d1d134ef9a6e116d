"""Numbers in the open, by quarter: what came to the desk and what became of it. Nobody can be found in them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from statistics import median
from typing import Any

from django.db.models import Count, Q
from django.utils import timezone

from sameboat.moderation.models import Appeal, Case, Decision, Measure
from sameboat.moderation.models.case import MACHINES, Kind

# A number from 1 to 4 is shown as "fewer than five": in a small house it could point at somebody.
FEW = 5


@dataclass(frozen=True)
class Quarter:
    """Three months, from `start` until `end` (not included), in UTC."""

    year: int
    number: int

    @property
    def start(self) -> datetime:
        """Its first moment."""
        return datetime(self.year, 3 * self.number - 2, 1, tzinfo=UTC)

    @property
    def end(self) -> datetime:
        """The first moment after it."""
        year, month = (self.year, 3 * self.number + 1)
        return datetime(year + (month > 12), 1 if month > 12 else month, 1, tzinfo=UTC)

    @property
    def name(self) -> str:
        """As it is written: "2026 Q4"."""
        return f"{self.year} Q{self.number}"

    @property
    def before(self) -> Quarter:
        """The quarter before it."""
        return Quarter(self.year - (self.number == 1), (self.number + 2) % 4 + 1)


def quarter_of(at: datetime) -> Quarter:
    """The quarter a moment lies in."""
    day = at.astimezone(UTC)
    return Quarter(day.year, (day.month + 2) // 3)


def quarter_named(name: str) -> Quarter | None:
    """The quarter written like "2026 Q4" or "2026Q4"; None for anything else."""
    year, _q, number = name.replace(" ", "").upper().partition("Q")
    if year.isascii() and year.isdigit() and len(year) == 4 and number in set("1234"):
        return Quarter(int(year), int(number)) if int(year) > 2000 else None
    return None


@dataclass(frozen=True)
class Line:
    """One number with what it counts. None is too few to show."""

    words: str
    number: int | None


@dataclass(frozen=True)
class OpenFigures:
    """A quarter's numbers. Medians are minutes from opening to the first human look."""

    quarter: Quarter
    by_kind: list[Line]
    minutes_in_danger: int | None
    minutes_otherwise: int | None
    measures: list[Line]
    appeals: int | None
    overturned: int | None
    flagged: int | None
    dismissed: int | None


def shown(number: int) -> int | None:
    """A number as it may be shown: none from 1 to 4."""
    return None if 0 < number < FEW else number


def figures_for(quarter: Quarter) -> OpenFigures:
    """The numbers of a quarter."""
    cases = Case.objects.filter(opened_at__gte=quarter.start, opened_at__lt=quarter.end)
    counted = dict(cases.values_list("kind").annotate(n=Count("pk")))
    decided = Measure.objects.filter(
        decision__decided_at__gte=quarter.start, decision__decided_at__lt=quarter.end
    )
    taken = dict(decided.values_list("verb").annotate(n=Count("pk")))
    appeals = Appeal.objects.filter(made_at__gte=quarter.start, made_at__lt=quarter.end)
    noticed = cases.filter(reasons__by__in=MACHINES).distinct()
    return OpenFigures(
        quarter=quarter,
        by_kind=[Line(str(label), shown(counted.get(kind, 0))) for kind, label in Kind.choices],
        minutes_in_danger=_median(cases.filter(rank=0)),
        minutes_otherwise=_median(cases.exclude(rank=0)),
        measures=[
            Line(str(label), shown(taken.get(verb, 0))) for verb, label in Measure.Verb.choices
        ],
        appeals=shown(appeals.count()),
        overturned=shown(appeals.filter(was_overturned=True).count()),
        flagged=shown(noticed.count()),
        dismissed=shown(noticed.filter(outcome=Case.Outcome.NOTHING_WRONG).count()),
    )


def _median(cases: Any) -> int | None:
    """Minutes until a human looked, for the case in the middle; None with fewer than five."""
    waits = [
        (seen - opened).total_seconds() / 60
        for opened, seen in cases.exclude(seen_at=None).values_list("opened_at", "seen_at")
    ]
    return round(median(waits)) if len(waits) >= FEW else None


def log_of(quarter: Quarter) -> list[dict[str, object]]:
    """Every decision of a quarter that is over, one row a measure, without anybody's name, words or day.

    A quarter with fewer than five decisions has no log: a row would point at somebody.
    """
    made = Decision.objects.filter(decided_at__gte=quarter.start, decided_at__lt=quarter.end)
    if quarter.end > timezone.now() or made.count() < FEW:
        return []
    rows = Measure.objects.filter(decision__in=made).select_related("decision__appeal")
    every: list[dict[str, object]] = [
        {
            "quarter": quarter.name,
            "kind": measure.decision.kind,
            "measure": measure.verb,
            "days": _days(measure),
            "rule": measure.decision.rule,
            "noticed_by_machine": measure.decision.noticed_by_machine,
            "decided_by_machine": False,
            "appealed": hasattr(measure.decision, "appeal"),
            "undone": measure.undone_at is not None,
        }
        for measure in rows.order_by("verb", "decision__kind", "decision__rule")
    ]
    return _blurred(every)


def _blurred(rows: list[dict[str, object]]) -> list[dict[str, object]]:
    """Rows of which there are at least five of a kind; in them, what fewer than five share is left empty."""

    def kinds(row: dict[str, object]) -> tuple[object, object]:
        return row["kind"], row["measure"]

    many = Counter(map(kinds, rows))
    kept = [row for row in rows if many[kinds(row)] >= FEW]
    for name in ("days", "rule", "noticed_by_machine", "appealed", "undone"):
        shared = Counter((*kinds(row), row[name]) for row in kept)
        for row in kept:
            if shared[(*kinds(row), row[name])] < FEW:
                row[name] = None
    return kept


def _days(measure: Measure) -> int | None:
    if measure.until is None:
        return None
    return round((measure.until - measure.decision.decided_at).total_seconds() / 86400)


def quarters_with_cases() -> list[Quarter]:
    """Every quarter that is over since the first case, the latest first. One that runs would tell of each post at once."""
    first = Case.objects.filter(~Q(opened_at=None)).order_by("opened_at").first()
    if first is None:
        return [quarter_of(timezone.now()).before]
    quarter, begun = quarter_of(timezone.now()).before, quarter_of(first.opened_at)
    found = [quarter]
    while (quarter.year, quarter.number) > (begun.year, begun.number):
        quarter = quarter.before
        found.append(quarter)
    return found[:40]
