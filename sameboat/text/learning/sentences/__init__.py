"""Our own sentences to learn from: frames with choices in them, written by hand, crises and near misses of many kinds.

A line is `kind|frame`, and `{this/that}` in a frame stands for either. What is too like a sentence of a test list is
left out, so that the lists measure what was not learned.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

LISTS = ("plain_words", "own_sentences", "second_list", "third_list", "fourth_list")
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


def _frames(name: str, is_crisis: bool, chance: np.random.Generator) -> Iterator[Made]:
    for line in (_HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        kind, _, frame = line.partition("|")
        for text in _filled(frame, chance):
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
    words = _telling(text)
    return any(len(words & other) >= _ALIKE * len(words | other) for other in _tested() if words)


@cache
def _tested() -> list[frozenset[str]]:
    texts: list[str] = []
    for name in LISTS:
        with (_TESTS / f"{name}.csv").open(encoding="utf-8", newline="") as opened:
            texts += [row["text"] for row in csv.DictReader(opened)]
    return [_telling(text) for text in texts]


def _telling(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower().replace("’", "'"))) - _SAYS_LITTLE
