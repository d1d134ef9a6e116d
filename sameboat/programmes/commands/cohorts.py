"""Opening cohorts, and closing them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from sameboat.audit.commands import record
from sameboat.circles.commands.hosting import make_host
from sameboat.circles.commands.opening import close_circle, open_circle
from sameboat.circles.commands.places import give_place
from sameboat.circles.models import Circle
from sameboat.lib.refusal import Refusal
from sameboat.lib.words import says_something
from sameboat.mailing.commands import open_to_mail
from sameboat.mailing.rules import house_takes_mail
from sameboat.measures.commands.instruments import take_in_shipped
from sameboat.notices.commands import tell
from sameboat.people.models import Person
from sameboat.programmes import rules
from sameboat.programmes.folder.nouns import Programme
from sameboat.programmes.models import Carer, Cohort, Edition, Walk


@transaction.atomic
def open_cohort(
    *,
    by: Person,
    edition: Edition,
    name: str,
    places: int,
    starts_on: date | None = None,
    hosts: Sequence[Person] = (),
    coaches: Sequence[Person] = (),
    supervisors: Sequence[Person] = (),
    with_circle: bool = True,
    at: datetime | None = None,
) -> Cohort:
    """Open a cohort with those who look after it, and its circle where the programme has one."""
    rules.may_keep_programmes(by)
    rules.may_be_held(edition)
    now, programme = at or timezone.now(), edition.course
    told = programme.main.told["cohort"]
    has_circle = bool(told["circle"]) and (with_circle or not told.get("circle-optional"))
    _must_fit(programme, name, places, starts_on, now)
    if has_circle and not hosts:
        raise Refusal(_("A circle needs a host. In what was tried, people stayed where somebody looked after them."))  # fmt: skip
    rules.must_be_able_to_care([*hosts, *coaches, *supervisors], now)
    rules.must_have_its_coaches(programme, coaches, supervisors)
    take_in_shipped(at=now)
    carers = list(dict.fromkeys([*hosts, *coaches]))
    circle = None
    if has_circle:
        circle = open_circle(
            by=by, name=name, about=programme.main.told["summary"][:400],
            door=Circle.Door.BY_INVITATION, places=places + len(carers), at=now,
        )  # fmt: skip
        for each in carers:
            give_place(each, circle, at=now)
        for host in hosts:
            make_host(by=by, circle=circle, person=host)
        if told.get("by-mail") and house_takes_mail():
            open_to_mail(by=by, circle=circle, at=now)
    cohort = Cohort.objects.create(
        edition=edition,
        name=name.strip()[:80],
        circle=circle,
        has_circle=has_circle,
        places=places,
        starts_on=starts_on if told["start"] == "together" else None,
        opened_at=now,
    )
    Carer.objects.bulk_create(
        Carer(cohort=cohort, person=person, role=role, since=now)
        for role, people in (
            (Carer.Role.HOST, hosts),
            (Carer.Role.COACH, coaches),
            (Carer.Role.SUPERVISOR, supervisors),
        )
        for person in dict.fromkeys(people)
    )
    record("open_cohort", actor=by, thing=cohort)
    return cohort


def _must_fit(
    programme: Programme, name: str, places: int, starts_on: date | None, now: datetime,
) -> None:  # fmt: skip
    told = programme.main.told["cohort"]
    if not says_something(name):
        raise Refusal(_("Give it a name."))
    if not 2 <= places <= told["places"]:
        raise Refusal(_("From 2 to %(n)d places: so many fit into this programme.") % {"n": told["places"]})  # fmt: skip
    if told["start"] == "together" and starts_on is None:
        raise Refusal(_("All begin together in this programme: say on which day."))
    if starts_on and (starts_on - timezone.localdate(now)).days < -rules.LATE_DAYS:
        raise Refusal(_("That day is long over. Choose another."))
    if starts_on and (starts_on - timezone.localdate(now)).days > rules.AHEAD_DAYS:
        raise Refusal(_("That is more than a year away. Choose a day within a year."))


@transaction.atomic
def close_cohort(*, by: Person, cohort: Cohort, at: datetime | None = None) -> None:
    """Close a cohort and its circle for good. Its people still read what is there, and keep what is theirs. Twice changes nothing."""
    rules.may_keep_programmes(by)
    held = Cohort.objects.select_for_update(of=("self",), no_key=True).get(pk=cohort.pk)
    if held.closed_at:
        return
    held.closed_at = at or timezone.now()
    held.save(update_fields=["closed_at"])
    held.members.update(next_line_at=None)
    if held.circle:
        close_circle(by=by, circle=held.circle, at=at)
    Walk.objects.filter(place__cohort=held, ended_at=None).update(ended_at=held.closed_at)
    _tell_of_closing(held)
    record("close_cohort", actor=by, thing=held)


def _tell_of_closing(cohort: Cohort) -> None:
    """Whoever takes part, and whoever looks after it, hears that it closed."""
    words = _("A group has closed: %(name)s. What you wrote there stays yours.") % {"name": cohort.name}  # fmt: skip
    inside = Q(programme_places__cohort=cohort, programme_places__left_at=None)
    for each in Person.objects.here().filter(inside | Q(cared_cohorts__cohort=cohort)).distinct():
        tell(person=each, kind="cohort", key=f"closed:{cohort.pk}", words=words, path=cohort.get_absolute_url(), at=cohort.closed_at)  # fmt: skip


def tell_of_ends(at: datetime) -> int:
    """Tell organisers of every group whose four quiet weeks after the last day are over: a person closes it, and says so there. A step of the clock."""
    return sum(_tell_of_end(each, at) for each in Cohort.objects.standing().filter(starts_on__isnull=False, end_told_at=None).select_related("edition"))  # fmt: skip


def _tell_of_end(cohort: Cohort, at: datetime) -> int:
    starts = cohort.starts_on or timezone.localdate(cohort.opened_at)
    last = starts + timedelta(days=cohort.edition.course.days + rules.TAIL.days)
    if timezone.localdate(at) <= last or not Cohort.objects.filter(pk=cohort.pk, end_told_at=None).update(end_told_at=at):  # fmt: skip
        return 0
    words = _("A group has been over for four weeks. It can be closed: %(name)s") % {"name": cohort.name}  # fmt: skip
    for each in Person.objects.here().filter(role=Person.Role.ORGANISER):
        tell(person=each, kind="cohort", key=f"over:{cohort.pk}", words=words, path=f"/desk/cohorts/{cohort.pk}/", at=at)  # fmt: skip
    return 1
