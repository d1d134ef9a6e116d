"""One made-up house under one rule of who is introduced, for `bench.busy_weeks`; the house's own function chooses.

A rule is only what `ranking.chosen` is told of how often each was introduced within the week.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from bench.busy_house import Pool
from sameboat.similar.ranking import chosen
from sameboat.similar.rules import A_DAY, AT_ONCE, CEILING

NOT_NOW, HELLO = 0.5, 0.3
DAYS = 7
Counts = NDArray[np.int64]

# What is handed on of how often each was introduced within the week.
RULES: dict[str, Callable[[Counts], Counts]] = {
    "no rule": np.zeros_like,
    "lowering": lambda lately: np.minimum(lately, CEILING - 1),
    "ceiling": lambda lately: np.where(lately < CEILING, 0, CEILING),
    "both": lambda lately: lately,
}
BY_LOT = "by lot"


@dataclass
class Tally:
    """What came of one rule: for each week how often each who was here was introduced, and what came of each look."""

    weeks: list[Counts] = field(default_factory=list)
    looks: int = 0
    in_vain: int = 0
    asked: int = 0
    found: int = 0
    similar: float = 0.0


@dataclass
class Luck:
    """What is the same under every rule when somebody looks."""

    answers: NDArray[np.float64]
    lots: NDArray[np.float64]


@dataclass
class House:
    """One house under one rule: who met whom, who was put by, and who was introduced on each of seven days."""

    pool: Pool
    rule: str
    tally: Tally = field(default_factory=Tally)

    def __post_init__(self) -> None:
        size = len(self.pool.comes)
        self.met = np.eye(size, dtype=bool)
        self.put_by = np.zeros((size, size))
        self.days = np.zeros((DAYS, size), dtype=int)
        self.lately, self.today = np.zeros((2, size), dtype=int)

    def begin(self, day: int) -> None:
        """What was a week ago is over."""
        self.lately -= self.days[day % DAYS]
        self.days[day % DAYS] = 0
        self.today[:] = 0

    def look(self, me: int, day: int, here: NDArray[np.bool_], away: Counts, luck: Luck) -> Counts:
        """Show `me` as many as the rules allow, and answer them."""
        most = min(AT_ONCE, A_DAY - self.today[me])
        who = np.flatnonzero(here & self.pool.reason[me] & ~self.met[me])
        found = who[self._chosen(me, who, away[who], most, luck)]
        self.met[me, found] = True
        self.today[me] += len(found)
        self.days[day % DAYS, found] += 1
        self.lately[found] += 1
        for other, answer in zip(found, luck.answers, strict=False):
            if answer < NOT_NOW:
                self.put_by[me] = np.maximum(self.put_by[me], self.pool.alike[other])
            elif answer < NOT_NOW + HELLO:
                self.met[other, me] = True
        self._tell(me, found, most)
        return found

    def _chosen(self, me: int, who: Counts, away: Counts, most: int, luck: Luck) -> list[int]:
        if self.rule == BY_LOT:
            return [int(each) for each in np.argsort(luck.lots[who])[:most]]
        alike = self.pool.alike
        return chosen(
            self.pool.similar[me, who],
            lambda place: alike[who[place], who],
            RULES[self.rule](self.lately[who]),
            away,
            self.put_by[me, who],
            most=most,
            ceiling=CEILING,
        )

    def _tell(self, me: int, found: Counts, most: int) -> None:
        self.tally.looks += 1
        self.tally.in_vain += not len(found)
        self.tally.asked += most
        self.tally.found += len(found)
        self.tally.similar += float(self.pool.similar[me, found].sum())

    def replace(self, each: int) -> None:
        """Somebody is not who was here before under this number: they met nobody, and put nobody by."""
        self.met[each] = self.met[:, each] = False
        self.met[each, each] = True
        self.put_by[each] = 0
        self.days[:, each] = self.lately[each] = 0
