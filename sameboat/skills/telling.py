"""A skill's words on their way in: cleaned, and in one piece."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from sameboat.lib.words import folded, says_something
from sameboat.skills.models import WhatFor


@dataclass(frozen=True)
class Told:
    """What somebody tells of a skill."""

    title: str
    what_for: tuple[str, ...]
    steps: tuple[str, ...]
    costs: str = ""
    not_when: str = ""
    harms: str = ""

    @property
    def fields(self) -> dict[str, Any]:
        """As its columns take it."""
        return {**asdict(self), "what_for": list(self.what_for), "steps": list(self.steps)}

    @property
    def as_text(self) -> str:
        """All of it, in one piece."""
        return "\n\n".join([self.title, *self.steps, self.costs, self.not_when, self.harms])

    @property
    def found_by(self) -> str:
        """Its words as they are looked for."""
        return folded(self.as_text)


def told(
    *,
    title: str,
    what_for: Iterable[str],
    steps: Iterable[str],
    costs: str = "",
    not_when: str = "",
    harms: str = "",
) -> Told:
    """What was typed, without what no database takes, empty steps, and words for what it is for that nobody knows."""
    chosen = set(what_for)
    return Told(
        title=" ".join(_clean(title).split()),
        what_for=tuple(each for each in WhatFor.values if each in chosen),
        steps=steps_in(steps),
        costs=_clean(costs),
        not_when=_clean(not_when),
        harms=_clean(harms),
    )


def steps_in(lines: Iterable[str]) -> tuple[str, ...]:
    """Each step on one line, without those in which nothing is to be seen."""
    clean = (" ".join(_clean(line).split()) for line in lines)
    return tuple(line for line in clean if says_something(line))


def _clean(text: str) -> str:
    return text.replace("\x00", "").encode("utf-8", "ignore").decode().strip()
