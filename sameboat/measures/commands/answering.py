"""Answering a check-in, one question after the other."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sameboat.lib.refusal import Refusal
from sameboat.measures import rules
from sameboat.measures.commands.worrying import put_before_humans
from sameboat.measures.fhir.form import Question
from sameboat.measures.fhir.scoring import Unscorable, scores_of
from sameboat.measures.models import Answer, CheckIn, Instrument, Score
from sameboat.measures.queries.check_ins import answers_of
from sameboat.notices.commands import drop_unseen, see_key
from sameboat.people.models import Person

_log = logging.getLogger("sameboat.measures")
# No scale goes so far, and the database would not give it back.
_BEYOND = Decimal(10) ** 9
# How long a form that somebody opened by themselves stays open.
_OPEN_FOR = timedelta(days=3)


@transaction.atomic
def fill_in(*, person: Person, instrument: Instrument, at: datetime | None = None) -> CheckIn:
    """Open a form by oneself. While one of it is open, that is the one."""
    now = at or timezone.now()
    waiting = CheckIn.objects.filter(person=person, instrument=instrument).waiting(now).first()
    if waiting is None:
        rules.may_fill_in(instrument)
    return open_form(person=person, instrument=instrument, open_for=_OPEN_FOR, at=now)


@transaction.atomic
def open_form(
    *, person: Person, instrument: Instrument, open_for: timedelta, at: datetime | None = None
) -> CheckIn:
    """Open a form that something else asks, whether or not it is offered to everybody. While one of it is open, that is the one."""
    now = at or timezone.now()
    Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    waiting = CheckIn.objects.filter(person=person, instrument=instrument).waiting(now).first()
    if waiting:
        return waiting
    return CheckIn.objects.create(
        person=person, instrument=instrument, due_at=now, late_from=now + open_for, closes_at=now + open_for
    )  # fmt: skip


@transaction.atomic
def answer(
    *, person: Person, check_in: CheckIn, link_id: str, value: Any, at: datetime | None = None
) -> bool:
    """Keep one answer, or that a question was left out (None), and finish where nothing more is asked.

    An answer of before may be changed until the end. Whether a human is told of it: a worrying one waits for no last page.
    """
    now = at or timezone.now()
    held = CheckIn.objects.select_for_update(no_key=True).get(pk=check_in.pk, person=person)
    rules.may_answer(held, now)
    form = held.instrument.form
    given = answers_of(held)
    question = next((each for each in form.asked(_said(given)) if each.link_id == link_id), None)
    if question is None:
        raise Refusal(_("This question is not asked any more. Here is the next one."))
    if value is None and question.is_required:
        raise Refusal(
            _("This one is needed. You can stop here instead: what you answered is kept.")
        )
    Answer.objects.update_or_create(
        check_in=held, link_id=link_id, defaults={"value": value, "made_at": now}
    )
    if held.begun_at is None:
        held.begun_at = now
        held.save(update_fields=["begun_at"])
        see_key(person=person, key=f"check-in:{held.pk}", at=now)
    worries = question.worries(value)
    if worries:
        put_before_humans(held, question, value, now)
    _finish_if_done(held, {**given, link_id: value}, now)
    check_in.refresh_from_db()
    return worries


def _said(given: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in given.items() if value is not None}


def _finish_if_done(check_in: CheckIn, given: dict[str, Any], at: datetime) -> None:
    form, said = check_in.instrument.form, _said(given)
    asked = form.asked(said)
    if any(question.link_id not in given for question in asked):
        return
    check_in.finished_at = at
    check_in.save(update_fields=["finished_at"])
    counting = {each.link_id: said[each.link_id] for each in asked if each.link_id in said}
    Score.objects.bulk_create(_scores(check_in, counting))


def _scores(check_in: CheckIn, counting: dict[str, Any]) -> list[Score]:
    """What the answers come to. A form that cannot be scored on them has no score: nothing takes an answer back."""
    try:
        found = scores_of(check_in.instrument.form.whole, counting)
    except Unscorable:
        _log.warning("instrument %s could not be scored", check_in.instrument_id)
        return []
    return [
        score for link_id, value in found.items() if (score := _score(check_in, link_id, value))
    ]


def _score(check_in: CheckIn, link_id: str, found: Any) -> Score | None:
    """One score, or none where there is nothing, or a number that no scale has."""
    if found is None or found == "":
        return None
    if isinstance(found, str):
        return Score(check_in=check_in, link_id=link_id, word=found[:80])
    number = Decimal(str(int(found) if isinstance(found, bool) else found))
    if not number.is_finite() or abs(number) >= _BEYOND:
        return None
    return Score(check_in=check_in, link_id=link_id, number=round(number, 4))


@transaction.atomic
def put_by(*, person: Person, check_in: CheckIn, at: datetime | None = None) -> None:
    """Not today: put a check-in by, with what was answered of it. Twice changes nothing."""
    now = at or timezone.now()
    held = CheckIn.objects.select_for_update(no_key=True).get(pk=check_in.pk, person=person)
    if held.put_by_at is None and held.finished_at is None:
        rules.may_answer(held, now)
        held.put_by_at = now
        held.save(update_fields=["put_by_at"])
    drop_unseen(person=person, key=f"check-in:{held.pk}")


def question_of(check_in: CheckIn, link_id: str) -> Question | None:
    """One question of a check-in's form."""
    questions = check_in.instrument.form.questions
    return next((each for each in questions if each.link_id == link_id), None)
