"""`sameboat similar rebuild`: everybody's row and the files of who and what is near, made anew from the database."""

import argparse
from collections.abc import Callable, Iterable

from tqdm import tqdm

from sameboat.similar.places.keeping import rebuild
from sameboat.similar.threads.nearby import rebuild_files


def run(argv: list[str]) -> int:
    """Make them anew; those before serve until the new ones are whole."""
    parser = argparse.ArgumentParser("sameboat similar", description=__doc__)
    parser.add_argument("what", choices=["rebuild"])
    parser.parse_args(argv)
    placed, filed = rebuild(_with_a_bar("placing people")), rebuild_files(_with_a_bar("threads"))
    if placed is None or filed is None:
        print("Somebody is at it already; nothing was done.")
        return 1
    print(f"{placed} people and {filed} threads stand where they belong.")
    return 0


def _with_a_bar(what: str) -> Callable[[Iterable[int]], Iterable[int]]:
    def told(parts: Iterable[int]) -> Iterable[int]:
        bar: Iterable[int] = tqdm(list(parts), desc=what, unit="part", disable=None)
        return bar

    return told
