"""What `make evaluate` prints about hostility: each figure with its interval, each wrong one of our unseen sentences.

python -m sameboat.text.hostility.measure [--left-out]
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sameboat.text.hostility.labelled import made, unseen, written
from sameboat.text.hostility.rules import attacks
from sameboat.text.hostility.seeing import ASKS, reads_worst
from sameboat.text.hostility.sources import LABELLED, Example, held_back, labelled, replies
from sameboat.text.hostility.train import asking_from, everything, fitted, matrix, own
from sameboat.text.parts.hostility import HostilityPart
from sameboat.text.reading import Reading

TRIES = 500
FOLDS = 4
_ON_ILLNESS = {"illness_abuse", "disabled_abuse", "carer_abuse"}
_FEW = 1500
Bools = NDArray[np.bool_]


def asks_at_once(text: str) -> bool:
    """Whether the part asks before a post goes out."""
    return any(found.asks for found in HostilityPart().look(Reading(text)).findings)


def asks_later(text: str) -> bool:
    """Whether it asks in the background; without looking for the words, which takes thirty readings."""
    return bool(attacks(text)) or reads_worst(Reading(text))[0] >= ASKS


def each(ask: Callable[[str], bool], texts: Sequence[str]) -> Bools:
    """The answer for each text."""
    return np.array([ask(text) for text in texts], dtype=np.bool_)


def interval(right: Bools, seed: int = 1) -> str:
    """The share that is right and, by drawing again, where it lies in 95 of 100 cases."""
    if not len(right):
        return "none"
    chance = np.random.default_rng(seed)
    drawn = [right[chance.integers(0, len(right), len(right))].mean() for _ in range(TRIES)]
    low, high = np.quantile(drawn, [0.025, 0.975])
    return f"{right.mean():.3f} ({low:.3f} to {high:.3f}, n={len(right)})"


def both_ways(name: str, examples: Sequence[Example], asked: Bools) -> str:
    """How many attacks are seen, and how many harmless texts are left alone."""
    hostile = np.array([example.is_hostile for example in examples], dtype=np.bool_)
    return f"  {name}: attacks seen {interval(asked[hostile])}, harmless left alone {interval(~asked[~hostile])}"


def section() -> Iterator[str]:
    """The lines about the committed rules, head and reader."""
    yield "Hostility"
    for title, ask in (
        ("before posting (rules, light head)", asks_at_once),
        ("in the background (rules, reader)", asks_later),
    ):
        yield f" {title}"
        yield f"  ordinary replies asked about: {interval(each(ask, replies(to_measure=True)))}"
        examples = own(unseen(), "unseen")
        asked = each(ask, [example.text for example in examples])
        yield both_ways("our unseen sentences", examples, asked)
        on_illness = np.array([found.shape in _ON_ILLNESS for found in unseen()], dtype=np.bool_)
        yield f"  of these, attacks on illness, disability, carers: seen {interval(asked[on_illness])}"
        held = held_back("dynahate")
        yield both_ways("dynahate, held back", held, each(ask, [example.text for example in held]))
        yield from _wrong_ones(examples, asked)


def _wrong_ones(examples: Sequence[Example], asked: Bools) -> Iterator[str]:
    for example, was_asked in zip(examples, asked, strict=True):
        if example.is_hostile != was_asked:
            yield f"   {'missed' if example.is_hostile else 'wrongly asked'}: {example.text}"


def left_out() -> Iterator[str]:
    """The light head alone, taught again without a source, and without some shapes, and tried on those."""
    examples, sentences = everything(), [*written(), *made()]
    shapes = [""] * (len(examples) - len(sentences)) + [found.shape for found in sentences]
    pieces, ordinary_pieces = (
        matrix(example.text for example in examples),
        matrix(replies(to_measure=False)),
    )

    def without(name: str, is_out: Sequence[bool], tried: Sequence[Example]) -> str:
        rest = [at for at, out in enumerate(is_out) if not out]
        head = fitted([examples[at] for at in rest], pieces[rest])
        return both_ways(name, tried, _asked(head, tried, ordinary_pieces))

    yield "Hostility, light head alone, one source left out at a time"
    for name in LABELLED:
        yield without(name, [example.source == name for example in examples], _some(labelled(name)))
    yield "Hostility, light head alone, a quarter of the shapes left out at a time"
    for fold in range(FOLDS):
        out = set(sorted({*shapes} - {""})[fold::FOLDS])
        tried = own([found for found in written() if found.shape in out], "written")
        yield without(", ".join(sorted(out)), [shape in out for shape in shapes], tried)


def _asked(head: Any, examples: Sequence[Example], ordinary_pieces: Any) -> Bools:
    threshold = asking_from(head.decision_function(ordinary_pieces))
    margins = head.decision_function(matrix(example.text for example in examples))
    return np.asarray(margins >= threshold, dtype=np.bool_)


def _some(examples: list[Example]) -> list[Example]:
    return examples[:: max(1, len(examples) // _FEW)]


if __name__ == "__main__":
    for line in left_out() if "--left-out" in sys.argv else section():
        print(line, flush=True)  # noqa: T201
