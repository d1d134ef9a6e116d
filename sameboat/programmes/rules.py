"""Who may keep programmes, who may take part, and what belongs to whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from sameboat.circles.models import Invite
from sameboat.circles.rules import left_during_a_pause, was_sent_away
from sameboat.lib.refusal import Refusal
from sameboat.people.models import Person
from sameboat.programmes.folder.nouns import Programme
from sameboat.programmes.models import Carer, Cohort, Edition, Place, Walk
from sameboat.programmes.way.opening import State, StepNow

# So long after all began somebody may still come.
LATE_DAYS = 14
# So far ahead a cohort may begin.
AHEAD_DAYS = 366
# So long after the last day the cohort's circle stays.
TAIL = timedelta(weeks=4)
_FILE = re.compile(r"(programme\.yaml|steps/[a-z0-9-]{1,60}\.md|prompts/[a-z0-9-]{1,60}\.yaml|media/[A-Za-z0-9._-]{1,100})")  # fmt: skip


def may_keep_programmes(person: Person) -> None:
    """Refuse everybody but those who run the house."""
    if not person.is_organiser:
        raise Refusal(_("Only an organiser can do that."))


def must_be_a_draft(edition: Edition) -> None:
    """Refuse changes to what people may be in."""
    if not edition.is_draft:
        raise Refusal(_("This one is in use and does not change any more. Make a copy and change that."))  # fmt: skip


def must_be_a_file_name(name: str) -> None:
    """Refuse a name that no file of a programme has."""
    if not _FILE.fullmatch(name):
        raise Refusal(_("A step is steps/NAME.md and prompts are prompts/NAME.yaml, with small letters, digits and dashes."))  # fmt: skip


def may_be_held(edition: Edition) -> None:
    """Refuse a cohort of what is not in use."""
    if edition.is_draft or edition.retired_at:
        raise Refusal(_("This programme is not in use."))


def must_be_able_to_care(people: Sequence[Person], now: datetime) -> None:
    """Refuse whoever left, or has a pause: they cannot care for anybody now."""
    able = set(Person.objects.to_be_told(now).filter(pk__in=[each.pk for each in people]))
    if away := [each.name for each in people if each not in able]:
        raise Refusal(_("They are not here just now, or have a pause: %(names)s") % {"names": ", ".join(dict.fromkeys(away))})  # fmt: skip


def must_have_its_coaches(
    programme: Programme, coaches: Sequence[Person], supervisors: Sequence[Person]
) -> None:
    """Refuse a programme that promises a coach without one, and whoever would help themselves."""
    if programme.main.told["roles"].get("coaches") and not coaches:
        raise Refusal(_("This programme promises people a coach. Name at least one."))
    if set(coaches) & set(supervisors):
        raise Refusal(_("Whom coaches turn to has to be somebody else than a coach."))


def may_take_part(person: Person, cohort: Cohort, today: date) -> None:
    """Refuse a place in a cohort that is closed, full or well under way, or whose circle somebody was asked to leave."""
    if cohort.closed_at:
        raise Refusal(_("This has closed."))
    if cohort.starts_on and today > cohort.starts_on + timedelta(days=LATE_DAYS):
        raise Refusal(_("This one is well under way by now. Another may begin later: ask an organiser."))  # fmt: skip
    if cohort.members.filter(left_at=None).count() >= cohort.places:
        raise Refusal(_("Every place is taken. When somebody leaves, there is room again."))
    may_be_in_its_circle(person, cohort)


def may_be_in_its_circle(person: Person, cohort: Cohort) -> None:
    """Refuse whom a host asked to go from the cohort's circle, or who went during a pause, until a host asks them in again."""
    circle = cohort.circle
    if circle and Invite.objects.filter(circle=circle, person=person).exists():
        return
    if circle and (was_sent_away(person, circle) or left_during_a_pause(person, circle)):
        raise Refusal(_("A host has to let you into this circle again first. Write to one of them."))  # fmt: skip


def must_be_in(place: Place) -> None:
    """Refuse what only somebody does who is still in it."""
    if not place.is_in:
        raise Refusal(_("You left this. You can come back, and everything will be as it was."))


def must_stand_open(step: StepNow | None) -> None:
    """Refuse a step that is not open to somebody."""
    if step is None or step.state not in {State.OPEN, State.DONE}:
        raise Refusal(_("This step is not open yet."))


def may_come_back(place: Place) -> None:
    """Refuse coming back where it has closed or is full."""
    cohort = place.cohort
    if cohort.closed_at:
        raise Refusal(_("This has closed."))
    if cohort.members.filter(left_at=None).count() >= cohort.places:
        raise Refusal(_("Every place is taken. When somebody leaves, there is room again."))


def must_supervise(person: Person, cohort: Cohort) -> None:
    """Refuse whoever coaches of a cohort do not turn to."""
    if not Carer.objects.filter(cohort=cohort, person=person, role=Carer.Role.SUPERVISOR).exists():
        raise Refusal(_("They do not help the coaches of this group any more."))


def days_between_letters(programme: Programme, day: int) -> int:
    """How many days a coach leaves between two letters on a day of the programme."""
    roles = programme.main.told["roles"]
    if "coach-then-every" in roles and day >= roles.get("coach-slows-from", 0):
        return int(roles["coach-then-every"])
    return int(roles.get("coach-writes-every", 7))


def must_be_theirs(person: Person, place: Place) -> None:
    """Refuse somebody else's place."""
    if place.person_id != person.pk:
        raise Refusal(_("This is not your place."))


def must_walk(person: Person, walk: Walk) -> None:
    """Refuse everybody but the coach who walks with somebody now."""
    if walk.coach_id != person.pk or walk.ended_at:
        raise Refusal(_("You do not walk with them any more."))


def may_hand_over(person: Person, walk: Walk) -> None:
    """Refuse everybody but the coach and organisers."""
    if walk.coach_id != person.pk and not person.is_organiser:
        raise Refusal(_("Only the coach or an organiser can do that."))


def must_coach(person: Person, cohort: Cohort) -> None:
    """Refuse whoever is no coach of a cohort, or is away."""
    duty = Carer.objects.filter(cohort=cohort, person=person, role=Carer.Role.COACH)
    if not duty.filter(away_since=None).exists():
        raise Refusal(_("They are no coach of this group, or away."))


def must_go_on(place: Place) -> None:
    """Refuse what a closed group does no more."""
    if place.cohort.closed_at:
        raise Refusal(_("This group has closed, so nothing comes by itself any more."))
