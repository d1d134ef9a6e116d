"""Measure the screen: `make evaluate`, or `python -m sameboat.text.evaluate [--data ...] [--vectors ...] [part ...]`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable

from sameboat.text.hostility.measure import section as hostility_lines
from sameboat.text.hostility.sources import Sources
from sameboat.text.learning import measured_crisis, measured_facts
from sameboat.text.learning.data import Shelf
from sameboat.text.train import arguments

SECTIONS: dict[str, Callable[[Shelf], Iterable[str]]] = {
    "crisis": measured_crisis.lines,
    "facts": measured_facts.lines,
    "hostility": lambda shelf: hostility_lines(Sources(shelf.folder)),
}


def main() -> None:
    """Print every section, or those named."""
    told = arguments("Measure the screen on what it was not trained on.", list(SECTIONS))
    for name in told.parts:
        for line in SECTIONS[name](Shelf(told.data, told.vectors)):
            sys.stdout.write(line + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
