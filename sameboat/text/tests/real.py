"""Real texts between peers, read where they are and kept out of the project."""

import csv
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

PLACE = Path(__file__).resolve().parents[3].parent / "shared" / "data"


@cache
def _rows(name: str) -> list[dict[str, str]]:
    with (PLACE / name).open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def ordinary_answers() -> list[str]:
    """What peers answered each other, or a skip where it is not on this machine."""
    name = "peer_support/epitome_reddit.csv"
    if not (PLACE / name).exists():
        pytest.skip(f"../shared/data/{name} is not here: it may not be part of the project")
    return [row["reply"] for row in _rows(name)]


def share(texts: list[str], is_noticed: Callable[[str], bool]) -> float:
    """The share of texts that are noticed."""
    return sum(map(is_noticed, texts)) / len(texts)
