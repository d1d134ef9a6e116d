"""Questionnaires in the demonstration: what is offered, when it is asked, and how it went for two people."""

from datetime import datetime, timedelta

from sameboat.measures.commands.answering import answer, fill_in
from sameboat.measures.commands.delivering import deliver_check_ins
from sameboat.measures.commands.instruments import offer, take_in_shipped
from sameboat.measures.commands.schedules import open_schedule, say_yes
from sameboat.measures.models import CheckIn, Instrument, Schedule
from sameboat.measures.queries.check_ins import asked_in
from sameboat.people.models import Person

_OFFERED = ("phq-9", "gad-7", "same-boat", "life-outside")
# Wren's weeks by PHQ-9, oldest first: what each of the first eight questions was answered with. The ninth is 0.
_WEEKS = ("22211122", "22111122", "21111121", "11111121", "11111111", "11011111", "11011010", "11010010")  # fmt: skip


def ask_some(people: dict[str, Person], now: datetime) -> None:
    """What Olive offers and schedules, Wren's eight weeks, and one check-in that waits for Juniper and Wren."""
    olive = people["Olive"]
    began = now - timedelta(days=60)
    take_in_shipped(at=began)
    for key in _OFFERED:
        offer(by=olive, instrument=_called(key), at=began)
    weekly = open_schedule(
        by=olive, instrument=_called("right-now"), title="How is it going?", rhythm=Schedule.Rhythm.WEEKLY,
        why="Four taps once a week, so that you can see over the months how it goes.", at=began,
    )  # fmt: skip
    open_schedule(
        by=olive, instrument=_called("same-boat"), title="Where you are", rhythm=Schedule.Rhythm.DAYS, days=[0, 30, 90], open_hours=168,
        why="Belonging, hope, having a say: what meeting others may change, and what not.", at=began,
    )  # fmt: skip
    wren = people["Wren"]
    for at, week in enumerate(_WEEKS):
        when = now - timedelta(weeks=len(_WEEKS) - at) + timedelta(hours=3)
        _answer_all(wren, fill_in(person=wren, instrument=_called("phq-9"), at=when), [*week, "0"], when)  # fmt: skip
    for name in ("Wren", "Juniper"):
        say_yes(person=people[name], schedule=weekly, hour=0, at=now - timedelta(days=14))
    deliver_check_ins(now)


def _called(key: str) -> Instrument:
    return Instrument.objects.get(key=key, is_shipped=True)


def _answer_all(person: Person, check_in: CheckIn, codes: list[str], at: datetime) -> None:
    for code in codes:
        asked = asked_in(check_in)
        if asked:
            answer(
                person=person,
                check_in=check_in,
                link_id=asked.question.link_id,
                value=code,
                at=at,
            )
