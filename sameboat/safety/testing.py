"""A screen that sees what a test wants it to see."""

from sameboat.text.findings import By, Finding, Kind, Sight
from sameboat.text.parts.claim import ClaimPart
from sameboat.text.parts.details import DetailsPart
from sameboat.text.parts.links import LinksPart
from sameboat.text.reading import Reading
from sameboat.text.screen import Screen

CRISIS_WORDS, HOSTILE_WORDS, DEEP_WORDS = "the pills here", "you fool", "the river calls"


class WordPart:
    """Sees a kind of thing where some words stand, at once or only with the encoder."""

    def __init__(self, kind: Kind, words: str, *, deep: bool = False) -> None:
        self.kind, self._words, self._deep = kind, words, deep

    def look(self, reading: Reading) -> Sight:
        """What is seen before a post goes out."""
        return Sight() if self._deep else self._sight(reading, By.RULE)

    def look_deeper(self, reading: Reading) -> Sight:
        """What is seen in the background."""
        return self._sight(reading, By.ENCODER if self._deep else By.RULE)

    def _sight(self, reading: Reading, by: By) -> Sight:
        if self._words not in reading.text:
            return Sight()
        return Sight((Finding(self.kind, 0.9, (self._words,), by, f"says “{self._words}”."),))


def a_screen() -> Screen:
    """A screen that sees danger, an insult and, with the encoder, one thing more; and all that rules see."""
    return Screen(
        [
            WordPart(Kind.CRISIS, CRISIS_WORDS),
            WordPart(Kind.CRISIS, DEEP_WORDS, deep=True),
            WordPart(Kind.HOSTILITY, HOSTILE_WORDS),
            ClaimPart(),
            DetailsPart(),
            LinksPart(),
        ]
    )
