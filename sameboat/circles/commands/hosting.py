"""Looking after a circle: letting people in, asking them in, and, with a reason, out."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sameboat.audit.commands import record
from sameboat.circles import rules
from sameboat.circles.commands.places import give_place, leave_circle
from sameboat.circles.models import Circle, Invite, JoinRequest, Membership, SentAway
from sameboat.lib.refusal import Refusal
from sameboat.lib.words import name_key
from sameboat.notices.commands import tell
from sameboat.people.models import Person
from sameboat.safety.queries.hidden import is_blocked


@transaction.atomic
def accept_request(
    *, by: Person, circle: Circle, person: Person, at: datetime | None = None
) -> Membership:
    """Let somebody in who asked. Twice changes nothing."""
    rules.may_host(by, circle)
    circle = Circle.objects.select_for_update(no_key=True).get(pk=circle.pk)
    existing = circle.memberships.filter(person=person).first()
    if existing:
        return existing
    if not JoinRequest.objects.filter(circle=circle, person=person).exists():
        raise Refusal(_("They no longer ask to join."))
    rules.must_stand_open(circle)
    if (kept := rules.kept_for(circle, person)) and not kept.may_be_in:
        raise Refusal(_("This circle is for those who take part in a programme together."))
    rules.must_have_room(circle)
    place = give_place(person, circle, at=at)
    tell(
        person=person,
        kind="let_in",
        key=f"let_in:{circle.pk}",
        words=_("You have a place in %(circle)s now") % {"circle": circle.name},
        path=circle.get_absolute_url(),
        at=at,
    )
    return place


@transaction.atomic
def decline_request(*, by: Person, circle: Circle, person: Person) -> None:
    """Let a request lie for good. The person sees that they can ask again, and no verdict."""
    rules.may_host(by, circle)
    JoinRequest.objects.filter(circle=circle, person=person).delete()


@transaction.atomic
def invite_person(*, by: Person, circle: Circle, name: str, at: datetime | None = None) -> None:
    """Ask somebody in by the name they have here. Nothing tells whether that name exists."""
    rules.may_host(by, circle)
    rules.must_stand_open(circle)
    person = Person.objects.here().filter(name_key=name_key(name)).first()
    if person is None or is_blocked(by, person):
        return
    if circle.memberships.filter(person=person).exists():
        return
    if (kept := rules.kept_for(circle, person)) and not kept.may_be_asked:
        return
    _invite, is_new = Invite.objects.get_or_create(
        circle=circle, person=person, defaults={"by": by, "made_at": at or timezone.now()}
    )
    if is_new:
        tell(
            person=person,
            kind="invited",
            key=f"invited:{circle.pk}",
            words=_("You are invited to %(circle)s") % {"circle": circle.name},
            path=circle.get_absolute_url(),
            at=at,
        )


@transaction.atomic
def remove_person(
    *, by: Person, circle: Circle, person: Person, reason: str, at: datetime | None = None
) -> None:
    """Take somebody's place away, with a reason that they read. To come back they ask, at any door."""
    rules.may_host(by, circle)
    if not reason.strip():
        raise Refusal(_("Say why, in a sentence. They will read it."))
    if by == person:
        raise Refusal(_("To go yourself, leave the circle."))
    if not circle.memberships.filter(person=person).exists():
        return
    if (kept := rules.kept_for(circle, person)) and kept.looks_after_it:
        raise Refusal(_("They look after this programme. An organiser can change that at the desk."))  # fmt: skip
    leave_circle(person=person, circle=circle)
    SentAway.objects.update_or_create(
        circle=circle,
        person=person,
        defaults={"at": at or timezone.now(), "paused_until": None},
    )
    record(
        "remove_from_circle", actor=by, subject=person, thing=circle, reason=reason.strip()[:500]
    )
    words = _("You no longer have a place in %(circle)s: %(reason)s")
    tell(
        person=person,
        kind="removed",
        key=f"removed:{circle.pk}",
        words=words % {"circle": circle.name, "reason": reason.strip()},
        path="/circles/",
    )


@transaction.atomic
def make_host(*, by: Person, circle: Circle, person: Person) -> None:
    """Let a member of the circle look after it too."""
    rules.may_host(by, circle)
    place = Membership.objects.filter(circle=circle, person=person).first()
    if place is None:
        raise Refusal(_("They need a place in the circle first."))
    if not place.is_host:
        place.is_host = True
        place.save(update_fields=["is_host"])
        record("make_host", actor=by, subject=person, thing=circle)


@transaction.atomic
def stop_hosting(*, by: Person, circle: Circle, person: Person) -> None:
    """Let somebody no longer look after a circle; hosts may do this for themselves."""
    if by != person:
        rules.may_host(by, circle)
    if Membership.objects.filter(circle=circle, person=person, is_host=True).update(is_host=False):
        record("stop_hosting", actor=by, subject=person, thing=circle)
