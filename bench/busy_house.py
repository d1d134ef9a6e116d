"""A made-up house for `bench.busy`: people clustered like real ones, and how well each would meet each.

Every choice here is a guess, as there is no house yet to draw it from:

- 307 things can be told about oneself and 25 wishes have an offer each that meets it, as in the house's vocabulary. They
  are drawn by Zipf's law: the k-th most usual is 1/k as usual as the first.
- There are 12 kinds of people, also 1/k each. A kind has 6 things at its core, and each of its people tells each of these
  with chance 0.6. Everybody tells some more besides: mostly little, 4 in the middle, lognormal with a sigma of 0.7.
- Everybody has 0 to 3 wishes and 0 to 2 offers.
- 3 in 100 are the helpful ones: they tell 25 things more, the core of two kinds more, and give 10 to 20 offers.
- Who tells something lets those they are introduced to read it with chance 0.6; else it is only for finding. All show
  one thing at least.
- A newcomer tells what one of 1,200 made-up people tells, one who is not in the house now. Of those 1,200 the rarity of
  each answer is counted, once. Nobody wrote anything whose meaning could be compared.
- Somebody comes by each day with a chance of their own, 0.5, 0.2 or 0.05 (4, 4 and 2 in 10); the helpful ones with 0.9.
"""

from collections import Counter
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from sameboat.similar.kinship import Told, alike, house_of, similarity

MADE_UP, KINDS, CORE, TERMS, WISHES = 1_200, 12, 6, 307, 25
HELPFUL, AT_CORE, SHOWN, MIDDLE, SPREAD = 0.03, 0.6, 0.6, 4, 0.7
OFFERED_AS = {f"wish {n}": f"offer {n}" for n in range(WISHES)}


@dataclass(frozen=True)
class Pool:
    """Made-up people: who is helpful, how often each comes by, and three tables of everybody with everybody."""

    helpful: NDArray[np.bool_]
    comes: NDArray[np.float64]
    similar: NDArray[np.float64]
    alike: NDArray[np.float64]
    reason: NDArray[np.bool_]


def make_pool(rng: np.random.Generator, size: int = MADE_UP) -> Pool:
    """So many people, and each pair weighed by the house's own arithmetic."""
    helpful = rng.random(size) < HELPFUL
    cores = [rng.choice(TERMS, CORE, replace=False, p=_zipf(TERMS)) for _ in range(KINDS)]
    told = [_told(rng, cores, is_helpful=bool(each)) for each in helpful]
    shown = [_shown(rng, each) for each in told]
    house = house_of(Counter(key for one in told for key in _all(one)), size)
    tables = np.zeros((3, size, size))
    for a in tqdm(range(size), desc="everybody with everybody", leave=False):
        for b in range(a):
            tables[:, a, b] = tables[:, b, a] = (
                similarity(told[a], told[b], house, OFFERED_AS),
                alike(told[a], told[b], house),
                _has_reason(shown[a], shown[b]),
            )
    # The order in which a set is summed differs from run to run, and so the last digit; the same seed is the same house.
    tables = tables.round(12)
    often = rng.choice([0.5, 0.2, 0.05], size, p=[0.4, 0.4, 0.2])
    return Pool(helpful, np.where(helpful, 0.9, often), tables[0], tables[1], tables[2] > 0)


def _zipf(n: int) -> NDArray[np.float64]:
    weights = 1 / np.arange(1, n + 1)
    return weights / weights.sum()


def _told(rng: np.random.Generator, cores: list[NDArray[np.int64]], *, is_helpful: bool) -> Told:
    kinds = rng.choice(KINDS, 3 if is_helpful else 1, replace=False, p=_zipf(KINDS))
    core = {int(term) for kind in kinds for term in cores[kind] if rng.random() < AT_CORE}
    more = max(round(rng.lognormal(np.log(MIDDLE), SPREAD)), 1) + 25 * is_helpful
    about = core | _drawn(rng, TERMS, min(more, TERMS))
    seeks = _drawn(rng, WISHES, rng.integers(0, 4))
    offers = _drawn(rng, WISHES, rng.integers(10, 21) if is_helpful else rng.integers(0, 3))
    return Told(
        frozenset(f"term {n}" for n in about),
        frozenset(f"wish {n}" for n in seeks),
        frozenset(f"offer {n}" for n in offers),
    )


def _drawn(rng: np.random.Generator, n: int, count: int) -> set[int]:
    return {int(each) for each in rng.choice(n, count, replace=False, p=_zipf(n))}


def _all(told: Told) -> frozenset[str]:
    return told.about | told.seeks | told.offers


def _shown(rng: np.random.Generator, told: Told) -> Told:
    """What of it those who are introduced may read: one thing at least, or nobody could say that they be introduced."""
    shown = Told()
    while not _all(shown):
        shown = Told(*(_some(rng, keys) for keys in (told.about, told.seeks, told.offers)))
    return shown


def _some(rng: np.random.Generator, keys: frozenset[str]) -> frozenset[str]:
    return frozenset(key for key in sorted(keys) if rng.random() < SHOWN)


def _has_reason(one: Told, other: Told) -> bool:
    gets = {OFFERED_AS[wish] for wish in one.seeks} & other.offers
    gives = {OFFERED_AS[wish] for wish in other.seeks} & one.offers
    return bool(one.about & other.about or gets or gives)
