"""What a made-up phone and watch say of the last twelve weeks, for the demonstration."""

from datetime import date, datetime, timedelta

from sameboat.measures.commands.exports import keep_readings
from sameboat.measures.readings.kinds import KEPT_IN, Kind, Origin, Reading
from sameboat.measures.readings.reading import Outcome
from sameboat.people.models import Person

WATCH, PHONE, SCALE = "Wren’s watch", "Wren’s phone", "Bathroom scale"
# Up and down as weeks are: a good one, a hard one.
_STEPS = (3900, 5200, 6400, 4100, 7300, 8800, 2600, 4700, 5900, 3100, 6800)
_NIGHTS = (402, 431, 377, 455, 468, 340, 419, 398, 486)
_PULSES = (63, 62, 64, 61, 60, 62, 65, 61)
_WEEKS = 12


def give_readings(person: Person, now: datetime) -> None:
    """Twelve weeks of a person's readings, as if brought from an iPhone."""
    today = now.date()
    readings = [
        reading
        for number in range(1, _WEEKS * 7)
        # Some days the watch lay in a drawer.
        if number % 17
        for reading in _of_a_day(today - timedelta(days=number), number)
    ]
    keep_readings(person=person, outcome=Outcome(readings), at=now)


def _of_a_day(day: date, number: int) -> list[Reading]:
    steps = _STEPS[number % len(_STEPS)] - 9 * number
    by_phone = steps // 7
    told = [
        (Kind.STEPS, WATCH, float(steps), float(steps)),
        (Kind.STEPS, PHONE, float(steps * 2 // 3), float(by_phone)),
        (
            Kind.HEART,
            WATCH,
            float(_PULSES[number % len(_PULSES)]),
            float(_PULSES[number % len(_PULSES)]),
        ),
    ]
    if number % 5:
        night = float(_NIGHTS[number % len(_NIGHTS)])
        told.append((Kind.SLEEP, WATCH, night, night))
    if number % 6 == 1:
        weight = 78.4 + number % 4 * 0.3 + number / 60
        told.append((Kind.WEIGHT, SCALE, weight, weight))
    return [
        Reading(Origin.APPLE, kind, day, source, value, counted, KEPT_IN[kind], 0)
        for kind, source, value, counted in told
    ]
