"""Twenty weeks of `bench.busy`: what the simulation must keep if its figures are to mean anything."""

import numpy as np
import pytest

from bench.busy_figures import curve
from bench.busy_house import make_pool
from bench.busy_rules import BY_LOT, RULES, House
from bench.busy_weeks import HERE, run
from sameboat.similar.rules import A_DAY, CEILING

WEEKS = 20


class Watched(House):
    """A house that remembers each look, and who came anew."""

    def __post_init__(self):
        super().__post_init__()
        self.seen, self.most_lately, self.most_today = [], 0, 0

    def look(self, me, day, here, away, luck):
        found = super().look(me, day, here, away, luck)
        self.seen += [(me, int(other)) for other in found]
        self.most_lately = max(self.most_lately, self.lately.max())
        self.most_today = max(self.most_today, self.today.max())
        return found

    def replace(self, each):
        super().replace(each)
        self.seen = [pair for pair in self.seen if each not in pair]


@pytest.fixture(scope="module")
def ran():
    rng, houses = np.random.default_rng(3), {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("bench.busy_weeks.House", lambda *of: houses.setdefault(of[1], Watched(*of)))
        years = run(make_pool(rng, size=360), rng, WEEKS)
    return years, houses


@pytest.mark.parametrize("rule", ["ceiling", "both"])
def test_with_the_ceiling_nobody_is_over_it_in_any_seven_days(ran, rule):
    assert ran[1][rule].most_lately == CEILING


@pytest.mark.parametrize("rule", ["no rule", "lowering"])
def test_without_the_ceiling_somebody_is_over_it(ran, rule):
    assert ran[1][rule].most_lately > CEILING


@pytest.mark.parametrize("rule", [*RULES, BY_LOT])
def test_nobody_is_shown_the_same_person_twice_or_more_than_five_a_day(ran, rule):
    house = ran[1][rule]

    assert len(house.seen) == len(set(house.seen)) > HERE
    assert all(me != other for me, other in house.seen)
    assert house.most_today <= A_DAY


@pytest.mark.parametrize("rule", [*RULES, BY_LOT])
def test_every_introduction_is_counted_once(ran, rule):
    tally = ran[0].tallies[rule]

    assert np.sum(tally.weeks) == tally.found
    assert np.shape(tally.weeks) == ran[0].stays.shape == (WEEKS, HERE)


def test_every_rule_is_asked_by_the_same_people_as_often(ran):
    assert len({tally.looks for tally in ran[0].tallies.values()}) == 1


def test_by_hand_the_busiest_quarter_has_three_of_four():
    people, share = curve([np.array([0, 3, 0, 1])])

    assert np.interp([0.25, 0.5, 1], people, share) == pytest.approx([0.75, 1, 1])
