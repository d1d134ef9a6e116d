"""A programme as it was written: its modules, steps and prompts, each with where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sameboat.programmes.folder.marked import Marked

Told = dict[str, Any]
_TEXTS = ("line", "text")


@dataclass(frozen=True)
class Page:
    """One file: what was told at its top, where each part of that stands, and the words below."""

    file: str
    told: Told
    marked: Marked
    words: str = ""
    words_line: int = 1

    def line(self, *path: str | int) -> int:
        """The line of a part, or of the nearest thing around it."""
        here = self.marked
        for name in path:
            inside = here.things if isinstance(name, str) else dict(enumerate(here.parts))
            if name not in inside:
                break
            here = inside[name]  # type: ignore[index]
        return here.line


@dataclass(frozen=True)
class Step:
    """A step: one thing to read, do, write or talk about."""

    key: str
    page: Page

    # A preview asks this some hundred thousand times.
    @cached_property
    def kind(self) -> str:
        """Which kind of step it is; empty where the file does not say."""
        return str(self.page.told.get("kind", ""))

    @property
    def answers(self) -> dict[str, frozenset[str] | None]:
        """Which answers can be asked about: by field ("" where the step has but one), None for a number. Texts cannot."""
        told = self.page.told
        if self.kind == "choose":
            return {"": frozenset(each["key"] for each in told.get("choices", []) if "key" in each)}
        if self.kind == "worksheet":
            fields = [each for each in told.get("fields", []) if each.get("kind") not in _TEXTS]
            return {each.get("key", ""): _answers_to(each) for each in fields}
        return {}


@dataclass(frozen=True)
class Programme:
    """The whole folder, as far as it could be read."""

    main: Page
    steps: dict[str, Step]
    prompts: dict[str, Page]
    media: frozenset[str]

    @property
    def modules(self) -> list[Told]:
        """The modules in their order."""
        return list(self.main.told.get("modules", []))

    @cached_property
    def kinds(self) -> dict[str, str]:
        """Which kind each step is of, by its key."""
        return {key: step.kind for key, step in self.steps.items()}

    @cached_property
    def leading_to(self) -> dict[str, list[tuple[str, str]]]:
        """For every step that only a choice opens: which choices of which steps do."""
        found: dict[str, list[tuple[str, str]]] = {}
        for step in self.steps.values():
            for choice in step.page.told.get("choices", []) if step.kind == "choose" else []:
                if "leads-to" in choice:
                    found.setdefault(choice["leads-to"], []).append((step.key, choice.get("key", "")))  # fmt: skip
        return found

    @property
    def days(self) -> int:
        """How many days it takes; 400 where it is not said."""
        return int(self.main.told.get("days", 400))


def _answers_to(field: Told) -> frozenset[str] | None:
    if field.get("kind") == "yes-no":
        return frozenset({"yes", "no"})
    if field.get("kind") == "choice":
        return frozenset(field.get("choices", []))
    return None
