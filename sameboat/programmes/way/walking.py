"""Walking a whole programme in a moment: somebody who answers in a given way, day after day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from sameboat.programmes.folder.nouns import Programme, Step
from sameboat.programmes.way.known import Known, Value
from sameboat.programmes.way.lines import LineOf, lines_of_day
from sameboat.programmes.way.opening import State, steps_now


@dataclass(frozen=True)
class Walker:
    """How somebody goes: what they answer, and the days on which they do nothing at all.

    What is not said of `answers` they answer with the first that can be; `outcomes` and `readings` are what they have.
    """

    answers: Mapping[tuple[str, str], Value] = field(default_factory=dict)
    outcomes: Mapping[str, tuple[Value, ...]] = field(default_factory=dict)
    readings: Mapping[str, float] = field(default_factory=dict)
    silent: frozenset[int] = frozenset()


@dataclass(frozen=True)
class DayWalked:
    """One day: the steps that came open, those that were done, the lines that came, and what is known at its end."""

    day: int
    opened: tuple[Step, ...]
    done: tuple[Step, ...]
    lines: tuple[LineOf, ...]
    known: Known


def walk(programme: Programme, walker: Walker, until: int | None = None) -> Iterator[DayWalked]:
    """Day for day to the end, or to a day. Who is not silent does everything that stands open."""
    known = Known(0, readings=walker.readings)
    seen: set[str] = set()
    for day in range((programme.days if until is None else until) + 1):
        known = replace(known, day=day)
        lines = tuple(lines_of_day(programme, known))
        opened: list[Step] = []
        done: list[Step] = []
        if day not in walker.silent:
            known = replace(known, outcomes={**known.outcomes, **_asked(programme, walker, day)})
        while True:
            now = [each for each in steps_now(programme, known) if each.state == State.OPEN]
            opened += [each.step for each in now if each.key not in seen]
            seen.update(each.key for each in now)
            if day in walker.silent or not now:
                break
            known = _after(known, now[0].step, walker)
            done.append(now[0].step)
        yield DayWalked(day, tuple(opened), tuple(done), lines, known)


def _asked(programme: Programme, walker: Walker, day: int) -> dict[str, tuple[Value, ...]]:
    """What the questionnaires come to that everybody is asked on a day."""
    keys = [each["instrument"] for each in programme.main.told.get("measures", []) if day in each["days"]]  # fmt: skip
    return {key: walker.outcomes[key] for key in keys if key in walker.outcomes}


def _after(known: Known, step: Step, walker: Walker) -> Known:
    answers = dict(known.answers)
    for name, possible in step.answers.items():
        default: Value = sorted(possible)[0] if possible else 1.0
        if step.kind == "choose":
            default = step.page.told["choices"][0]["key"]
        answers[(step.key, name)] = walker.answers.get((step.key, name), default)
    outcomes = dict(known.outcomes)
    instrument = step.page.told.get("instrument", "")
    if step.kind == "measure" and instrument in walker.outcomes:
        outcomes[instrument] = walker.outcomes[instrument]
    return replace(known, done=known.done | {step.key}, answers=answers, outcomes=outcomes)
