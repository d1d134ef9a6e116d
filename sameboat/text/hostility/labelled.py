"""Our own labelled sentences: written by hand, and made from frames with the same groups in both labels."""

from __future__ import annotations

import csv
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

import numpy as np

SENTENCES = Path(__file__).parent / "sentences"
FROM_EACH_FRAME = 20
_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Labelled:
    """A sentence, whether it is hostile, and the shape it was written in."""

    text: str
    is_hostile: bool
    shape: str
    group: str = ""


def written() -> list[Labelled]:
    """Written by hand, to learn from."""
    return _read("written.csv")


def unseen() -> list[Labelled]:
    """Written by hand, and never learned from: every wrong one is printed."""
    return _read("unseen.csv")


def strange() -> list[Labelled]:
    """Written by another hand that had seen none of ours, and never learned from: every wrong one is printed."""
    return _read("strange.csv")


def made(seed: int = 8, from_each: int = FROM_EACH_FRAME) -> list[Labelled]:
    """Made from frames. The same seed makes the same sentences."""
    chance = np.random.default_rng(seed)
    slots: dict[str, list[str]] = tomllib.loads(_text("words.toml"))["slots"]
    found: dict[str, Labelled] = {}
    for row in csv.DictReader(_text("frames.csv").splitlines()):
        for _ in range(from_each):
            text, group = _filled(row["frame"], slots, chance)
            found[text] = Labelled(text, row["label"] == "1", row["shape"], group)
    return list(found.values())


def _filled(
    frame: str, slots: dict[str, list[str]], chance: np.random.Generator
) -> tuple[str, str]:
    group = ""

    def fill(slot: re.Match[str]) -> str:
        nonlocal group
        word = slots[slot.group(1)][chance.integers(len(slots[slot.group(1)]))]
        if slot.group(1) in {"groups", "one"}:
            group = word
        return word

    text = _SLOT.sub(fill, frame)
    return text[:1].upper() + text[1:], group


def _read(name: str) -> list[Labelled]:
    return [
        Labelled(row["text"], row["label"] == "1", row["shape"])
        for row in csv.DictReader(_text(name).splitlines())
    ]


def _text(name: str) -> str:
    return (SENTENCES / name).read_text(encoding="utf-8")
