"""Weeks of introductions in a made-up house, under several rules at once, for `bench.busy`.

- 300 people are in the house at any time. At the end of each week each leaves with chance 1/52, for good, and somebody
  new comes in their place, so that there is always somebody whom one did not meet: in 10,000 weeks some 58,000 people.
- Each week each person looks for others with chance 0.3, on one day of it; 1 in 3 of those look twice that day. The first
  time they are shown up to three, the second time what is left of five. Who looks on one day does so in random order.
- Who was shown is answered before the next look: half with *not now*, 3 in 10 with a hello (then neither is ever shown to
  the other), the rest not at all. Nobody is shown to the same person twice, and nobody without a reason both show.
- A week is today and the six days before. Nobody blocks, pauses or is in danger.

Every rule (`bench.busy_rules`) has the same people, the same who look, and the same luck.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from bench.busy_house import Pool
from bench.busy_rules import BY_LOT, DAYS, RULES, Counts, House, Luck, Tally
from sameboat.similar.rules import AT_ONCE

HERE, LEAVE, LOOK, TWICE = 300, 1 / 52, 0.3, 1 / 3


@dataclass
class Years:
    """Who was here in each week (a number for each stay, and whether they are helpful), and what came of each rule."""

    stays: Counts
    helpful: NDArray[np.bool_]
    tallies: dict[str, Tally]


def run(pool: Pool, rng: np.random.Generator, weeks: int, *, first: int = 0) -> Years:
    """So many weeks, after `first` that are not counted; every rule beside the others."""
    houses = [House(pool, rule) for rule in (*RULES, BY_LOT)]
    who = rng.choice(len(pool.comes), HERE, replace=False)
    stays, last = np.arange(HERE), np.zeros(len(pool.comes), dtype=int)
    told_stays, told_helpful = [], []
    for week in tqdm(range(first + weeks), desc="weeks", leave=False):
        _week(week, houses, who, last, rng)
        if week >= first:
            told_stays.append(stays.copy())
            told_helpful.append(pool.helpful[who])
            for house in houses:
                house.tally.weeks.append(house.lately[who])
        else:
            for house in houses:
                house.tally = Tally()
        _come_and_go(houses, who, stays, last, rng, (week + 1) * DAYS)
    tallies = {house.rule: house.tally for house in houses}
    return Years(np.array(told_stays), np.array(told_helpful), tallies)


def _week(
    week: int, houses: list[House], who: Counts, last: Counts, rng: np.random.Generator
) -> None:
    here = np.zeros(len(last), dtype=bool)
    here[who] = True
    on = np.where(rng.random(HERE) < LOOK, rng.integers(0, DAYS, HERE), -1)
    for each in range(DAYS):
        day = week * DAYS + each
        looking = who[on == each]
        looks = rng.permutation(
            np.concatenate([looking, looking[rng.random(len(looking)) < TWICE]])
        )
        came = rng.random(len(last)) < houses[0].pool.comes
        last[came] = last[looking] = day
        for house in houses:
            house.begin(day)
        for me in looks:
            luck = Luck(rng.random(AT_ONCE), rng.random(len(last)))
            for house in houses:
                house.look(me, day, here, day - last, luck)


def _come_and_go(
    houses: list[House],
    who: Counts,
    stays: Counts,
    last: Counts,
    rng: np.random.Generator,
    day: int,
) -> None:
    """Those who leave are followed by as many who are not in the house, each a stay of its own."""
    leaving = np.flatnonzero(rng.random(HERE) < LEAVE)
    outside = np.setdiff1d(np.arange(len(last)), who)
    who[leaving] = rng.choice(outside, len(leaving), replace=False)
    stays[leaving] = stays.max() + 1 + np.arange(len(leaving))
    last[who[leaving]] = day
    for each in who[leaving]:
        for house in houses:
            house.replace(each)
