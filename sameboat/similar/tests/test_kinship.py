import math

from hypothesis import given
from hypothesis import strategies as st

from sameboat.similar.kinship import (
    ALIKE,
    MEETS,
    Candidate,
    House,
    Told,
    alike,
    chosen,
    house_of,
    meets,
    similarity,
)

OFFERED = {"wish": "gift", "night": "awake"}
KEYS = st.frozensets(st.sampled_from("abcdefgh"), max_size=6)
TOLD = st.builds(
    Told,
    KEYS,
    st.frozensets(st.sampled_from(["wish", "night"])),
    st.frozensets(st.sampled_from(["gift", "awake"])),
)
EVEN = House(dict.fromkeys("abcdefgh", 1.0))
HOUSE = house_of({key: 2 + n * 3 for n, key in enumerate("abcdefgh")}, 30)


@given(TOLD, TOLD)
def test_it_is_the_same_both_ways_and_between_nought_and_one(one, other):
    found = similarity(one, other, HOUSE, OFFERED)

    assert math.isclose(found, similarity(other, one, HOUSE, OFFERED))
    assert 0 <= found <= ALIKE + MEETS + 1e-9


@given(TOLD)
def test_nobody_is_more_like_one_than_oneself(one):
    assert math.isclose(alike(one, one, HOUSE), 1.0 if one.about else 0.0)


def test_by_hand_what_is_rare_counts_more():
    # ln(31/2) and ln(31/5): the shared answer's square over both lengths.
    rare, common = math.log(31 / 2), math.log(31 / 5)
    one, other = Told(frozenset("ab")), Told(frozenset("a"))

    assert math.isclose(alike(one, other, HOUSE), rare / math.hypot(rare, common))


def test_a_wish_is_met_by_the_offer_that_answers_it():
    wishes, gives = Told(seeks=frozenset({"wish", "night"})), Told(offers=frozenset({"gift"}))

    assert math.isclose(meets(wishes, gives, OFFERED), 1 / math.sqrt(3 * 2) / 2)
    assert math.isclose(meets(gives, wishes, OFFERED), 1 / math.sqrt(3 * 2) / 2)


def test_of_three_alike_one_who_brings_something_else_comes_before_a_double():
    me = Told(frozenset("abcd"))
    twin, double, other = Told(frozenset("ab")), Told(frozenset("ab")), Told(frozenset("cd"))
    candidates = [Candidate(1, twin), Candidate(2, double), Candidate(3, other)]

    assert chosen(me, candidates, EVEN, OFFERED, most=2, ceiling=6) == [1, 3]


def test_whoever_was_shown_often_comes_later_and_at_the_ceiling_not_at_all():
    me = Told(frozenset("ab"))
    candidates = [Candidate(1, me, lately=4), Candidate(2, me), Candidate(3, me, lately=6)]

    assert chosen(me, candidates, HOUSE, OFFERED, most=3, ceiling=6) == [2, 1]


def test_whoever_was_long_away_comes_later():
    me = Told(frozenset("ab"))
    candidates = [Candidate(1, me, days_away=60), Candidate(2, me, days_away=1)]

    assert chosen(me, candidates, HOUSE, OFFERED, most=1, ceiling=6) == [2]


def test_not_now_teaches():
    me, put_by = Told(frozenset("abcd")), Told(frozenset("ab"))
    candidates = [Candidate(1, Told(frozenset("ab"))), Candidate(2, Told(frozenset("cd")))]

    before = chosen(me, candidates, EVEN, OFFERED, most=1, ceiling=6)
    after = chosen(me, candidates, EVEN, OFFERED, most=1, ceiling=6, put_by=[put_by])

    assert (before, after) == ([1], [2])


def test_nothing_in_common_introduces_nobody():
    assert (
        chosen(
            Told(frozenset("a")),
            [Candidate(1, Told(frozenset("b")))],
            House(),
            {},
            most=3,
            ceiling=6,
        )
        == []
    )


def test_words_that_differ_put_back_but_keep_nobody_out_whom_a_reason_brings():
    me = Told(about=frozenset({"a"}))
    near, far = (Candidate(n, me, writes=writes) for n, writes in ((1, 0.0), (2, -1.0)))
    common = house_of({"a": 1000}, 1000)

    assert similarity(me, me, common, OFFERED, writes=-1.0) > 0
    assert chosen(me, [far, near], common, OFFERED, most=2, ceiling=6) == [1, 2]
    half = Candidate(3, Told(about=frozenset({"a", "b"})), writes=-1.0)
    rare = house_of({"a": 1000, "b": 1}, 1000)
    assert similarity(me, half.told, rare, OFFERED, writes=-1.0) < 0
    assert chosen(me, [half], rare, OFFERED, most=1, ceiling=6) == [3]
