"""`python -m bench.busy`: are the same few introduced to everybody? Many simulated weeks, with and without the ceiling.

What is assumed of people stands in `bench.busy_house`, of their weeks in `bench.busy_weeks`. Prints a table and writes the
picture of `docs/how/matching.md`. The rules:

- *no rule*: whoever is most similar, however often they were introduced (the ceiling never binds, the lowering is off);
- *lowering*: introduced often is put back, by 1/12 for each time up to five, and nobody is ever kept out;
- *ceiling*: not after six times within a week, and nobody is put back before that;
- *both*: what the house does;
- *by lot*: any with a reason to meet, at random; so that it is seen what is chance and length of stay alone.
"""

import argparse
import os

import django
import numpy as np

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sameboat.settings")
django.setup()

from bench.busy_figures import figures
from bench.busy_house import make_pool
from bench.busy_picture import draw
from bench.busy_weeks import Years, run

# Before this many weeks are over nobody has met many; they are not counted.
FIRST = 104


def main() -> int:
    """Simulate, print and draw."""
    parser = argparse.ArgumentParser("bench.busy", description=__doc__)
    parser.add_argument("--weeks", type=int, default=10_000)
    parser.add_argument("--others", type=int, default=5, help="other made-up houses, for spread")
    parser.add_argument("--their-weeks", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    years = _one(wanted.seed, wanted.weeks)
    others = [_one(wanted.seed + 1 + n, wanted.their_weeks) for n in range(wanted.others)]
    _print(years, others)
    draw(years)
    return 0


def _one(seed: int, weeks: int) -> Years:
    rng = np.random.default_rng(seed)
    return run(make_pool(rng), rng, weeks, first=FIRST)


def _print(years: Years, others: list[Years]) -> None:
    """A table as it stands in the document; in brackets the least and the most of the other houses."""
    rules = list(years.tallies)
    told = {rule: figures(years, years.tallies[rule]) for rule in rules}
    spread = {rule: [figures(other, other.tallies[rule]) for other in others] for rule in rules}
    print("|", " | ".join(["", *rules]), "|")
    print("|---" * (1 + len(rules)) + "|")
    for name in told[rules[0]]:
        cells = [
            _cell(name, told[rule][name], [each[name] for each in spread[rule]]) for rule in rules
        ]
        print("|", " | ".join([name, *cells]), "|")


def _cell(name: str, value: float, others: list[float]) -> str:
    many = 1 if name.startswith("most") else 100
    places = 0 if name.startswith("most") else 1
    said = [f"{many * each:.{places}f}" for each in (value, *sorted(others))]
    return f"{said[0]} ({said[1]}–{said[-1]})" if others else said[0]


if __name__ == "__main__":
    raise SystemExit(main())
