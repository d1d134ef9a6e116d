"""What is known of somebody on a day of their programme, and whether a condition holds for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sameboat.programmes.folder.nouns import Told

Value = str | float
# A step's answers: by step and field ("" where it has but one).
Answers = Mapping[tuple[str, str], Value]


@dataclass(frozen=True)
class Known:
    """Day 0 is the day they began. `outcomes` are what a questionnaire came to last time, in the order of its scales.

    `begun` and `done` are keys of steps; `readings` a device's daily means over the last seven days. Without `has_circle` there are no talks and no meetings.
    """

    day: int
    begun: frozenset[str] = frozenset()
    done: frozenset[str] = frozenset()
    answers: Answers = field(default_factory=dict)
    outcomes: Mapping[str, tuple[Value, ...]] = field(default_factory=dict)
    readings: Mapping[str, float] = field(default_factory=dict)
    has_circle: bool = True


def holds(condition: Told, known: Known) -> bool:
    """Whether a condition is so. What was not answered or measured yet is not so."""
    values = list(_values(condition, known))
    if "is" in condition:
        return any(str(value) in condition["is"] for value in values if isinstance(value, str))
    # Of a questionnaire with several scales the first number counts: it is the one its makers name first.
    number = next((float(value) for value in values if not isinstance(value, str)), None)
    if number is None:
        return False
    return float(condition.get("from", number)) <= number <= float(condition.get("to", number))


def _values(condition: Told, known: Known) -> Iterable[Value]:
    if "step" in condition:
        asked = (condition["step"], condition.get("field", ""))
        return [known.answers[asked]] if asked in known.answers else []
    if "instrument" in condition:
        return known.outcomes.get(condition["instrument"], ())
    reading = known.readings.get(condition.get("reading", ""))
    return [] if reading is None else [reading]
