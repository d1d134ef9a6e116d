"""Chances in words: never narrower than the interval, never sure of what is not known."""

from hypothesis import given
from hypothesis import strategies as st

from sameboat.skills.learned import words

CHANCE = st.floats(0, 1)


@given(CHANCE, CHANCE)
def test_words_are_never_narrower_than_the_interval(one, other):
    low, high = sorted((one, other))

    least, most = words.of(10, low, high)

    assert least <= low * 10 + 1e-5
    assert most >= high * 10 - 1e-5
    assert 0 <= least <= most <= 10


def test_how_many_said_it_helped():
    assert words.helped(0.41, 0.68) == "Of ten people, between four and seven said it helped."
    assert words.helped(0.62, 0.93) == "Of ten people, six or more said it helped."
    assert words.helped(0.02, 0.28) == "Of ten people, at most three said it helped."
    assert "cannot be said yet" in words.helped(0.1, 0.95)
    assert "cannot be said yet" in words.helped(None, None)


def test_how_many_it_harmed():
    assert (
        words.harmed(0.004, 0.07)
        == "Of a hundred people, at most 7 said that something bad came of it."
    )
    assert (
        words.harmed(0.02, 0.115)
        == "Of a hundred people, between 2 and 12 said that something bad came of it."
    )


def test_people_are_told_in_steps_of_five():
    assert [words.about(n) for n in (5, 9, 10, 14)] == [5, 5, 10, 10]
