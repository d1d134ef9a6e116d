"""Trying a skill in life: beginning, changing the plan, stopping."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sameboat.lib.refusal import Refusal
from sameboat.lib.wall_clock import day_there, zone_named
from sameboat.lib.words import says_something
from sameboat.notices.commands import drop_unseen
from sameboat.people.models import Person
from sameboat.skills import rules
from sameboat.skills.commands.reminding import key_of, set_reminder
from sameboat.skills.models import Kept, Skill, SkillVersion, Trial
from sameboat.skills.planning import Plan, is_over

_AHEAD = timedelta(days=731)


@transaction.atomic
def begin_trial(
    *,
    person: Person,
    skill: Skill,
    version: SkillVersion,
    plan: Plan,
    at: datetime | None = None,
) -> Trial:
    """Try a skill, as `version` says it. Where they are trying it already, it is the plan that changes.

    What was put away is on the record again.
    """
    person, now = (
        Person.objects.select_for_update(no_key=True).get(pk=person.pk),
        at or timezone.now(),
    )
    begun = Trial.objects.filter(person=person, skill=skill, ended_at=None).first()
    if begun and not is_over(begun, now):
        return change_plan(person=person, trial=begun, plan=plan, at=now)
    if begun:
        stop_trial(person=person, trial=begun, at=now)
    rules.may_try(person)
    trial = Trial(person=person, skill=skill, version=version, begun_at=now)
    _keep_plan(trial, plan, now)
    Kept.objects.get_or_create(person=person, skill=skill)
    Kept.objects.filter(person=person, skill=skill).update(put_away_at=None)
    return trial


@transaction.atomic
def change_plan(*, person: Person, trial: Trial, plan: Plan, at: datetime | None = None) -> Trial:
    """Give one's trial another plan. What was answered stays."""
    trial, now = own_trial_locked(person, trial), at or timezone.now()
    if trial.ended_at:
        raise Refusal(_("You stopped this. You can try it anew."))
    _keep_plan(trial, plan, now)
    return trial


@transaction.atomic
def stop_trial(*, person: Person, trial: Trial, at: datetime | None = None) -> None:
    """Stop trying it. What was answered stays on the record. Twice changes nothing."""
    trial = own_trial_locked(person, trial)
    if trial.ended_at:
        return
    trial.ended_at, trial.remind_at = at or timezone.now(), None
    trial.save(update_fields=["ended_at", "remind_at"])
    if trial.reminded_on:
        drop_unseen(person=person, key=key_of(trial, trial.reminded_on))


def own_trial_locked(person: Person, trial: Trial) -> Trial:
    """One's own trial, held until the transaction ends."""
    found = Trial.objects.select_for_update(of=("self",), no_key=True).select_related("person")
    return found.get(pk=trial.pk, person=person)


def _keep_plan(trial: Trial, plan: Plan, at: datetime) -> None:
    _must_be_a_plan(plan)
    today = day_there(at, zone_named(trial.person.time_zone))
    from_day = plan.from_day or today
    # What is repeated, and has begun, goes on from that day, unless it is to begin anew on a day to come.
    once = Trial.HowOften.ONCE
    goes_on = not trial._state.adding and trial.how_often != once and trial.from_day <= today
    is_new_day = not goes_on or plan.how_often == once
    _must_lie_ahead(plan, from_day, is_new_day, today)
    trial.plan, trial.how_often, trial.days = plan.sealed, plan.how_often, sorted(set(plan.days))
    trial.from_day = from_day if is_new_day or from_day > today else trial.from_day
    trial.until_day = None if plan.how_often == Trial.HowOften.ONCE else plan.until_day
    trial.hour, trial.is_reminded = plan.hour, plan.is_reminded
    trial.planned_at = at
    set_reminder(trial, at)
    trial.save()


def _must_be_a_plan(plan: Plan) -> None:
    if not says_something(plan.when) or not says_something(plan.then):
        raise Refusal(_("Say when, and what you will do then. A few words are enough."))
    if max(len(plan.when), len(plan.then)) > rules.LONGEST_STEP:
        raise Refusal(_("That is longer than fits here. A few words are enough."))
    if plan.how_often not in Trial.HowOften.values:
        raise Refusal(_("Please choose how often."))
    if plan.how_often == Trial.HowOften.DAYS and not plan.days:
        raise Refusal(_("Please choose on which days."))
    if not set(plan.days) <= set(range(7)):
        raise Refusal(_("A week has seven days."))
    if plan.is_reminded and plan.hour is None:
        raise Refusal(_("Say at which hour you want to be reminded."))


def _must_lie_ahead(plan: Plan, from_day: date, is_new_day: bool, today: date) -> None:
    if is_new_day and from_day < today:
        raise Refusal(_("That day has passed. Choose today, or a day to come."))
    if from_day > today + _AHEAD:
        raise Refusal(_("That day is very far away. Choose one within two years."))
    if plan.until_day and plan.until_day < max(today, from_day):
        raise Refusal(_("The last day has passed before it begins. Choose a later one."))
