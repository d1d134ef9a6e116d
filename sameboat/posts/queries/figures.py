"""The figures that matter to a community, and no others."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from django.db.models import F

from sameboat.people.models import Person
from sameboat.posts.models import Thread

WINDOW = timedelta(days=30)


@dataclass(frozen=True)
class Figures:
    """Over thirty days: hours to a first reply (median), threads unanswered after a day, people who came back."""

    hours_to_first_reply: float | None
    unanswered_after_a_day: int
    threads: int
    came_back: int


def figures_at(at: datetime) -> Figures:
    """The desk's figures. Counts of the whole house; nobody can be told apart in them."""
    asked = Thread.objects.filter(
        opened_at__gte=at - WINDOW, removed_at=None, imported_key=None
    ).exclude(kind=Thread.Kind.DAILY)
    waits = [
        (first - opened).total_seconds() / 3600  # type: ignore[operator]
        for opened, first in asked.exclude(first_answer_at=None).values_list(
            "opened_at", "first_answer_at"
        )
    ]
    long_ago = asked.filter(opened_at__lt=at - timedelta(days=1))
    late = long_ago.filter(first_answer_at=None) | long_ago.filter(
        first_answer_at__gt=F("opened_at") + timedelta(days=1)
    )
    came_back = Person.objects.here().filter(
        last_here_on__gte=(at - WINDOW).date(), joined_at__lt=at - WINDOW
    )
    return Figures(
        hours_to_first_reply=round(median(waits), 1) if waits else None,
        unanswered_after_a_day=late.count(),
        threads=asked.count(),
        came_back=came_back.count(),
    )
