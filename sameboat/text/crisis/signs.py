"""Signs: what a rule looks for, how strong it is, and what may excuse it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from sameboat.text.later import LatePattern

# Three is enough to ask by itself; two with one more; a one is only ever company.
ENOUGH = 3.0
_SHORT = 5


@dataclass(frozen=True)
class Sign:
    """A way of saying something: what it is about, its name for people, its strength, its pattern on plain words."""

    about: str
    name: str
    strength: float
    pattern: LatePattern


@dataclass(frozen=True)
class Word:
    """A word as rules read it, and where it stands in the text as written."""

    plain: str
    start: int
    end: int


@dataclass(frozen=True)
class Sentence:
    """One sentence: its plain words in a line with a blank at either end, and each word's place."""

    words: tuple[Word, ...]

    @property
    def line(self) -> str:
        """The words as patterns see them."""
        return " " + " ".join(word.plain for word in self.words) + " "

    def place(self, offset: int) -> int:
        """Which word stands at an offset of the line."""
        return min(self.line.count(" ", 0, offset + 1) - 1, len(self.words) - 1)


@dataclass(frozen=True)
class Hit:
    """A sign that was found: what it is worth after its excuses, and its words in the text as written."""

    about: str
    name: str
    strength: float
    start: int
    end: int


@dataclass(frozen=True)
class Rules:
    """What a language brings: how its text becomes plain sentences, its signs, and what excuses them."""

    sentences: Callable[[str], list[Sentence]]
    signs: tuple[Sign, ...]
    # What share of a sign is left in this sentence of this text, 0 to 1.
    left: Callable[[Sign, re.Match[str], Sentence, str], float]


def signs_of(
    about: str, name: str, strength: float, classes: Mapping[str, str], *patterns: str
) -> tuple[Sign, ...]:
    """Signs from patterns in which `<want>` stands for a class of words and a blank parts words."""
    return tuple(
        Sign(about, name, strength, LatePattern(_edged(pattern, classes))) for pattern in patterns
    )


def compiled(pattern: str, classes: Mapping[str, str]) -> re.Pattern[str]:
    """A pattern with its classes filled in, which begins and ends at the edge of a word."""
    return re.compile(_edged(pattern, classes))


def _edged(pattern: str, classes: Mapping[str, str]) -> str:
    return f"(?<= )(?:{filled(pattern, classes)})(?= )"


def filled(pattern: str, classes: Mapping[str, str]) -> str:
    """A pattern with every `<class>` replaced by its words, classes inside classes too."""
    while "<" in pattern.replace("(?<", ""):
        pattern = re.sub(r"<(\w+)>", lambda name: f"(?:{classes[name[1]]})", pattern)
    return pattern


def found(rules: Rules, text: str) -> list[Hit]:
    """Every sign in a text that something is left of, the strongest of whatever it is about."""
    best: dict[str, Hit] = {}
    for sentence in _joined(rules.sentences(text)):
        for hit in _in_sentence(rules, sentence, text):
            if hit.about not in best or hit.strength > best[hit.about].strength:
                best[hit.about] = hit
    return sorted(best.values(), key=lambda hit: -hit.strength)


def _joined(sentences: list[Sentence]) -> list[Sentence]:
    """The sentences, each short one also read together with the one before: "I took them. All of them."."""
    pairs = pairwise(sentences)
    return sentences + [
        Sentence((*one.words, *other.words))
        for one, other in pairs
        if min(len(one.words), len(other.words)) <= _SHORT
    ]


def _in_sentence(rules: Rules, sentence: Sentence, text: str) -> Iterable[Hit]:
    line = sentence.line
    for sign in rules.signs:
        for match in sign.pattern.finditer(line):
            left = sign.strength * rules.left(sign, match, sentence, text)
            if left > 0:
                first, last = sentence.place(match.start()), sentence.place(match.end() - 1)
                yield Hit(
                    sign.about,
                    sign.name,
                    left,
                    sentence.words[first].start,
                    sentence.words[last].end,
                )
