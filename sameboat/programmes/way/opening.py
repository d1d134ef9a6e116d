"""Which steps stand open. Nothing that was begun closes again, and nobody is ever too late."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from sameboat.programmes.folder.nouns import Programme, Step, Told
from sameboat.programmes.way.known import Known, holds

# What only a circle has.
IN_CIRCLE = frozenset({"talk", "meeting"})


class State(StrEnum):
    """Where a step stands for somebody. A hidden one is for others, or waits for an answer that was not given."""

    OPEN = "open"
    DONE = "done"
    LATER = "later"
    HIDDEN = "hidden"


@dataclass(frozen=True)
class StepNow:
    """A step for somebody on a day. One that comes later waits for a day of theirs, or for other steps."""

    step: Step
    state: State
    from_day: int = 0
    after: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The step's name."""
        return self.step.key

    @property
    def title(self) -> str:
        """What stands above it."""
        return str(self.step.page.told.get("title", self.step.key))

    @property
    def is_optional(self) -> bool:
        """Whether one may go on without it."""
        return self.step.page.told.get("optional") is True


@dataclass(frozen=True)
class ModuleNow:
    """A module with the steps of it that somebody may see."""

    key: str
    title: str
    steps: tuple[StepNow, ...]


def modules_now(programme: Programme, known: Known) -> list[ModuleNow]:
    """Every module with a step that may be seen, in the programme's order."""
    found = []
    for module in programme.modules:
        steps = [
            _now(programme.steps[key], module, known, programme)
            for key in module.get("steps", [])
            if key in programme.steps
        ]
        seen = tuple(each for each in steps if each.state != State.HIDDEN)
        if seen:
            found.append(ModuleNow(module.get("key", ""), module.get("title", ""), seen))
    return found


def steps_now(programme: Programme, known: Known) -> Iterator[StepNow]:
    """Every step that may be seen, in the programme's order."""
    for module in modules_now(programme, known):
        yield from module.steps


def next_step(programme: Programme, known: Known) -> StepNow | None:
    """The one to go on with: the first that stands open and was not left aside as optional before others that are not."""
    waiting = [each for each in steps_now(programme, known) if each.state == State.OPEN]
    needed = [each for each in waiting if not each.is_optional]
    return next(iter(needed or waiting), None)


def _now(step: Step, module: Told, known: Known, programme: Programme) -> StepNow:
    if step.key in known.done:
        return StepNow(step, State.DONE)
    if step.kind in IN_CIRCLE and not known.has_circle:
        return StepNow(step, State.HIDDEN)
    if step.key in known.begun:
        return StepNow(step, State.OPEN)
    opens = [module.get("opens", {}), step.page.told.get("opens", {})]
    conditions = [each["when"] for each in opens if "when" in each]
    if "for" in step.page.told:
        conditions.append(step.page.told["for"])
    ways = programme.leading_to.get(step.key, [])
    is_led = not ways or any(known.answers.get((key, "")) == choice for key, choice in ways)
    if not is_led or not all(holds(each, known) for each in conditions):
        return StepNow(step, State.HIDDEN)
    from_day = max(each.get("day", 0) for each in opens)
    after = tuple(
        key for each in opens for key in each.get("after", [])
        if key not in known.done and (known.has_circle or programme.kinds.get(key) not in IN_CIRCLE)
    )  # fmt: skip
    is_open = from_day <= known.day and not after
    return StepNow(step, State.OPEN if is_open else State.LATER, from_day, after)


def for_everybody(programme: Programme) -> set[str]:
    """Keys of the steps that open whatever somebody answered: that one of the others was opened would tell an answer."""
    led = set(programme.leading_to)
    found: set[str] = set()
    for module in programme.modules:
        if "when" in module.get("opens", {}):
            continue
        for key in module.get("steps", []):
            told: Told = programme.steps[key].page.told if key in programme.steps else {"for": {}}
            if key not in led and "for" not in told and "when" not in told.get("opens", {}):
                found.add(key)
    # What waits for one of the others tells of it too.
    while True:
        late = {key for key in found if set(programme.steps[key].page.told.get("opens", {}).get("after", [])) - found}  # fmt: skip
        if not late:
            return found
        found -= late


def named_to_carers(programme: Programme) -> set[str]:
    """Keys of the steps of which those who look after people see who opened them: what everybody has, less what one takes up only if one likes. That tells too."""
    return {
        key
        for key in for_everybody(programme)
        if not programme.steps[key].page.told.get("optional")
    }
