"""Taking part in research: no until somebody says yes, and no again with one tap."""

import pytest

from sameboat.consent.leaving import forget_agreements, take_agreements
from sameboat.consent.models import ResearchYes
from sameboat.consent.research.commands import publish_research_words, take_no_part, take_part
from sameboat.consent.research.queries import takes_part
from sameboat.lib.refusal import Refusal

pytestmark = pytest.mark.django_db


@pytest.fixture
def words(olu):
    """What taking part means here."""
    return publish_research_words(by=olu, body="A **lot** decides.")


def test_before_the_organiser_wrote_anything_there_is_nothing_to_say_yes_to(as_, asha):
    assert "There is no research here" in as_(asha).get("/agreement/research/").content.decode()


def test_nobody_takes_part_until_they_say_so_and_nobody_is_asked_on_the_way(as_, asha, words):
    client = as_(asha)

    assert client.get("/today/").status_code == 200
    assert not takes_part(asha)
    assert "You take no part" in client.get("/agreement/research/").content.decode()


def test_a_yes_and_its_taking_back_are_one_tap_each_and_both_moments_stay(as_, asha, words):
    client = as_(asha)

    client.post("/agreement/research/", {"version": 1, "part": "yes"})
    assert takes_part(asha)
    client.post("/agreement/research/", {"version": 1, "part": "no"})

    assert not takes_part(asha)
    yes = ResearchYes.objects.get(person=asha)
    assert yes.given_at < yes.taken_back_at


def test_saying_yes_twice_keeps_the_first_and_no_twice_changes_nothing(asha, words):
    first, again = (take_part(person=asha, words=words) for _each in range(2))
    assert first == again

    for _each in range(2):
        take_no_part(person=asha)
    assert ResearchYes.objects.filter(person=asha).count() == 1


def test_new_words_end_every_yes_to_the_ones_before(as_, asha, olu, words):
    take_part(person=asha, words=words)

    publish_research_words(by=olu, body="Two lots decide.", what_changed="There are two.")

    assert not takes_part(asha)
    page = as_(asha).get("/agreement/research/").content.decode()
    assert "There are two." in page
    with pytest.raises(Refusal):
        take_part(person=asha, words=words)


def test_a_yes_on_a_page_that_was_open_when_the_words_changed_is_refused_in_words(
    as_, asha, olu, words
):
    publish_research_words(by=olu, body="Two lots decide.", what_changed="There are two.")

    page = as_(asha).post("/agreement/research/", {"version": 1, "part": "yes"}, follow=True)

    assert "changed meanwhile" in page.content.decode()
    assert not takes_part(asha)


def test_a_change_needs_a_sentence_and_the_same_words_again_change_nothing(olu, words):
    with pytest.raises(Refusal):
        publish_research_words(by=olu, body="Other words.")

    assert publish_research_words(by=olu, body="A **lot** decides.") == words


def test_what_one_said_yes_to_is_taken_along_and_goes_with_the_person(asha, words):
    take_part(person=asha, words=words)

    rows = take_agreements(asha).rows
    assert rows[-1]["words"] == "A **lot** decides."
    forget_agreements(asha)

    assert not ResearchYes.objects.exists()
