"""Circles as one viewer sees them."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.shortcuts import get_object_or_404

from sameboat.circles import rules
from sameboat.circles.models import Circle, Invite, JoinRequest, Membership
from sameboat.circles.queries.places import hosts_of
from sameboat.lib.ids import END_OF_IDS
from sameboat.lib.refusal import allowed
from sameboat.people.models import Person
from sameboat.safety.queries.hidden import blocked_people, hidden_people


@dataclass(frozen=True)
class Doors:
    """The circles a viewer may know of: theirs, those that asked them in, and others."""

    mine: list[Circle]
    invited: list[Circle]
    others: list[Circle]
    proposed: list[Circle]


@dataclass(frozen=True)
class CirclePage:
    """A circle as one viewer sees it."""

    circle: Circle
    is_member: bool
    is_host: bool
    may_read: bool
    may_join: bool
    may_ask: bool
    has_asked: bool
    is_invited: bool
    is_full: bool
    # Where one comes in first, where the circle is kept for those in something else.
    comes_by: str = ""


def doors_for(viewer: Person) -> Doors:
    """Every circle the viewer may know exists, and their own proposals."""
    asked_in = Exists(Invite.objects.filter(circle=OuterRef("pk"), person=viewer))
    has_place = Exists(Membership.objects.filter(circle=OuterRef("pk"), person=viewer))
    found = list(Circle.objects.visible_to(viewer).annotate(has_place=has_place, asked_in=asked_in))
    mine = [c for c in found if c.has_place]  # type: ignore[attr-defined]
    invited = [c for c in found if c.asked_in and c not in mine]  # type: ignore[attr-defined]
    others = [c for c in found if c not in mine and c not in invited]
    proposed = Circle.objects.filter(proposed_by=viewer, opened_at=None, declined_at=None)
    return Doors(mine, invited, others, list(proposed))


def circle_for(viewer: Person, circle_id: int) -> Circle:
    """The circle, or 404: a stranger never learns that a closed door exists."""
    return get_object_or_404(Circle.objects.visible_to(viewer), pk=circle_id)


def readable_circle_for(viewer: Person, circle_id: int) -> Circle:
    """The circle, or 404, for someone who may read what is written in it."""
    return get_object_or_404(Circle.objects.readable_by(viewer), pk=circle_id)


def hosted_circle_for(viewer: Person, circle_id: int) -> Circle:
    """The circle, or 404, for its hosts and the organisers who see it."""
    if viewer.is_organiser:
        return get_object_or_404(Circle.objects.opened(), pk=circle_id)
    mine = Membership.objects.filter(person=viewer, is_host=True).values("circle")
    return get_object_or_404(Circle.objects.opened().filter(pk__in=mine), pk=circle_id)


# Opened all day by those who have a place, so it is written out for them.
_MINE = (
    "SELECT c.*, m.is_host AS looks_after FROM circles_circle c "
    "JOIN circles_membership m ON m.circle_id = c.id AND m.person_id = %s "
    "WHERE c.id = %s AND c.opened_at IS NOT NULL"
)


def circle_page(viewer: Person, circle_id: int) -> CirclePage:
    """A circle's page for a viewer, or 404, in one query for members."""
    # A number no circle can have goes to no database; the door below answers 404 for it.
    wanted = circle_id if circle_id < END_OF_IDS else 0
    for mine in Circle.objects.raw(_MINE, [viewer.pk, wanted]):
        is_host = bool(mine.looks_after)  # type: ignore[attr-defined]
        return CirclePage(mine, True, is_host, True, False, False, False, False, False)
    return _from_outside(viewer, circle_for(viewer, circle_id))


def _from_outside(viewer: Person, circle: Circle) -> CirclePage:
    has_asked = JoinRequest.objects.filter(circle=circle, person=viewer).exists()
    kept = rules.kept_for(circle, viewer)
    return CirclePage(
        circle=circle,
        is_member=False,
        is_host=False,
        may_read=circle.door == Circle.Door.OPEN and not circle.closed_at,
        may_join=allowed(rules.may_join, viewer, circle),
        may_ask=not has_asked and allowed(rules.may_ask, viewer, circle),
        has_asked=has_asked,
        is_invited=Invite.objects.filter(circle=circle, person=viewer).exists(),
        is_full=circle.memberships.count() >= circle.places,
        comes_by=kept.path if kept and not kept.may_be_in else "",
    )


def members_of(viewer: Person, circle: Circle) -> list[Membership]:
    """Who is in a circle, for those who are in it themselves: hosts first, then by name."""
    if not Membership.objects.filter(circle=circle, person=viewer).exists():
        return []
    return _people_in(circle, hidden_people(viewer))


def hosts_for(viewer: Person, circle: Circle) -> list[Person]:
    """Who looks after a circle, but those behind a block with the viewer."""
    away = set(blocked_people(viewer))
    return [host for host in hosts_of(circle) if host.pk not in away]


def people_for_host(circle: Circle) -> list[Membership]:
    """Everybody in a circle, for whoever looks after it: nobody steps out of it by a block or a mute."""
    return _people_in(circle, set())


def _people_in(circle: Circle, away: set[int]) -> list[Membership]:
    found = circle.memberships.filter(person__leaving_at=None, person__is_active=True)
    shown = found.exclude(person__in=away).select_related("person")
    return list(shown.order_by("-is_host", "person__name"))


def requests_for(circle: Circle) -> list[JoinRequest]:
    """Everybody who asks to join, oldest first, for whoever looks after the circle."""
    asked = circle.requests.select_related("person")
    return list(asked.filter(person__leaving_at=None).order_by("asked_at"))


def proposals() -> list[Circle]:
    """Circles that members proposed and nobody decided on, for the desk."""
    return list(
        Circle.objects.filter(opened_at=None, declined_at=None).select_related("proposed_by")
    )


def every_circle() -> list[Circle]:
    """All opened circles, for the desk."""
    return list(Circle.objects.opened().order_by("closed_at", "name"))


def circle_at_desk(circle_id: int) -> Circle:
    """Any circle or proposal, for an organiser's desk, or 404."""
    return get_object_or_404(Circle, pk=circle_id)
