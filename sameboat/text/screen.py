"""The screen: looks at a text for whatever its parts know, and says what it saw and what it could not look with.

It decides nothing. A fault in one part never hides what another saw, and never reaches the writer.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable

from sameboat.text.encoder import Encoder
from sameboat.text.findings import Finding, Language, Look, Sight
from sameboat.text.language import language_of
from sameboat.text.parts import PARTS, Part
from sameboat.text.reading import Reading

logger = logging.getLogger(__name__)


class Screen:
    """Looks at texts with every part in `sameboat.text.parts`, or those handed in."""

    def __init__(self, parts: Iterable[Part] | None = None) -> None:
        self._parts = tuple(PARTS if parts is None else parts)

    def look(self, text: str, *, is_opening: bool = False) -> Look:
        """What rules and light heads see, in a few milliseconds: what is asked before a post goes out."""
        reading = Reading(text, is_opening)
        return self._gathered(reading, lambda part: part.look(reading))

    def look_by_rules(self, text: str, *, is_opening: bool = False) -> Look:
        """What rules alone see, where everything else takes too long. A part without such a look is missing."""
        reading = Reading(text, is_opening)
        return self._gathered(reading, lambda part: _by_rules(part, reading))

    def look_deeper(
        self, text: str, encoder: Encoder | None = None, *, is_opening: bool = False
    ) -> Look:
        """The same with the readers of whole sentences, and the encoder where a part wants it: for the background."""
        reading = Reading(text, is_opening, encoder)
        return self._gathered(reading, lambda part: part.look_deeper(reading))

    def _gathered(self, reading: Reading, look: Callable[[Part], Sight]) -> Look:
        findings: list[Finding] = []
        missing: list[str] = []
        for part in self._parts:
            sight = _guarded(part, look)
            findings += sight.findings
            missing += sight.missing
        return Look(tuple(findings), _language(reading.text), tuple(dict.fromkeys(missing)))


def _by_rules(part: Part, reading: Reading) -> Sight:
    look = getattr(part, "look_by_rules", None)
    return look(reading) if look else Sight(missing=(f"{part.kind} (too slow)",))


def _guarded(part: Part, look: Callable[[Part], Sight]) -> Sight:
    try:
        return look(part)
    except Exception as fault:
        # Never the fault's own words: they may hold some of the text.
        logger.error("the screen's part %s failed: %s", part.kind, type(fault).__name__)
        return Sight(missing=(f"{part.kind} ({type(fault).__name__})",))


def _language(text: str) -> Language:
    try:
        return language_of(text)
    except Exception as fault:
        logger.error("the screen could not tell the language: %s", type(fault).__name__)
        return Language.UNKNOWN
