from datetime import UTC, datetime

import pytest

from sameboat.lib import clock

NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)


@pytest.fixture
def steps():
    """The clock's steps, for a test to fill."""
    before = list(clock.steps)
    clock.steps.clear()
    yield clock.steps
    clock.steps[:] = before


def test_each_step_is_handed_the_moment_and_says_how_much_it_did(db, steps):
    asked = []

    def count_letters(at):
        asked.append(at)
        return 3

    steps.append(count_letters)

    assert clock.tick(NOON) == {"count_letters": 3}
    assert asked == [NOON]


def test_a_step_that_fails_does_not_stop_the_others(db, steps):
    def first(at):
        return 1

    def broken(at):
        raise RuntimeError("out of paper")

    def last(at):
        return 2

    steps.extend([first, broken, last])

    assert clock.tick(NOON) == {"first": 1, "last": 2}


def test_a_step_that_fails_is_tried_again_the_next_time(db, steps):
    tries = []

    def mended(at):
        tries.append(at)
        if len(tries) == 1:
            raise RuntimeError("not yet")
        return 1

    steps.append(mended)

    assert clock.tick(NOON) == {}
    assert clock.tick(NOON) == {"mended": 1}


def test_the_house_has_its_steps_and_a_quiet_day_does_nothing(db):
    done = clock.tick(NOON)

    assert set(done.values()) == {0}
    assert {"send_due_mail", "erase_those_who_left", "drop_old_devices"} <= set(done)
