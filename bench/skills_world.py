"""A made-up community in which it is known what helps whom: 5,000 people of five kinds, 200 skills, twelve weeks.

Who tries what is no accident: people try what is likely to help them, and people who are doing better anyway try more. So
those who tried a skill differ from those who did not, in more than the skill. The suggestions are drawn by the house's own code.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from sameboat.skills.suggesting.policy import draw
from sameboat.stats.pooling import pool

PEOPLE, SKILLS, KINDS, WEEKS = 5000, 200, 5, 12
SHARES = (0.3, 0.25, 0.2, 0.15, 0.1)
TOPICS, WANTED, LOOKS = 10, 3, 0.25
LEARN_AFTER = (4, 8)


def _chance(logit):
    return 1 / (1 + np.exp(-logit))


@dataclass(frozen=True)
class World:
    """People and skills as they are, which nobody in the house can see."""

    rng: np.random.Generator

    @cached_property
    def kind(self):
        """Of every person."""
        return self.rng.choice(KINDS, PEOPLE, p=SHARES)

    @cached_property
    def doing(self):
        """How well everybody is doing anyway, with nothing tried."""
        return self.rng.normal(0, 1, PEOPLE) + np.array([-0.4, 0, 0.2, 0.4, -0.2])[self.kind]

    @cached_property
    def pull(self):
        """What a skill is worth to a kind of people, as a logit: skills × kinds."""
        skill = self.rng.normal(0, 0.7, SKILLS)
        return skill[:, None] + self.rng.normal(0, 0.45, (SKILLS, KINDS))

    @cached_property
    def helps(self):
        """The chance that a skill would help a person: people × skills. People who are doing better say so more often."""
        base = np.array([-0.3, 0.1, 0.3, 0.0, -0.6])[self.kind]
        return _chance((base + 0.4 * self.doing)[:, None] + self.pull.T[self.kind])

    @cached_property
    def harms(self):
        """The chance that it would do harm: people × skills."""
        skill = self.rng.normal(0, 0.8, SKILLS)
        cell = skill[:, None] + self.rng.normal(0, 0.3, (SKILLS, KINDS))
        return _chance(-3.4 + cell.T[self.kind])

    @cached_property
    def effect(self):
        """What trying does to the week's change in outcome (in standard deviations of noise): people × skills; some do harm."""
        return (0.2 + 0.3 * self.pull).T[self.kind]

    @cached_property
    def tries(self):
        """The chance that a person tries a skill once they look at it: people × skills."""
        logit = np.log(self.helps / (1 - self.helps))
        return _chance(-0.6 + 0.8 * logit + 0.5 * self.doing[:, None])

    @cached_property
    def suits(self):
        """Which skills suit whom, by what they are for."""
        about = self.rng.integers(0, TOPICS, SKILLS)
        wants = np.argsort(self.rng.random((PEOPLE, TOPICS)), axis=1)[:, :WANTED]
        return (wants[:, :, None] == about[None, None, :]).any(axis=1)


@dataclass
class Lived:
    """What happened in one run of twelve weeks, as the house would have it."""

    draw_person: list = field(default_factory=list)
    draw_week: list = field(default_factory=list)
    suggested: list = field(default_factory=list)
    nothing: list = field(default_factory=list)
    probability: list = field(default_factory=list)
    tried: np.ndarray = field(default_factory=lambda: np.full((PEOPLE, SKILLS), -1))
    helped: np.ndarray = field(default_factory=lambda: np.zeros((PEOPLE, SKILLS), bool))
    harmed: np.ndarray = field(default_factory=lambda: np.zeros((PEOPLE, SKILLS), bool))
    outcome: np.ndarray = field(default_factory=lambda: np.zeros((PEOPLE, WEEKS)))
    # What would have happened on the average, for the truth alone.
    expected: np.ndarray = field(default_factory=lambda: np.zeros((PEOPLE, SKILLS)))
    alone: list = field(default_factory=list)

    def counts(self, world: World, what: np.ndarray):
        """How many of each kind tried each skill, and of how many `what` is so: skills × kinds."""
        tried = self.tried >= 0
        cells = [(tried & (world.kind == k)[:, None]) for k in range(KINDS)]
        return (
            np.array([c.sum(axis=0) for c in cells], float).T,
            np.array([(c & what).sum(axis=0) for c in cells], float).T,
        )


def live(world: World, run: int) -> Lived:
    """Twelve weeks: a draw a week for everybody, some look by themselves, some try, and every week has its outcome."""
    rng, lived = np.random.default_rng([7, run]), Lived()
    known = np.full((SKILLS, KINDS), 0.5)
    for week in range(WEEKS):
        if week in LEARN_AFTER:
            known = pool(*lived.counts(world, lived.helped), seed=run).mean
        _one_week(world, lived, week, known, rng, run)
    return lived


def _one_week(world: World, lived: Lived, week: int, known, rng, run: int) -> None:
    looks = rng.random(PEOPLE) < LOOKS
    luck = rng.random((PEOPLE, 2))
    before = lived.tried >= 0
    lived.outcome[:, week] = 0.4 * world.doing + rng.normal(0, 1, PEOPLE)
    for person in range(PEOPLE):
        suitable = np.flatnonzero(world.suits[person] & ~before[person])
        if not len(suitable):
            continue
        helps = dict(zip(suitable.tolist(), known[suitable, world.kind[person]], strict=True))
        found = draw(helps, f"{run}/{week}/{person}")
        _keep(lived, person, week, found)
        tries = world.tries[person]
        alone = LOOKS / len(suitable) * tries
        lived.alone.append(alone)
        lived.expected[person, suitable] += alone[suitable]
        places = list(found.candidates)
        lived.expected[person, places] += (
            np.array(found.probabilities) * tries[places] * (1 - alone[places])
        )
        if found.suggested is not None and luck[person, 0] < tries[found.suggested]:
            _try(world, lived, person, found.suggested, week, rng)
        if looks[person]:
            own = int(rng.choice(suitable))
            if luck[person, 1] < tries[own] and lived.tried[person, own] < 0:
                _try(world, lived, person, own, week, rng)


def _keep(lived: Lived, person: int, week: int, found) -> None:
    row = np.zeros(SKILLS, np.float64)
    row[list(found.candidates)] = found.probabilities
    lived.probability.append(row)
    lived.draw_person.append(person)
    lived.draw_week.append(week)
    lived.suggested.append(-1 if found.suggested is None else found.suggested)
    lived.nothing.append(found.nothing)


def _try(world: World, lived: Lived, person: int, skill: int, week: int, rng) -> None:
    lived.tried[person, skill] = week
    lived.helped[person, skill] = rng.random() < world.helps[person, skill]
    lived.harmed[person, skill] = rng.random() < world.harms[person, skill]
    lived.outcome[person, week] += world.effect[person, skill]
