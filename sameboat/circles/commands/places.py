"""Taking a place in a circle, and giving it up."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sameboat.circles import ports, rules
from sameboat.circles.models import Circle, Invite, JoinRequest, Membership, SentAway
from sameboat.circles.queries.places import hosts_of
from sameboat.notices.commands import tell
from sameboat.people.models import Person


@transaction.atomic
def join_circle(*, person: Person, circle: Circle, at: datetime | None = None) -> Membership:
    """Give a person a place in a circle. Joining twice changes nothing."""
    circle = Circle.objects.select_for_update(no_key=True).get(pk=circle.pk)
    existing = circle.memberships.filter(person=person).first()
    if existing:
        return existing
    rules.may_join(person, circle)
    return give_place(person, circle, at=at)


def give_place(
    person: Person, circle: Circle, *, is_host: bool = False, at: datetime | None = None
) -> Membership:
    """Make the place, and take away what asked for it. Rules are asked before."""
    Invite.objects.filter(circle=circle, person=person).delete()
    JoinRequest.objects.filter(circle=circle, person=person).delete()
    SentAway.objects.filter(circle=circle, person=person).delete()
    place, _new = Membership.objects.get_or_create(
        circle=circle,
        person=person,
        defaults={"is_host": is_host, "joined_at": at or timezone.now()},
    )
    return place


@transaction.atomic
def ask_to_join(
    *, person: Person, circle: Circle, words: str = "", at: datetime | None = None
) -> JoinRequest | None:
    """Ask the hosts for a place. None for somebody who has one already."""
    if circle.memberships.filter(person=person).exists():
        return None
    rules.may_ask(person, circle)
    asked, is_new = JoinRequest.objects.get_or_create(
        circle=circle,
        person=person,
        defaults={"words": words.strip()[:400], "asked_at": at or timezone.now()},
    )
    if is_new:
        for host in hosts_of(circle):
            tell(
                person=host,
                kind="join_request",
                key=f"requests:{circle.pk}",
                words=_("Somebody would like to join %(circle)s") % {"circle": circle.name},
                path=f"/circles/{circle.pk}/hosting/",
                at=at,
            )
    return asked


@transaction.atomic
def take_request_back(*, person: Person, circle: Circle) -> None:
    """No longer ask for a place."""
    JoinRequest.objects.filter(circle=circle, person=person).delete()


@transaction.atomic
def decline_invite(*, person: Person, circle: Circle) -> None:
    """Let an invitation go. Its host is not told."""
    Invite.objects.filter(circle=circle, person=person).delete()


@transaction.atomic
def leave_circle(*, person: Person, circle: Circle) -> None:
    """Give one's place up. Leaving twice changes nothing; what one wrote stays.

    Whoever goes during a pause asks a host to come back: leaving and joining does not end a pause.
    """
    now = timezone.now()
    held = Membership.objects.filter(circle=circle, person=person, paused_until__gt=now)
    if until := held.values_list("paused_until", flat=True).first():
        SentAway.objects.get_or_create(
            circle=circle, person=person, defaults={"at": now, "paused_until": until}
        )
    gone, _each = Membership.objects.filter(circle=circle, person=person).delete()
    if gone:
        for step in ports.after_leaving:
            step(person, circle)


@transaction.atomic
def pause_in_circle(*, person: Person, circle: Circle, until: datetime | None) -> bool:
    """From now on somebody reads here and does not write, until a moment; None ends it.

    False where they have no place. Whoever decides on it writes down why. Whoever went during a pause comes back
    freely once it is ended.
    """
    gone = SentAway.objects.filter(circle=circle, person=person).exclude(paused_until=None)
    if until is None:
        gone.delete()
    else:
        gone.update(paused_until=until)
    return bool(Membership.objects.filter(circle=circle, person=person).update(paused_until=until))
