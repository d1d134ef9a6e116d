"""Whatever people do, in whatever order: nobody sees what they may not, and everybody what they may.

Hypothesis tries sequences of deeds through the real commands, behind the same queries as the pages
(`nobody_sees/side_by_side.py` and `whatever_people_do.py`); `nobody_sees/may_see.py` does them again in plain Python;
`nobody_sees/looking_round.py` compares what a viewer meets in the house with what the model says:
some of it after each deed, everything as everybody in the end. EXAMPLES=300 in the environment tries
longer.
"""

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.nobody_sees.side_by_side import EXAMPLES
from tests.nobody_sees.whatever_people_do import WhateverPeopleDo


@pytest.mark.django_db
def test_nobody_sees_what_they_may_not_and_everybody_what_they_may():
    run_state_machine_as_test(
        WhateverPeopleDo,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=20,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


# Short walks that hypothesis would need luck for: each is a way in which something once could leak.
WALKS = {
    "a quote of somebody who blocked me": lambda w: w.hide_from("b", "a", "block"),
    "an open circle that closed": lambda w: w.turn_a_key(0, "close"),
    "an invitation behind a closed door": lambda w: w.look_after("d", "b", 2, "invite"),
    "an answer that waits to be seen": lambda w: w.wait_to_be_seen("a", 0, True, False),
    "an answer that was seen first": lambda w: (
        w.wait_to_be_seen("b", 1, False, True),
        w.hide_from("c", "b", "block"),
    ),
    "a mute": lambda w: w.hide_from("b", "c", "mute"),
    "a block after a letter": lambda w: (w.ask_to_write("a", "c"), w.hide_from("a", "c", "block")),
    "a letter laid aside": lambda w: (
        w.ask_to_write("a", "c"),
        w.about_letters("c", 0, "lay_aside"),
    ),
    "erased, and the words stay": lambda w: (w.leave("a", True), w.come_back_or_be_erased(True, 0)),
    "erased with every word": lambda w: (w.leave("c", False), w.come_back_or_be_erased(True, 0)),
    "a picture taken back": lambda w: w.about_a_post("c", 0, "remove"),
    "a picture a moderator hid": lambda w: w.moderate_a_picture(0, True),
    "hidden opening words": lambda w: w.moderate(0, True),
    "hidden after they were taken back": lambda w: (
        w.about_a_post("c", 0, "remove"),
        w.moderate(0, True),
        w.moderate(0, False),
    ),
    "hidden where nobody answered any more": lambda w: (
        w.about_a_post("a", 1, "remove"),
        w.about_a_post("c", 2, "remove"),
        w.moderate(0, True),
    ),
    "a thread followed from outside, and then its door closed": lambda w: (
        w.about_a_post("d", 0, "follow"),
        w.turn_a_key(0, "by_request"),
        w.answer("a", 2, True, False),
    ),
}


@pytest.mark.django_db
@pytest.mark.parametrize("walk", sorted(WALKS))
def test_nobody_sees_more_after(walk):
    house = WhateverPeopleDo()
    try:
        house.begin(named=True)

        WALKS[walk](house)
    finally:
        house.teardown()  # looks round as everybody, and takes it all back
