"""What the reader makes of a source, or of shapes of our own sentences, that it was never taught: margins, kept without any text.

    python -m sameboat.text.hostility.teaching.left_out FOLDER_OF_MINILM FOLDER_FOR_WHAT_EACH_LESSON_LEAVES

Starts from the first lesson, which has dynahate and ordinary texts in it and nothing else; where dynahate is left out,
from MiniLM. Then comes half of the last lesson without what is left out. Half an hour on a quiet core; `make evaluate` prints what it found.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch

from sameboat.text.hostility.kept import TRIALS, write_trials
from sameboat.text.hostility.labelled import written
from sameboat.text.hostility.plain import plain
from sameboat.text.hostility.reader import LESS_FOR_MANY, LONGEST
from sameboat.text.hostility.sources import LABELLED, Example, Sources
from sameboat.text.hostility.teaching.export import REPLIES_ASKED
from sameboat.text.hostility.teaching.model import TorchReader
from sameboat.text.hostility.teaching.teach import (
    LeftOut,
    Lesson,
    beginning,
    lessons,
    padded,
    teach,
)
from sameboat.text.hostility.train import asking_from, own
from sameboat.text.hostility.windows import windows
from sameboat.text.hostility.wordpiece import WordPieces
from sameboat.text.reading import Reading

FOLDS = 4
MOST_TRIED = 1500
LARGEST = "dynahate"
# A trial learns from a part of what the reader learns from: seven of them, on one core.
FROM_ALL, FROM_LAST = 40_000, 20_000


@dataclass(frozen=True)
class Trial:
    """What is left out, and what is then read."""

    name: str
    out: LeftOut
    tried: list[Example]


def trials(sources: Sources) -> Iterator[Trial]:
    """Each source, then each quarter of the shapes."""
    for name in LABELLED:
        found = sources.labelled(name)
        tried = found[:: max(1, len(found) // MOST_TRIED)]
        yield Trial(name, LeftOut(source=name), tried)
    shapes = sorted({sentence.shape for sentence in written()})
    for fold in range(FOLDS):
        out = frozenset(shapes[fold::FOLDS])
        tried = own([found for found in written() if found.shape in out], "written")
        yield Trial(", ".join(sorted(out)), LeftOut(shapes=out), tried)


def taught_without(
    trial: Trial, folder: Path, keep_in: Path, sources: Sources
) -> tuple[TorchReader, WordPieces]:
    """A reader that never saw what the trial leaves out."""
    chance = np.random.default_rng(5)
    reader, pieces = beginning(folder, keep_in, sources)
    _, everything, last = lessons(sources, chance, trial.out)
    if trial.out.source == LARGEST:
        teach(reader, _less(everything, FROM_ALL, 1e-4, chance), WordPieces(pieces), chance)
    else:
        reader.load_state_dict(torch.load(keep_in / "lesson1.pt"))
    teach(reader, _less(last, FROM_LAST, last.speed, chance), WordPieces(pieces), chance)
    return reader.eval(), WordPieces(pieces)


def _less(lesson: Lesson, count: int, speed: float, chance: np.random.Generator) -> Lesson:
    found = lesson.examples
    return Lesson([found[at] for at in chance.permutation(len(found))[:count]], 1, speed)


@torch.no_grad()
def worst(reader: TorchReader, cut: WordPieces, texts: list[str]) -> Any:
    """The margin of each text's worst window, as the screen reads it."""
    found = []
    for text in texts:
        parts = windows(Reading(text).sentences) or [text]
        ids = padded([cut.numbers(plain(part), LONGEST) for part in parts])
        found.append(float(reader(ids).max()) - LESS_FOR_MANY * float(np.log(len(parts))))
    return np.array(found)


def main(folder: Path, keep_in: Path) -> None:
    """Run every trial that is not kept yet."""
    torch.set_num_threads(1)
    sources = Sources()
    found: dict[str, Any] = {}
    for at, trial in enumerate(trials(sources)):
        kept_as = keep_in / f"trial{at}.npz"
        if not kept_as.exists():
            torch.manual_seed(5)
            reader, cut = taught_without(trial, folder, keep_in, sources)
            replies = worst(reader, cut, sources.replies(to_measure=False))
            margins = worst(reader, cut, [example.text for example in trial.tried])
            np.savez(
                kept_as,
                margins=margins - asking_from(replies, REPLIES_ASKED),
                hostile=[example.is_hostile for example in trial.tried],
                replies=worst(reader, cut, sources.replies(to_measure=True))
                - asking_from(replies, REPLIES_ASKED),
            )
        print(trial.name, flush=True)  # noqa: T201
        found[trial.name] = dict(np.load(kept_as))
    write_trials(TRIALS, found)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
