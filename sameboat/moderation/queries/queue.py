"""What needs a human, in the right order, and why it stands where it does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sameboat.moderation.models import Case, CaseReason, Decision, FollowUp
from sameboat.moderation.models.case import HEAVY, CaseQuerySet, Kind
from sameboat.moderation.rules import friends
from sameboat.people.models import Person

ON_A_PAGE = 25
# After so many hard cases in one shift a moderator is offered to stop.
ENOUGH, SHIFT = 4, timedelta(hours=12)


def seen_by(viewer: Person) -> CaseQuerySet:
    """Every case the viewer may know of: none about themselves or against their own decision.

    Cases of friends, and those one reported oneself unless somebody is in danger, with the appeals of what was decided
    there, show only once everybody was called and nobody came, or to whoever took or closed them.
    """
    if not viewer.is_staff:
        return Case.objects.none()
    own = Decision.objects.filter(decided_by=viewer).values("pk")
    found = Case.objects.exclude(writer=viewer).exclude(about=viewer)
    found = found.exclude(thing="decision", thing_id__in=own)
    reported = CaseReason.objects.filter(report__reporter=viewer).values("case")
    decided = Decision.objects.filter(case__in=reported).values("pk")
    kept_from = Q(pk__in=reported) & ~Q(kind=Kind.CRISIS)
    kept_from |= Q(thing="decision", thing_id__in=decided)
    known = friends(viewer)
    if known:
        kept_from |= Q(writer__in=known) | Q(about__in=known)
    held = Q(claimed_by=viewer) | Q(closed_by=viewer)
    return found.exclude(kept_from & Q(told__lt=2) & ~held)


@dataclass(frozen=True)
class Row:
    """One line of the queue: the case, and why it stands there."""

    case: Case
    why: str


@dataclass(frozen=True)
class Queue:
    """The desk's first page. `page` holds what nobody has taken; `heavy` counts hard cases of this shift."""

    mine: list[Row]
    asked: list[Row]
    page: Page[Case]
    rows: list[Row]
    others: int
    follow_ups: list[FollowUp]
    heavy: int

    @property
    def is_enough(self) -> bool:
        """Whether the viewer has had so many hard cases that they are offered to stop."""
        return self.heavy >= ENOUGH

    @property
    def danger(self) -> list[Row]:
        """What nobody has taken and where somebody may come to harm: that stands before all else."""
        return [row for row in self.rows if row.case.is_danger]

    @property
    def rest(self) -> list[Row]:
        """Everything else that nobody has taken."""
        return [row for row in self.rows if not row.case.is_danger]

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is waiting for the viewer."""
        return not (self.mine or self.asked or self.rows or self.follow_ups)


def queue_for(viewer: Person, number: int = 1, at: datetime | None = None) -> Queue:
    """What waits, for one moderator: theirs first, then what nobody has, danger and the shortest clock first."""
    now = at or timezone.now()
    cases = seen_by(viewer)
    waiting = cases.open().in_order()
    mine = list(waiting.filter(Q(claimed_by=viewer) | Q(asked=viewer)).annotate(_reports())[:100])
    free = waiting.filter(claimed_by=None).annotate(_reports())
    page = Paginator(free, ON_A_PAGE).get_page(number)
    due = FollowUp.objects.filter(done_at=None, due_at__lte=now, case__in=cases.values("pk"))
    return Queue(
        mine=[Row(case, why_here(case, now)) for case in mine if case.claimed_by_id == viewer.pk],
        asked=[
            Row(case, _("A colleague asks you to look"))
            for case in mine
            if case.claimed_by_id != viewer.pk
        ],
        page=page,
        rows=[Row(case, why_here(case, now)) for case in page.object_list],
        others=waiting.exclude(claimed_by=None).exclude(claimed_by=viewer).count(),
        follow_ups=list(due.select_related("case")[:25]),
        heavy=heavy_cases(viewer, now),
    )


def _reports() -> Count:
    return Count("reasons", distinct=True)


def why_here(case: Case, at: datetime) -> str:
    """Why a case stands where it does, in one sentence."""
    told = getattr(case, "reasons__count", 0)
    if case.is_late(at):
        return _("Nobody has looked, and its time is over: %(how)s") % {
            "how": _ago(at - case.due_at)
        }
    if case.is_danger:
        words = _("Somebody may come to harm")
        return f"{words} · {_many(told)}" if told > 1 else words
    left = _("should be looked at within %(how)s") % {"how": _ago(case.due_at - at)}
    if case.due_at < at:
        left = _("somebody has looked; it is still open")
    return f"{_many(told)} · {left}" if told > 1 else left


def _many(told: int) -> str:
    return ngettext("%(n)d reason", "%(n)d reasons", told) % {"n": told}


def _ago(how_long: timedelta) -> str:
    minutes = max(1, int(how_long.total_seconds() // 60))
    if minutes < 120:
        return ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes}
    hours = minutes // 60
    if hours < 48:
        return ngettext("%(n)d hour", "%(n)d hours", hours) % {"n": hours}
    return ngettext("%(n)d day", "%(n)d days", hours // 24) % {"n": hours // 24}


def heavy_cases(viewer: Person, at: datetime) -> int:
    """How many hard cases the viewer took or closed in this shift, the last twelve hours."""
    since = at - SHIFT
    touched = Q(claimed_by=viewer, claimed_at__gte=since) | Q(
        closed_by=viewer, closed_at__gte=since
    )
    return Case.objects.filter(touched, kind__in=HEAVY).count()


def with_others(viewer: Person) -> list[Case]:
    """Open cases that colleagues have taken, by when they are due."""
    held = seen_by(viewer).open().exclude(claimed_by=None).exclude(claimed_by=viewer)
    return list(held.in_order().select_related("claimed_by")[:100])


def closed_cases(viewer: Person, number: int) -> Page[Case]:
    """A page of closed cases, the latest first."""
    closed = seen_by(viewer).exclude(closed_at=None).order_by("-closed_at")
    return Paginator(closed.select_related("closed_by"), 20).get_page(number)


def open_count(viewer: Person) -> int:
    """How many cases nobody has taken."""
    return seen_by(viewer).open().filter(claimed_by=None).count()
