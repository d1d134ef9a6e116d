"""Instruments, schedules and answers for tests, made by the real commands."""

from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from sameboat.circles.testing import an_organiser
from sameboat.measures.commands.answering import answer, fill_in
from sameboat.measures.commands.exports import bring_export, read_next_export
from sameboat.measures.commands.instruments import offer, take_in_shipped
from sameboat.measures.commands.schedules import open_schedule
from sameboat.measures.models import CheckIn, Export, Instrument, Schedule
from sameboat.measures.queries.check_ins import asked_in
from sameboat.measures.readings.testing import (
    HEART,
    SLEEP,
    SLEEP_STATE,
    WEIGHT,
    apple_record,
    apple_xml,
)
from sameboat.people.models import Person


def shipped(key: str) -> Instrument:
    """One of those that come with the house, offered to members."""
    take_in_shipped()
    instrument = Instrument.objects.get(key=key, is_shipped=True)
    offer(by=an_organiser(), instrument=instrument)
    instrument.refresh_from_db()
    return instrument


def make_schedule(key: str = "k6", **told: Any) -> Schedule:
    """A schedule that asks a shipped form; weekly if nothing else is said."""
    usual: dict[str, Any] = {
        "title": "How is it going?", "why": "To see how it goes.", "rhythm": "weekly", "days": [],
        "times_a_day": 3, "burst_days": 2, "open_hours": 72, "instrument": shipped(key),
    }  # fmt: skip
    return open_schedule(by=an_organiser(), **{**usual, **told})


def answer_all(
    person: Person, check_in: CheckIn, *codes: Any, at: datetime | None = None
) -> CheckIn:
    """Answer what is asked, one after the other; the last answer again where there are more questions. None leaves one out."""
    given = list(codes)
    while asked := asked_in(check_in):
        value = given.pop(0) if len(given) > 1 else given[0]
        answer(person=person, check_in=check_in, link_id=asked.question.link_id, value=value, at=at)
    check_in.refresh_from_db()
    return check_in


def answered(person: Person, key: str, *codes: Any, at: datetime | None = None) -> CheckIn:
    """A shipped form that a person opened and answered by themselves."""
    return answer_all(person, fill_in(person=person, instrument=shipped(key), at=at), *codes, at=at)


def bring_readings(person: Person, *records: str) -> Export:
    """A person brings an Apple export with these records; it was read. Without any: a day of each kind."""
    a_day = (
        apple_record(source="iPhone"),
        apple_record(since="10:05", until="10:15", source="Apple Watch"),
        apple_record(SLEEP, "00:30", "07:42", f"{SLEEP_STATE}AsleepCore", source="Apple Watch"),
        apple_record(HEART, "01:00", "20:00", "61", source="Apple Watch"),
        apple_record(WEIGHT, "07:00", "07:00", "80", unit="kg", source="Scale"),
    )
    content = SimpleUploadedFile("export.xml", apple_xml(*(records or a_day)).encode())
    export = bring_export(person=person, uploads=[content], at=timezone.now())
    read_next_export(timezone.now())
    export.refresh_from_db()
    return export
