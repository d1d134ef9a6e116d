"""Our own sentences to learn from, crises and near misses of many kinds: frames with choices in them, and single ones.

A line is `kind|frame`, and `{this/that}` in a frame stands for either. Sentences that stand alone are in files of their
own, `_by_hand` and those of helpers who saw nothing of the project. What is too like a sentence of a test list is left
out, so that the lists measure what was not learned.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

LISTS = (
    "plain_words", "own_sentences", "second_list", "third_list", "fourth_list", "strangers_list",
    "second_strangers_list",
)  # fmt: skip
_HERE = Path(__file__).parent
_TESTS = _HERE.parents[1] / "tests" / "data"
_CHOICE = re.compile(r"\{([^{}]*)\}")
_WORD = re.compile(r"[a-z0-9']+")
_EACH, _TRIES, _ALIKE, _SEED = 6, 200, 0.5, 8
_SAYS_LITTLE = frozenset(
    _WORD.findall(
        "i i'm im i've ive a an the to of and in it my me is are that this for on with you be so do at was have has not "
        "but its it's just we he she they his her"
    )
)


@dataclass(frozen=True)
class Made:
    """A sentence made from a frame, its kind, and whether it is a crisis."""

    text: str
    kind: str
    is_crisis: bool


def made() -> list[Made]:
    """Up to six sentences of every frame, the same in every run, without what is like a test list's."""
    chance = np.random.default_rng(_SEED)
    both = [*_frames("crises", True, chance), *_frames("near_misses", False, chance)]
    return [one for one in both if not is_tested(one.text)]


def single() -> list[Made]:
    """The sentences that stand alone, without what is like a test list's."""
    both = [*_lines("crises_by_", True), *_lines("near_misses_by_", False)]
    return [one for one in both if not is_tested(one.text)]


def _frames(name: str, is_crisis: bool, chance: np.random.Generator) -> Iterator[Made]:
    for frame in _lines(f"{name}.", is_crisis):
        for text in _filled(frame.text, chance):
            yield Made(text, frame.kind, is_crisis)


def _lines(begins: str, is_crisis: bool) -> Iterator[Made]:
    for file in sorted(_HERE.glob(f"{begins}*txt")):
        for line in file.read_text(encoding="utf-8").splitlines():
            kind, _, text = line.partition("|")
            yield Made(text, kind, is_crisis)


def _filled(frame: str, chance: np.random.Generator) -> list[str]:
    choices = [choice.split("/") for choice in _CHOICE.findall(frame)]
    found: dict[str, None] = {}
    for _ in range(_TRIES):
        if len(found) == _EACH:
            break
        picked = iter([str(chance.choice(some)) for some in choices])
        text = _CHOICE.sub(lambda _, picks=picked: next(picks), frame)  # type: ignore[misc]
        found[re.sub(r"\s+", " ", re.sub(r"\s+([,.!?])", r"\1", text)).strip()] = None
    return list(found)


def is_tested(text: str) -> bool:
    """Whether half of its telling words, or more, are those of one sentence of a test list."""
    words, (sizes, places) = _telling(text), _tested()
    shared = Counter(at for word in words for at in places.get(word, ()))
    return any(both >= _ALIKE * (len(words) + sizes[at] - both) for at, both in shared.items())


@cache
def _tested() -> tuple[list[int], dict[str, list[int]]]:
    """How many telling words each sentence of a list has, and the sentences in which a word stands."""
    texts: list[str] = []
    for name in LISTS:
        with (_TESTS / f"{name}.csv").open(encoding="utf-8", newline="") as opened:
            texts += [row["text"] for row in csv.DictReader(opened)]
    sizes: list[int] = []
    places: dict[str, list[int]] = {}
    for at, words in enumerate(map(_telling, texts)):
        sizes.append(len(words))
        for word in words:
            places.setdefault(word, []).append(at)
    return sizes, places


def _telling(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower().replace("’", "'"))) - _SAYS_LITTLE
