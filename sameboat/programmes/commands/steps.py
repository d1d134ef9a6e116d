"""Doing a step: beginning it, keeping what is told in it, and being done with it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sameboat.care.box import CannotOpen, open_box, seal_box
from sameboat.lib.refusal import Refusal
from sameboat.measures.commands.answering import open_form
from sameboat.measures.models import CheckIn, Instrument
from sameboat.people.models import Person
from sameboat.programmes import rules
from sameboat.programmes.models import DayNumber, Place, StepRecord
from sameboat.programmes.queries.known import known_of
from sameboat.programmes.way.opening import steps_now

ANSWER_WITHIN = timedelta(days=14)
# Once something is told in them they are done: nothing is left to press.
DONE_WHEN_TOLD = frozenset({"write", "worksheet", "choose", "do", "plan", "goal"})


def _held(person: Person, place: Place) -> Place:
    found = Place.objects.select_for_update(of=("self",), no_key=True).select_related(
        "cohort__edition", "person"
    )
    held = found.get(pk=place.pk, person=person)
    rules.must_be_in(held)
    return held


def _record(place: Place, step: str, at: datetime) -> StepRecord:
    """The record of a step that stands open; made when it is opened for the first time."""
    known = StepRecord.objects.filter(place=place, step=step).first()
    if known:
        return known
    now = next((each for each in steps_now(place.cohort.edition.course, known_of(place, at)) if each.key == step), None)  # fmt: skip
    rules.must_stand_open(now)
    return StepRecord.objects.create(place=place, step=step, begun_at=at)


@transaction.atomic
def begin_step(
    *, person: Person, place: Place, step: str, at: datetime | None = None
) -> StepRecord:
    """Open a step: from now on it stays open, whatever is answered elsewhere. Twice changes nothing."""
    return _record(_held(person, place), step, at or timezone.now())


@transaction.atomic
def keep_told(
    *, person: Person, place: Place, step: str, told: Mapping[str, Any],
    is_done: bool = True, seen: str = "", at: datetime | None = None,
) -> StepRecord:  # fmt: skip
    """Keep what somebody told in a step, sealed; what else stands there stays. It can be changed at any time.

    Unless they go on with it later, they are done with it. With `seen`, only where it is as they saw it last.
    """
    now = at or timezone.now()
    record = _record(_held(person, place), step, now)
    if seen and seen != mark_of(record):
        raise Refusal(_("You changed this elsewhere since you opened this page. Your words are still here: keep them once more, and they stand."))  # fmt: skip
    record.told = seal_box({**_opened(record), **told})
    if (
        is_done
        and record.done_at is None
        and place.cohort.edition.course.steps[step].kind in DONE_WHEN_TOLD
    ):
        record.done_at = now
    record.save(update_fields=["told", "done_at"])
    return record


def mark_of(record: StepRecord | None) -> str:
    """The state of what is told in a step, to be compared with later: each sealing is another."""
    return hashlib.sha256((record.told if record else "").encode()).hexdigest()[:32]


def _opened(record: StepRecord) -> dict[str, Any]:
    if not record.told:
        return {}
    try:
        return open_box(record.told)
    except CannotOpen as error:
        raise Refusal(_("What you wrote here cannot be opened now, so nothing was changed. Please tell an organiser.")) from error  # fmt: skip


@transaction.atomic
def forget_told(*, person: Person, place: Place, step: str) -> None:
    """Let what somebody told and counted in a step go, for good. That they did it stays. Twice changes nothing."""
    rules.must_be_theirs(person, place)
    StepRecord.objects.filter(place=place, step=step).update(told="")
    DayNumber.objects.filter(place=place, step=step).delete()


@transaction.atomic
def finish_step(*, person: Person, place: Place, step: str, at: datetime | None = None) -> None:
    """Be done with a step. Twice changes nothing."""
    now = at or timezone.now()
    record = _record(_held(person, place), step, now)
    if record.done_at is None:
        record.done_at = now
        record.save(update_fields=["done_at"])


@transaction.atomic
def take_up_again(*, person: Person, place: Place, step: str, at: datetime | None = None) -> None:
    """Not be done with a step after all. What was told in it stays."""
    record = _record(_held(person, place), step, at or timezone.now())
    record.done_at = None
    record.save(update_fields=["done_at"])


@transaction.atomic
def keep_numbers(
    *, person: Person, place: Place, step: str, numbers: Mapping[date, int | None], at: datetime | None = None
) -> None:  # fmt: skip
    """Keep what somebody counted on some days for a goal; None takes a day's number away."""
    now = at or timezone.now()
    held = _held(person, place)
    _record(held, step, now)
    told = held.cohort.edition.course.steps[step].page.told
    least, most = int(told.get("least", 0)), int(told.get("most", 100_000))
    for day, number in numbers.items():
        if not held.began_on <= day <= held.day_there(now):
            raise Refusal(_("Choose a day from when you began until today."))
        if number is None:
            DayNumber.objects.filter(place=held, step=step, day=day).delete()
        elif not least <= number <= most:
            raise Refusal(_("A number from %(least)d to %(most)d is wanted.") % {"least": least, "most": most})  # fmt: skip
        else:
            DayNumber.objects.update_or_create(place=held, step=step, day=day, defaults={"number": number})  # fmt: skip


@transaction.atomic
def ask_in_step(*, person: Person, place: Place, step: str, at: datetime | None = None) -> CheckIn:
    """Open the questionnaire of a step. One that is open is that one; after it was answered it can be answered again."""
    now = at or timezone.now()
    held = _held(person, place)
    record = _record(held, step, now)
    key = held.cohort.edition.course.steps[step].page.told["instrument"]
    instrument = instrument_called(key)
    record.check_in = open_form(
        person=person, instrument=instrument, open_for=ANSWER_WITHIN, at=now
    )
    record.save(update_fields=["check_in"])
    return record.check_in


def instrument_called(key: str) -> Instrument:
    """The questionnaire that a programme names, or a refusal where this house does not have it."""
    found = Instrument.objects.in_use().filter(key=key).first()
    if found is None:
        raise Refusal(_("This questionnaire is not here yet. Please tell an organiser; you can go on without it."))  # fmt: skip
    return found
