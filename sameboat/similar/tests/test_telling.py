import re

import pytest

from sameboat.lib.refusal import Refusal
from sameboat.people.testing import PASSPHRASE, make_person
from sameboat.similar.commands import open_to_introductions, save_answers, show_answers
from sameboat.similar.models import Shown
from sameboat.similar.queries import answers_of
from sameboat.similar.testing import tell
from sameboat.similar.vocabulary import vocabulary

pytestmark = pytest.mark.django_db


@pytest.fixture
def asha():
    return make_person("Asha")


@pytest.fixture
def as_asha(asha, client):
    client.force_login(asha)
    return client


def told(person):
    return {each.term.key: each.shown_to for each in answers_of(person)}


def test_what_is_told_in_a_group_stands_and_the_rest_is_taken_away(asha):
    tell(asha, "bipolar", "grief")
    group = vocabulary().group("living_with")

    save_answers(person=asha, group=group, told=["grief", "ptsd"], shown_to=Shown.FINDING)

    assert told(asha) == {"grief": Shown.INTRODUCED, "ptsd": Shown.FINDING}


def test_other_groups_stay_as_they_are(asha):
    tell(asha, "bipolar", "birds")

    save_answers(
        person=asha, group=vocabulary().group("living_with"), told=[], shown_to=Shown.FINDING
    )

    assert told(asha) == {"birds": Shown.INTRODUCED}


def test_what_the_house_does_not_know_is_refused(asha):
    with pytest.raises(Refusal):
        save_answers(
            person=asha,
            group=vocabulary().group("interest"),
            told=["bipolar"],
            shown_to=Shown.FINDING,
        )


def test_each_answer_has_its_own_readers_and_an_empty_wish_takes_it_away(asha):
    tell(asha, "bipolar", "birds", "grief")

    show_answers(person=asha, shown={"bipolar": Shown.NOBODY, "grief": "", "birds": "everybody"})

    assert told(asha) == {"bipolar": Shown.NOBODY, "birds": Shown.INTRODUCED}


def test_nobody_opens_up_without_a_thing_to_go_by(asha):
    tell(asha, "bipolar", shown_to=Shown.FINDING)
    show_answers(person=asha, shown={"bipolar": Shown.NOBODY})

    with pytest.raises(Refusal):
        open_to_introductions(person=asha)


def test_the_pages_ask_group_by_group_and_keep_what_was_ticked(as_asha, asha):
    as_asha.post(
        "/alike/tell/interest/", {"told": ["birds", "tea_coffee"], "shown_to": "introduced"}
    )

    page = as_asha.get("/alike/tell/").content.decode()
    assert "2 things told" in page
    assert as_asha.get("/alike/tell/interest/").content.count(b"checked") == 2
    assert told(asha) == {"birds": "introduced", "tea_coffee": "introduced"}


def test_a_group_that_is_none_is_not_there(as_asha):
    assert as_asha.get("/alike/tell/weather/").status_code == 404


def test_readers_are_chosen_on_one_page(as_asha, asha):
    tell(asha, "bipolar", "birds")

    as_asha.post("/alike/tell/answers/", {"bipolar": "circles", "birds": ""})

    assert told(asha) == {"bipolar": "circles"}


def test_another_persons_answers_are_never_touched(as_asha):
    chidi = make_person("Chidi")
    tell(chidi, "bipolar")

    as_asha.post("/alike/tell/answers/", {"bipolar": ""})

    assert told(chidi) == {"bipolar": "introduced"}


def test_somebody_who_told_nothing_gets_something_to_read_and_one_thing_to_do(as_asha):
    page = as_asha.get("/alike/").content.decode()

    assert "Tell a few things" in page
    assert PASSPHRASE not in page


def test_a_page_left_open_takes_nothing_away_that_was_told_elsewhere_since(asha, as_):
    tell(asha, "birds", "cats")
    page = as_(asha).get("/alike/tell/interest/").content.decode()
    stood = re.findall(r'name="stood" value="([^"]*)"', page)
    tell(asha, "knitting")

    as_(asha).post(
        "/alike/tell/interest/", {"told": ["birds"], "shown_to": "introduced", "stood": stood}
    )

    assert set(asha.traits.values_list("term", flat=True)) == {"birds", "knitting"}


def test_the_page_says_that_what_was_told_before_keeps_its_readers(as_asha):
    page = as_asha.get("/alike/tell/interest/").content.decode()

    assert "What you told before keeps its readers." in page
