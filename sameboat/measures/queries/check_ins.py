"""What somebody is asked, and what they answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count
from django.shortcuts import get_object_or_404
from django.utils import timezone

from sameboat.lib.ids import must_be_an_id
from sameboat.measures.fhir.form import Question
from sameboat.measures.models import Answer, Asking, CheckIn, Instrument, Schedule
from sameboat.people.models import Person


def check_in_for(viewer: Person, check_in_id: int) -> CheckIn:
    """A check-in of the viewer's own, or 404."""
    found = CheckIn.objects.visible_to(viewer).select_related("instrument", "asking__schedule")
    return get_object_or_404(found, id=check_in_id)


def waiting_for(
    viewer: Person, at: datetime | None = None, *, most: int | None = None
) -> list[CheckIn]:
    """What can be answered now, what closes first before the rest. One query."""
    found = CheckIn.objects.visible_to(viewer).waiting(at or timezone.now())
    return list(
        found.select_related("instrument", "asking__schedule").order_by("closes_at", "pk")[:most]
    )


def answers_of(check_in: CheckIn) -> dict[str, Any]:
    """Every answer by its question's linkId, None for what was left out, as kept in the database."""
    rows = Answer.objects.filter(check_in=check_in).order_by("pk")
    return dict(rows.values_list("link_id", "value"))


def is_worrying(check_in: CheckIn) -> bool:
    """Whether an answer of it is one that a human should see."""
    given = answers_of(check_in)
    questions = check_in.instrument.form.questions
    return any(question.worries(given.get(question.link_id)) for question in questions)


@dataclass(frozen=True)
class Asked:
    """One question on its page. `number` of `count` is how far one is; `before` is the question to go back to."""

    question: Question
    given: Any
    number: int
    count: int
    before: str
    is_first: bool


def asked_in(check_in: CheckIn, wanted: str = "") -> Asked | None:
    """The question to ask now: the one that is wanted, where it is asked at all, or the first without an answer. None at the end."""
    given = answers_of(check_in)
    said = {name: value for name, value in given.items() if value is not None}
    asked = check_in.instrument.form.asked(said)
    names = [each.link_id for each in asked]
    open_ones = [name for name in names if name not in given]
    name = wanted if wanted in names and (wanted in given or wanted in open_ones[:1]) else ""
    name = name or (open_ones[0] if open_ones else "")
    if not name:
        return None
    at = names.index(name)
    return Asked(
        question=asked[at],
        given=given.get(name),
        number=at + 1,
        count=len(asked),
        before=names[at - 1] if at else "",
        is_first=not given,
    )


@dataclass(frozen=True)
class Offer:
    """A schedule that members can say yes to, and the viewer's own yes."""

    schedule: Schedule
    asking: Asking | None


def offers_for(viewer: Person) -> list[Offer]:
    """Every running schedule, with the viewer's own yes where they said it."""
    mine = {each.schedule_id: each for each in Asking.objects.filter(person=viewer, ended_at=None)}
    running = Schedule.objects.running().select_related("instrument")
    return [Offer(each, mine.get(each.pk)) for each in running]


def offer_for(viewer: Person, schedule_id: int) -> Offer:
    """One schedule: a running one, or one the viewer said yes to; else 404."""
    must_be_an_id(schedule_id)
    found = [each for each in offers_for(viewer) if each.schedule.pk == schedule_id]
    if found:
        return found[0]
    mine = Asking.objects.filter(person=viewer, ended_at=None).select_related(
        "schedule__instrument"
    )
    asking = get_object_or_404(mine, schedule_id=schedule_id)
    return Offer(asking.schedule, asking)


def instruments_for(viewer: Person) -> list[Instrument]:
    """What members may fill in by themselves."""
    return list(Instrument.objects.offered())


def instrument_for(viewer: Person, key: str) -> Instrument:
    """The newest version of what members may fill in by themselves, or 404."""
    return get_object_or_404(Instrument.objects.offered(), key=key)


def answered_by(viewer: Person) -> list[Instrument]:
    """The newest version the viewer finished of each form, by name."""
    finished = CheckIn.objects.filter(person=viewer, finished_at__isnull=False)
    found = Instrument.objects.filter(check_ins__in=finished).annotate(Count("pk"))
    newest = {each.key: each for each in found.order_by("version")}
    return sorted(newest.values(), key=lambda each: each.title)
