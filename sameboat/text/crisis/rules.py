"""The rules of every language the interface speaks, and what they make of a text."""

from __future__ import annotations

from dataclasses import dataclass

from sameboat.text.crisis import en
from sameboat.text.crisis.signs import ENOUGH, Hit, Rules, found

RULES: dict[str, Rules] = {"en": en.RULES}


@dataclass(frozen=True)
class Read:
    """What the rules found in a text, the strongest first, and what it comes to."""

    hits: tuple[Hit, ...]
    strength: float

    @property
    def asks(self) -> bool:
        """Whether the rules alone would put it before a person."""
        return self.strength >= ENOUGH


def read(text: str) -> Read:
    """Every language's rules on one text: people write in more than one, and a wrong guess must not cost a life."""
    hits = [hit for rules in RULES.values() for hit in found(rules, text)]
    hits.sort(key=lambda hit: -hit.strength)
    strength = sum(hit.strength for hit in hits[:4])
    return Read(tuple(hits), strength)
