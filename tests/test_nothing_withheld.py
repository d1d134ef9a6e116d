"""Whatever people tell, show, take back and hide, in whatever order: nothing they keep back is read by anybody, a block
holds both ways, what they take back has no effect, and whoever leaves is in no file.

Hypothesis tries sequences of deeds through the real commands and looks at the pages
(`nothing_withheld/deeds.py` and `looking_round.py`). EXAMPLES=300 in the environment tries longer.
"""

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.nothing_withheld.deeds import EXAMPLES
from tests.nothing_withheld.looking_round import WhateverPeopleTell


@pytest.mark.django_db
def test_nothing_withheld_is_ever_read_and_nothing_taken_back_has_an_effect():
    run_state_machine_as_test(
        WhateverPeopleTell,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=30,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def met(house, *, to="introduced"):
    """Aurelia and Bertrand tell the same; he stands on her page."""
    for who in "ab":
        house.sit_in_the_circle(who, True)
        house.tell(who, "birds", to)
        house.open_up(who)
    house.look_for_people("a")
    assert "Bertrand" in page_of(house, "a")


def page_of(house, who):
    from django.test import Client

    client = Client()
    client.force_login(house.people[who])
    return client.get("/alike/").content.decode()


# Short walks that hypothesis would need luck for.
WALKS = {
    "an answer shown to fewer": lambda w: w.tell("b", "birds", "finding"),
    "an answer taken back": lambda w: w.take_back("b", "birds"),
    "an answer left out": lambda w: w.tell("a", "birds", "nobody"),
    "a wish only for finding": lambda w: (
        w.tell("a", "someone_to_walk", "finding"),
        w.tell("b", "walk_nearby", "introduced"),
    ),
    "lines for circles once one left it": lambda w: (
        w.write_lines("b", "circles"),
        w.sit_in_the_circle("a", False),
    ),
    "lines that changed": lambda w: (
        w.write_lines("b", "introduced"),
        w.the_reader_reads(),
        w.write_lines("b", "introduced"),
    ),
    "lines for nobody": lambda w: w.write_lines("b", "nobody"),
    "lines once one blocked": lambda w: (w.write_lines("b", "introduced"), w.hide("b", "a", "block", True)),
    "a block of mine": lambda w: w.hide("a", "b", "block", True),
    "a block taken back": lambda w: (
        w.hide("b", "a", "block", True),
        w.hide("b", "a", "block", False),
        w.look_for_people("a"),
    ),
    "a mute": lambda w: w.hide("a", "b", "mute", True),
    "closed": lambda w: w.close("b"),
    "files made before somebody closed": lambda w: (w.everything_is_made_anew(), w.close("b")),
    "words after a yes and a no": lambda w: (
        w.let_writing_help("b", True),
        w.write("b"),
        w.the_reader_reads(),
        w.everything_is_made_anew(),
        w.let_writing_help("b", False),
    ),
}  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("walk", sorted(WALKS))
def test_nothing_more_is_read_after(walk):
    house = WhateverPeopleTell()
    try:
        met(house)

        WALKS[walk](house)

        house.whoever_may_be_introduced_stands_where_what_they_told_puts_them()
    finally:
        house.teardown()  # looks round as everybody, and takes it all back


@pytest.mark.django_db
def test_what_is_only_for_circles_goes_with_the_circle():
    house = WhateverPeopleTell()
    try:
        met(house, to="circles")

        house.sit_in_the_circle("b", False)

        assert "Bertrand" not in page_of(house, "a")
    finally:
        house.teardown()


@pytest.mark.django_db
def test_whoever_leaves_is_in_no_file():
    house = WhateverPeopleTell()
    try:
        for who in "ac":
            house.tell(who, "birds", "introduced")
            house.open_up(who)
        house.everything_is_made_anew()

        house.leave("c")

        house.whoever_may_be_introduced_stands_where_what_they_told_puts_them()
    finally:
        house.teardown()
