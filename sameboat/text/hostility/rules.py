"""Attacks said so plainly that a rule can tell: insults to "you", threats, "kill yourself", groups called beasts."""

from __future__ import annotations

from dataclasses import dataclass

from sameboat.text.hostility.excuses import excuse
from sameboat.text.hostility.patterns import PATTERNS
from sameboat.text.hostility.plain import plain


@dataclass(frozen=True)
class Attack:
    """What a rule saw: which kind, and the words of the text."""

    kind: str
    words: str


def attacks(text: str) -> list[Attack]:
    """What the rules see and nothing excuses."""
    said = plain(text)
    return [
        Attack(kind, found.group().strip(" .,;!?\n"))
        for kind, rule in PATTERNS.items()
        for found in rule.finditer(said)
        if not excuse(said, found.start(), found.end())
    ]
