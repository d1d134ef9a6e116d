"""Calling somebody: who is on call when a case opens, everybody when its clock runs out."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _

from sameboat.lib.refusal import Refusal
from sameboat.moderation import rules
from sameboat.moderation.commands.history import add_line
from sameboat.moderation.models import Case, Duty, FollowUp
from sameboat.notices.clock import local_time
from sameboat.notices.commands import tell
from sameboat.notices.push.commands import call_person
from sameboat.people.models import Person

ON_CALL, EVERY_MODERATOR, ORGANISERS_TOO = 1, 2, 3


def _holds(duty: Duty, at: datetime) -> bool:
    there = local_time(duty.person, at)
    return duty.weekday == there.weekday() and duty.from_hour <= there.hour < duty.until_hour


def on_call(at: datetime) -> list[Duty]:
    """The duties that hold at this moment, each by its person's own clock."""
    here = Duty.objects.filter(person__in=Person.objects.at_the_desk()).select_related("person")
    return [duty for duty in here if _holds(duty, at)]


def _may_hear(person: Person, case: Case, level: int = EVERY_MODERATOR) -> bool:
    """Nobody is called about themselves; friends only once everybody is."""
    if person.pk in (case.writer_id, case.about_id):
        return False
    return level > ON_CALL or not rules.is_kept_from(person, case)


def call_where_needed(at: datetime) -> int:
    """Call somebody where it is time. A step of the clock.

    Danger calls whoever is on call as soon as the case is there, or every moderator where nobody is. Where a
    clock runs out and nobody has taken it, every moderator is called; at twice its length the organisers too.
    Where somebody has taken a case of danger and nothing was done for long, every moderator is called as well.
    """
    free = Case.objects.open().filter(claimed_by=None)
    new = free.filter(told=0, rank=0)
    late = free.filter(due_at__lt=at, told__lt=ORGANISERS_TOO)
    held = Case.objects.open().filter(rank=0, told__lt=EVERY_MODERATOR).exclude(claimed_by=None)
    found = [pk for cases in (new, late, held) for pk in cases.values_list("pk", flat=True)[:500]]
    return sum(_call(pk, at) for pk in dict.fromkeys(found))


def _call(pk: int, at: datetime) -> int:
    """Raise one case to whom it needs now, and tell them once it stands."""
    with transaction.atomic():
        found = Case.objects.select_for_update(of=("self",), no_key=True)
        case = found.filter(pk=pk, closed_at=None).first()
        level = _level_for(case, at) if case else 0
        if case is None or case.told >= level:
            return 0
        whom = _whom(case, level, at)
        case.told = level
        case.save(update_fields=["told"])
        add_line(case, f"called_{level}", None, at=at)
        for person in whom:
            _tell(case, person, at)
    for person, by_mail in whom.items():
        call_person(person=person, with_push=case.is_danger, with_letter=by_mail, at=at)
    return 1


def _level_for(case: Case, at: datetime) -> int:
    if case.claimed_by_id:
        return EVERY_MODERATOR if case.is_danger and rules.is_cold(case, at) else 0
    if case.due_at + (case.due_at - case.opened_at) < at:
        return ORGANISERS_TOO
    if case.due_at < at:
        return EVERY_MODERATOR
    return (
        ON_CALL
        if any(_may_hear(duty.person, case, ON_CALL) for duty in on_call(at))
        else EVERY_MODERATOR
    )


def _whom(case: Case, level: int, at: datetime) -> dict[Person, bool]:
    """Whom to call, and whether by mail too."""
    if level == ON_CALL:
        duties = [duty for duty in on_call(at) if _may_hear(duty.person, case, ON_CALL)]
        return {duty.person: duty.by_mail for duty in duties}
    # Whoever holds it knows of it.
    hearing = [
        person
        for person in Person.objects.at_the_desk()
        if _may_hear(person, case) and person.pk != case.claimed_by_id
    ]
    moderators = [person for person in hearing if not person.is_organiser]
    called = hearing if level == ORGANISERS_TOO else moderators or hearing
    return dict.fromkeys(called, case.is_danger)


def _tell(case: Case, person: Person, at: datetime) -> None:
    with translation.override(person.language or settings.LANGUAGE_CODE):
        words = (
            _("Somebody may be in danger. Please look at the desk now.")
            if case.is_danger
            else _("A case is waiting for longer than it should.")
        )
    key = f"called:{case.pk}:{case.told}"
    tell(person=person, kind="case", key=key, words=words, path=case.get_absolute_url(), at=at)


@transaction.atomic
def take_duty(
    *,
    by: Person,
    person: Person,
    weekday: int,
    from_hour: int,
    until_hour: int,
    by_mail: bool = True,
) -> list[Duty]:
    """Put somebody at the desk on call every week. A night that goes over midnight becomes two rows."""
    if not by.is_organiser and by.pk != person.pk:
        raise Refusal(_("Only an organiser can do that for somebody else."))
    if not person.is_staff:
        raise Refusal(_("Only somebody at the desk can be on call."))
    if from_hour == until_hour:
        raise Refusal(_("Choose two different hours."))
    rows = (
        [(weekday, from_hour, until_hour)]
        if from_hour < until_hour
        else [(weekday, from_hour, 24), ((weekday + 1) % 7, 0, until_hour)]
    )
    return [
        Duty.objects.get_or_create(
            person=person,
            weekday=day,
            from_hour=start,
            until_hour=end,
            defaults={"by_mail": by_mail},
        )[0]
        for day, start, end in rows
        if end
    ]


@transaction.atomic
def drop_duty(*, by: Person, duty: Duty) -> None:
    """Take a duty away. Twice changes nothing."""
    if not by.is_organiser and by.pk != duty.person_id:
        raise Refusal(_("Only an organiser can do that for somebody else."))
    Duty.objects.filter(pk=duty.pk).delete()


def remind_of_follow_ups(at: datetime) -> int:
    """Tell whoever closed a crisis that it is time to look how it went on. A step of the clock."""
    due = FollowUp.objects.filter(done_at=None, due_at__lte=at)
    fresh = due.filter(Q(reminded_at=None) | Q(reminded_at__lt=at - timedelta(days=1)))
    reminded = 0
    for follow_up in fresh.select_related("case__closed_by")[:200]:
        FollowUp.objects.filter(pk=follow_up.pk).update(reminded_at=at)
        whom = follow_up.case.closed_by
        for person in (
            [whom]
            if whom and whom.is_staff and whom in Person.objects.at_the_desk()
            else Person.objects.at_the_desk()
        ):
            if _may_hear(person, follow_up.case):
                tell(
                    person=person, kind="case", key=f"follow:{follow_up.pk}:{at:%Y%m%d}",
                    words=_("Please look how it went on, after yesterday."),
                    path=follow_up.case.get_absolute_url(), at=at,
                )  # fmt: skip
        reminded += 1
    return reminded
