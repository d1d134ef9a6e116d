"""What is known of somebody in a programme, put together for the conditions of its steps and lines."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sameboat.care.box import CannotOpen, open_box
from sameboat.measures.models import CheckIn, Score
from sameboat.measures.queries.readings import mean_of_last_days
from sameboat.programmes.folder.nouns import Programme, Step
from sameboat.programmes.models import Place, StepRecord
from sameboat.programmes.way.known import Known, Value


def told_in(record: StepRecord) -> dict[str, Any] | None:
    """What its owner told in a step; None where it cannot be opened with the house's key."""
    if not record.told:
        return {}
    try:
        return open_box(record.told)
    except CannotOpen:
        return None


def is_done(record: StepRecord) -> bool:
    """Whether somebody is done with a step: they said so, or answered its questionnaire to the end."""
    return bool(record.done_at or (record.check_in and record.check_in.finished_at))


def records_of(place: Place) -> list[StepRecord]:
    """Everything somebody did in a programme, in the order in which they began it."""
    return list(StepRecord.objects.filter(place=place).select_related("check_in"))


def known_of(place: Place, at: datetime, records: Iterable[StepRecord] | None = None) -> Known:
    """What is known of somebody at a moment. Day by their own clock."""
    records = list(records) if records is not None else records_of(place)
    programme = place.cohort.edition.course
    return Known(
        day=place.day_at(at),
        begun=frozenset(each.step for each in records),
        done=frozenset(each.step for each in records if is_done(each)),
        answers=_answers(programme, records),
        outcomes=_outcomes(place, asked_about(programme, "instrument")),
        readings=_readings(place, at, asked_about(programme, "reading")),
        has_circle=place.cohort.has_circle,
    )


def asked_about(programme: Programme, name: str) -> set[str]:
    """Which questionnaires, or readings, the conditions of a programme ask about."""
    pages = [each.page.told for each in programme.steps.values()]
    pages += [each.told for each in programme.prompts.values()] + programme.modules
    conditions = [each["for"] for each in pages if isinstance(each.get("for"), dict)]
    conditions += [each["opens"]["when"] for each in pages if "when" in each.get("opens", {})]
    return {each[name] for each in conditions if name in each}


def _answers(programme: Programme, records: Iterable[StepRecord]) -> dict[tuple[str, str], Value]:
    found: dict[tuple[str, str], Value] = {}
    for record in records:
        step = programme.steps.get(record.step)
        if step and step.answers and (told := told_in(record)):
            found.update(_of_step(step, told))
    return found


def _of_step(step: Step, told: dict[str, Any]) -> Iterable[tuple[tuple[str, str], Value]]:
    if step.kind == "choose":
        return [((step.key, ""), told["choice"])] if told.get("choice") else []
    fields = told.get("fields", {})
    return [((step.key, name), fields[name]) for name in step.answers if fields.get(name) not in {None, ""}]  # fmt: skip


def _outcomes(place: Place, keys: set[str]) -> dict[str, tuple[Value, ...]]:
    """What each questionnaire came to the last time it was answered since they came here."""
    if not keys:
        return {}
    finished = CheckIn.objects.filter(
        person=place.person, instrument__key__in=keys, finished_at__gte=place.joined_at
    )
    newest = {each.instrument.key: each for each in finished.select_related("instrument").order_by("finished_at")}  # fmt: skip
    scores = Score.objects.filter(check_in__in=newest.values()).order_by("pk")
    return {
        key: tuple(
            each.word or float(each.number or 0) for each in scores if each.check_in_id == check_in.pk
        )
        for key, check_in in newest.items()
    }  # fmt: skip


def _readings(place: Place, at: datetime, kinds: set[str]) -> dict[str, float]:
    today = place.day_there(at)
    means = {kind: mean_of_last_days(place.person, kind.replace("-", "_"), today) for kind in kinds}
    return {kind: mean for kind, mean in means.items() if mean is not None}
