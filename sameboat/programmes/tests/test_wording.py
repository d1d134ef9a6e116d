"""How hard a text is to read: short words in short sentences are easy, and nobody is told an age for a few words."""

import pytest

from sameboat.programmes.folder.wording import reading_age, syllables

EASY = "The door is blue. You can go in. Sit down where you like. There is tea on the stove. "
HARD = (
    "Considerable evidence demonstrates that psychoeducational interventions, notwithstanding methodological "
    "heterogeneity, systematically ameliorate dysfunctional attributional tendencies among participants. "
)


@pytest.mark.parametrize(
    ("word", "how_many"),
    [("tea", 1), ("walked", 1), ("wanted", 2), ("people", 2), ("little", 2), ("morning", 2), ("remember", 3),
     ("understand", 3), ("everyday", 3), ("community", 4), ("organisation", 5), ("don't", 1), ("stove", 1)],
)  # fmt: skip
def test_syllables_of_everyday_words(word, how_many):
    assert abs(syllables(word) - how_many) <= (1 if how_many > 2 else 0)


def test_short_words_are_read_earlier_than_long_ones():
    assert reading_age(EASY * 5) < 8
    assert reading_age(HARD * 4) > 20


def test_a_few_words_tell_nothing():
    assert reading_age(EASY) is None


def test_a_list_is_not_one_long_sentence():
    line = "- a short walk round the house before tea with a friend\n"

    assert reading_age(line * 10) < 12


def test_the_formula_is_kincaids_own():
    # 60 words in 6 sentences, each word of one syllable: 0.39 * 10 + 11.8 - 15.59 = 0.11, and five years.
    assert reading_age("A cat sat on a mat by a red door. " * 6) == pytest.approx(5.11)
    # 64 words in 2 sentences, 80 syllables: 0.39 * 32 + 11.8 * 1.25 - 15.59 = 11.64, and five years.
    longer = " ".join(["cat sat mat table"] * 8) + ". "
    assert reading_age(longer * 2) == pytest.approx(16.64)
