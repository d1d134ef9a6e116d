"""Who asks what they have, and who only asks."""

import pytest

from sameboat.text.doubt import find_doubts
from sameboat.text.tests.doubts_told import (
    ABOUT_ONESELF,
    LATER_ABOUT_ONESELF,
    LATER_SOMETHING_ELSE,
    SOMETHING_ELSE,
)
from sameboat.text.tests.real import ordinary_answers, share


@pytest.mark.parametrize("text", ABOUT_ONESELF + LATER_ABOUT_ONESELF)
def test_who_asks_what_they_have_is_noticed(text):
    found = find_doubts(text)

    assert found
    assert all(words in text for words in found)


@pytest.mark.parametrize("text", SOMETHING_ELSE + LATER_SOMETHING_ELSE)
def test_who_asks_something_else_is_left_alone(text):
    assert find_doubts(text) == ()


def test_hardly_any_ordinary_answer_is_taken_for_doubt():
    assert share(ordinary_answers(), lambda text: bool(find_doubts(text))) < 0.01


@pytest.mark.parametrize("text", ["am i " * 4000, "is it normal " * 1500, "could it be " * 1500])
def test_odd_texts_take_no_odd_time(text):
    find_doubts(text)
