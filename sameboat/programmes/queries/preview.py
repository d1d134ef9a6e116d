"""A programme played through in a moment: what somebody would see on a day who answers in a certain way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _

from sameboat.programmes.folder.checks import Instruments
from sameboat.programmes.folder.nouns import Programme, Told
from sameboat.programmes.way.known import Known, Value
from sameboat.programmes.way.lines import LineOf, lines_of_day
from sameboat.programmes.way.opening import ModuleNow, modules_now
from sameboat.programmes.way.walking import DayWalked, Walker, walk


@dataclass(frozen=True)
class Fork:
    """Something on which a way through depends: an answer, an outcome or a reading. Without choices it is a number."""

    name: str
    asks: str
    choices: list[tuple[str, str]]


@dataclass(frozen=True)
class Preview:
    """A day of a programme: what stands where in the morning, the lines of that day, and how many came before."""

    day: int
    modules: list[ModuleNow]
    lines: tuple[LineOf, ...]
    lines_before: int
    days: list[DayWalked] = field(default_factory=list)


def forks_of(programme: Programme, instruments: Instruments) -> list[Fork]:
    """Everything that the way through a programme depends on, in the order in which it is asked."""
    found: dict[str, Fork] = {}
    for condition in _conditions(programme):
        fork = _fork(condition, programme, instruments)
        if fork:
            found.setdefault(fork.name, fork)
    for step in programme.steps.values():
        choices = step.page.told.get("choices", [])
        if step.kind == "choose" and any("leads-to" in each for each in choices):
            found.setdefault(f"step.{step.key}.", _of_choice(step.page.told, step.key))
    return list(found.values())


def _conditions(programme: Programme) -> Iterator[Told]:
    pages = [each.page.told for each in programme.steps.values()]
    for page in [*programme.modules, *pages, *(each.told for each in programme.prompts.values())]:
        if isinstance(page.get("for"), dict):
            yield page["for"]
        if "when" in page.get("opens", {}):
            yield page["opens"]["when"]


def _fork(condition: Told, programme: Programme, instruments: Instruments) -> Fork | None:
    if "instrument" in condition:
        key = condition["instrument"]
        words = [(word, word) for word in sorted(instruments.get(key, ()))]
        return Fork(f"instrument.{key}", _("What the questions “%(key)s” come to") % {"key": key}, words)  # fmt: skip
    if "reading" in condition:
        return Fork(f"reading.{condition['reading']}", _("The mean of the last days: %(kind)s") % {"kind": condition["reading"]}, [])  # fmt: skip
    step = programme.steps.get(condition.get("step", ""))
    if step is None:
        return None
    if step.kind == "choose":
        return _of_choice(step.page.told, step.key)
    name = condition.get("field", "")
    fields: list[Told] = step.page.told.get("fields", [])
    asked: Told = next((each for each in fields if each["key"] == name), {})
    possible = asked.get("choices", sorted(step.answers.get(name) or ()))
    return Fork(f"step.{step.key}.{name}", str(asked.get("asks", name)), [(word, word) for word in possible])  # fmt: skip


def _of_choice(told: Told, key: str) -> Fork:
    return Fork(f"step.{key}.", told["asks"], [(each["key"], each["says"]) for each in told["choices"]])  # fmt: skip


def walker_of(given: Mapping[str, str], silent: frozenset[int] = frozenset()) -> Walker:
    """Somebody who answers as `given` says, by the names of forks. Raises ValueError for a number that is none."""
    answers: dict[tuple[str, str], Value] = {}
    outcomes: dict[str, tuple[Value, ...]] = {}
    readings: dict[str, float] = {}
    for name, typed in given.items():
        kind, _dot, rest = name.partition(".")
        if kind == "step":
            step, _dot, asked = rest.partition(".")
            answers[step, asked] = _value(typed)
        elif kind == "instrument":
            outcomes[rest] = (_value(typed),)
        elif kind == "reading":
            readings[rest] = float(typed)
    return Walker(answers, outcomes, readings, silent)


def _value(typed: str) -> Value:
    try:
        return float(typed)
    except ValueError:
        return typed


def preview_on(programme: Programme, day: int, walker: Walker) -> Preview:
    """What stands there on the morning of a day, when everything that was open before was done."""
    days = list(walk(programme, walker, until=day - 1)) if day > 0 else []
    known = replace(days[-1].known, day=day) if days else Known(day, readings=walker.readings)
    return Preview(
        day=day,
        modules=modules_now(programme, known),
        lines=tuple(lines_of_day(programme, known)),
        lines_before=sum(len(each.lines) for each in days),
        days=days,
    )


def told_day(walked: DayWalked) -> str:
    """A day of a walk in a line; empty for one on which nothing happened."""
    parts = [_("opens: %(titles)s") % {"titles": ", ".join(_title(each) for each in walked.opened)}] if walked.opened else []  # fmt: skip
    parts += [_("line: %(words)s") % {"words": each.words} for each in walked.lines]
    return " · ".join(parts)


def _title(step: object) -> str:
    return str(step.page.told.get("title", step.key))  # type: ignore[attr-defined]
