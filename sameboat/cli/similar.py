"""`sameboat similar rebuild`: everybody's row and the files of who is near whom, made anew from the database."""

import argparse
from collections.abc import Iterable

from tqdm import tqdm

from sameboat.similar.places.keeping import rebuild


def run(argv: list[str]) -> int:
    """Make them anew; those before serve until the new ones are whole."""
    parser = argparse.ArgumentParser("sameboat similar", description=__doc__)
    parser.add_argument("what", choices=["rebuild"])
    parser.parse_args(argv)
    placed = rebuild(_with_a_bar)
    if placed is None:
        print("Somebody is at it already; nothing was done.")
        return 1
    print(f"{placed} people stand where they belong.")
    return 0


def _with_a_bar(parts: Iterable[int]) -> Iterable[int]:
    bar: Iterable[int] = tqdm(list(parts), desc="placing people", unit="part", disable=None)
    return bar
