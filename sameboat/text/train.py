"""Train the heads: `python -m sameboat.text.train [--data ../shared/data] [--vectors folder] [crisis ...]`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from sameboat.text.hostility.sources import Sources
from sameboat.text.hostility.train import teach_head
from sameboat.text.learning import crisis
from sameboat.text.learning.data import Shelf

TRAINERS: dict[str, Callable[[Shelf], object]] = {
    "crisis": crisis.train,
    "hostility": lambda shelf: teach_head(Sources(shelf.folder)),
}


def arguments(description: str, names: list[str]) -> argparse.Namespace:
    """What training and measuring are told: where the data lies, where vectors are kept, and which part."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--vectors", type=Path, default=Path(".venv/vectors"))
    parser.add_argument("parts", nargs="*", default=names)
    return parser.parse_args()


def main() -> None:
    """Train every part, or those named."""
    told = arguments("Train the heads of the screen.", list(TRAINERS))
    for name in told.parts:
        TRAINERS[name](Shelf(told.data, told.vectors))
        sys.stdout.write(f"{name}: trained\n")


if __name__ == "__main__":
    main()
