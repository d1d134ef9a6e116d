"""Who looks after a cohort, after it was opened: somebody more, and somebody who no longer does."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sameboat.audit.commands import record
from sameboat.circles.commands.hosting import make_host, stop_hosting
from sameboat.circles.commands.places import give_place, leave_circle
from sameboat.lib.refusal import Refusal
from sameboat.notices.commands import drop_from_everyone, tell
from sameboat.people.models import Person
from sameboat.programmes import rules
from sameboat.programmes.commands.coaching import give_coach, pass_walks_on
from sameboat.programmes.models import Carer, Cohort, Place, ReadAlong, Walk

Role = Carer.Role


@transaction.atomic
def name_carer(
    *, by: Person, cohort: Cohort, person: Person, role: str, at: datetime | None = None
) -> Carer:
    """Let somebody more look after a cohort. With a new coach, whoever has none gets one while there is room. Twice changes nothing."""
    rules.may_keep_programmes(by)
    now = at or timezone.now()
    held = _held(cohort)
    known = held.carers.filter(person=person, role=role).first()
    if known:
        return known
    rules.must_be_able_to_care([person], now)
    if role != Role.HOST and held.members.filter(person=person, left_at=None).exists():
        raise Refusal(_("They take part in this group themselves. Somebody else can walk with people."))  # fmt: skip
    named = {each: [person] if each == role else [] for each in Role}
    rules.must_have_its_coaches(
        held.edition.course, _people(held, Role.COACH) + named[Role.COACH], _people(held, Role.SUPERVISOR) + named[Role.SUPERVISOR]
    )  # fmt: skip
    made = Carer.objects.create(cohort=held, person=person, role=role, since=now)
    if held.circle and role != Role.SUPERVISOR:
        give_place(person, held.circle, at=now)
        if role == Role.HOST:
            make_host(by=by, circle=held.circle, person=person)
    record("name_carer", actor=by, subject=person, thing=held, reason=role)
    tell(person=person, kind="cohort", key=f"carer:{made.pk}", words=_("You look after a group now: %(name)s") % {"name": held.name}, path=f"/programmes/{held.pk}/people/", at=now)  # fmt: skip
    if role == Role.COACH:
        _give_coaches(held, now)
    return made


def _held(cohort: Cohort) -> Cohort:
    held = Cohort.objects.select_for_update(of=("self",), no_key=True).select_related("edition", "circle").get(pk=cohort.pk)  # fmt: skip
    if held.closed_at:
        raise Refusal(_("This has closed."))
    return held


def _people(cohort: Cohort, role: Role) -> list[Person]:
    return [each.person for each in cohort.carers.filter(role=role).select_related("person")]


def _give_coaches(cohort: Cohort, now: datetime) -> None:
    """Whoever never had a coach, or lost theirs, waits for one; whoever wants none is not asked again."""
    walked = Walk.objects.filter(place__cohort=cohort, ended_at=None).values("place")
    waiting = Place.objects.filter(cohort=cohort, left_at=None, wants_no_coach=False)
    for place in waiting.exclude(pk__in=walked).select_related("person", "cohort__edition"):
        give_coach(place, now)


@transaction.atomic
def let_carer_go(*, by: Person, carer: Carer, at: datetime | None = None) -> None:
    """Let somebody no longer look after a cohort. Whom a coach walks with go to another coach."""
    rules.may_keep_programmes(by)
    now = at or timezone.now()
    cohort, person, number = _held(carer.cohort), carer.person, carer.pk
    others = [each for each in _people(cohort, Role(carer.role)) if each != person]
    if cohort.circle and carer.role == Role.HOST and not others:
        raise Refusal(_("A circle needs a host. Name another one first."))
    if carer.role == Role.COACH:
        rules.must_have_its_coaches(cohort.edition.course, others, [])
        pass_walks_on(Walk.objects.filter(place__cohort=cohort, coach=person), by=by, at=now)
        if Walk.objects.filter(place__cohort=cohort, coach=person, ended_at=None).exists():
            raise Refusal(_("No other coach has room for everybody they walk with. Name another coach first."))  # fmt: skip
    if carer.role == Role.SUPERVISOR:
        ReadAlong.objects.filter(walk__place__cohort=cohort, by=person).delete()
    carer.delete()
    drop_from_everyone(keys=[f"carer:{number}"])
    tell(person=person, kind="cohort", key=f"carer-gone:{cohort.pk}", words=_("You no longer look after a group: %(name)s") % {"name": cohort.name}, path="/programmes/", at=now)  # fmt: skip
    if cohort.circle:
        if carer.role == Role.HOST:
            stop_hosting(by=by, circle=cohort.circle, person=person)
        if not _belongs(cohort, person):
            leave_circle(person=person, circle=cohort.circle)
    record("let_carer_go", actor=by, subject=person, thing=cohort, reason=carer.role)


def _belongs(cohort: Cohort, person: Person) -> bool:
    if cohort.members.filter(person=person, left_at=None).exists():
        return True
    return cohort.carers.filter(person=person).exclude(role=Role.SUPERVISOR).exists()
