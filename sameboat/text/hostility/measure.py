"""What `make evaluate` prints about hostility: each figure with its interval, each wrong one of our unseen sentences.

python -m sameboat.text.hostility.measure
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sameboat.text.hostility.kept import read_trials
from sameboat.text.hostility.labelled import made, strange, unseen, written
from sameboat.text.hostility.rules import attacks
from sameboat.text.hostility.seeing import ASKS, reads_worst
from sameboat.text.hostility.sources import LABELLED, Example, Sources
from sameboat.text.hostility.train import asking_from, everything, fitted, matrix, own
from sameboat.text.parts.hostility import HostilityPart
from sameboat.text.reading import Reading

TRIES = 500
FOLDS = 4
_ON_ILLNESS = {"illness_abuse", "disabled_abuse", "carer_abuse", "stop_meds"}
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


def section(sources: Sources) -> Iterator[str]:
    """The lines about the committed rules, head and reader, then about what was left out of learning."""
    yield "Hostility"
    for title, ask in (
        ("before posting (rules, light head)", asks_at_once),
        ("in the background (rules, reader)", asks_later),
    ):
        yield f" {title}"
        asked = each(ask, sources.replies(to_measure=True))
        yield f"  ordinary replies asked about: {interval(asked)}"
        yield from _written_lists(ask)
        for name in LABELLED:
            held = sources.held_back(name)[:_FEW]
            asked = each(ask, [example.text for example in held])
            yield both_ways(f"{name}, held back", held, asked)
    yield from kept_trials()
    yield from left_out(sources)


def _written_lists(ask: Callable[[str], bool]) -> Iterator[str]:
    for title, sentences in (
        ("our unseen sentences", unseen()),
        ("a stranger's sentences", strange()),
    ):
        examples = own(sentences, title)
        asked = each(ask, [example.text for example in examples])
        yield both_ways(title, examples, asked)
        on_illness = np.array([found.shape in _ON_ILLNESS for found in sentences], dtype=np.bool_)
        hostile = np.array([found.is_hostile for found in sentences], dtype=np.bool_)
        yield f"  of these, attacks on illness, disability, carers: seen {interval(asked[on_illness & hostile])}"
        yield from _wrong_ones(examples, asked)


def kept_trials() -> Iterator[str]:
    """What the reader made of sources and shapes it was never taught, at a threshold set on ordinary replies."""
    yield "Hostility, the reader without a source or shapes (kept from teaching.left_out)"
    for name, found in read_trials():
        hostile, asked = found["hostile"].astype(np.bool_), found["margins"] >= 0
        yield (
            f"  {name}: attacks seen {interval(asked[hostile])}, harmless left alone {interval(~asked[~hostile])}"
            f", ordinary replies asked about {interval(found['replies'] >= 0)}"
        )


def _wrong_ones(examples: Sequence[Example], asked: Bools) -> Iterator[str]:
    for example, was_asked in zip(examples, asked, strict=True):
        if example.is_hostile != was_asked:
            yield f"   {'missed' if example.is_hostile else 'wrongly asked'}: {example.text}"


def left_out(sources: Sources) -> Iterator[str]:
    """The light head alone, taught again without a source, and without some shapes, and tried on those."""
    examples, sentences = everything(sources), [*written(), *made()]
    shapes = [""] * (len(examples) - len(sentences)) + [found.shape for found in sentences]
    pieces, ordinary_pieces = (
        matrix(example.text for example in examples),
        matrix(sources.replies(to_measure=False)),
    )

    def without(name: str, is_out: Sequence[bool], tried: Sequence[Example]) -> str:
        rest = [at for at, out in enumerate(is_out) if not out]
        head = fitted([examples[at] for at in rest], pieces[rest])
        return both_ways(name, tried, _asked(head, tried, ordinary_pieces))

    yield "Hostility, the light head alone without a source"
    for name in LABELLED:
        tried = _some(sources.labelled(name))
        yield without(name, [example.source == name for example in examples], tried)
    yield "Hostility, the light head alone without a quarter of the shapes"
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
    for line in section(Sources()):
        print(line, flush=True)  # noqa: T201
