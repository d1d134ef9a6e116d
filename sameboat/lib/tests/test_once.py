import pytest

from sameboat.lib.once import ask_again, asking_once, once


@pytest.fixture
def asked():
    """What was asked, and a way to ask it."""
    found = []

    def ask():
        found.append(len(found))
        return found[-1]

    return found, lambda: once("weather", ask)


def test_an_answer_is_kept_for_as_long_as_it_says_and_no_longer(asked):
    found, ask = asked

    with asking_once():
        assert [ask(), ask()] == [0, 0]
        with asking_once():
            assert ask() == 0
        assert ask() == 0
    assert [ask(), ask()] == [1, 2]
    assert found == [0, 1, 2]


def test_after_a_change_it_is_asked_again(asked):
    _found, ask = asked

    with asking_once():
        ask()
        ask_again()

        assert ask() == 1


def test_nothing_is_kept_after_an_error(asked):
    _found, ask = asked

    def page():
        ask()
        raise LookupError

    with pytest.raises(LookupError), asking_once():
        page()

    assert [ask(), ask()] == [1, 2]
