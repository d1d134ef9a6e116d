"""The fact shelf: what is dangerous to get wrong, each with its source, reviewed once a year."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from sameboat.desk.commands import set_up_house
from sameboat.safety.commands.facts import add_starting_facts, starting_facts
from sameboat.safety.models import Fact
from sameboat.safety.queries.facts import facts_due, shelf


@pytest.fixture
def fact(db):
    """One fact, reviewed today."""
    add_starting_facts()
    Fact.objects.update(reviewed_on=timezone.localdate())
    return Fact.objects.get(key="lithium-stopping")


def test_there_are_thirty_each_short_and_with_a_public_source():
    facts = starting_facts()

    assert len(facts) == len({each["key"] for each in facts}) == 30
    for each in facts:
        assert len(each["words"]) <= 300, each["key"]
        assert each["address"].startswith("https://"), each["key"]
        assert each["source"], each["key"]


def test_a_house_that_is_set_up_has_them_once(olu):
    set_up_house(by=olu, changes={"name": "Test House"})
    set_up_house(by=olu, changes={"name": "Test House"})

    assert Fact.objects.count() == 30


def test_one_whose_source_was_not_looked_up_is_due_at_once(db):
    add_starting_facts()

    due = [each.fact for each in shelf(date(2026, 11, 26)) if each.is_due]

    assert {fact.reviewed_on for fact in due} == {None}
    assert facts_due(date(2026, 11, 26)) == len(due)
    assert facts_due(date(2027, 11, 26)) == 30


def test_reviewing_holds_for_a_year(as_, olu, fact):
    Fact.objects.filter(pk=fact.pk).update(reviewed_on=None)

    as_(olu).post(f"/desk/facts/{fact.pk}/review/")

    today = timezone.localdate()
    assert facts_due(today) == 0
    assert facts_due(today + timedelta(days=366)) == 30


def test_other_words_want_another_review(as_, olu, fact):
    told = {"title": fact.title, "source": fact.source, "address": fact.address}

    as_(olu).post(f"/desk/facts/{fact.pk}/", {**told, "words": "Slowly, with a doctor."})

    fact.refresh_from_db()
    assert fact.words == "Slowly, with a doctor."
    assert fact.reviewed_on is None


def test_another_title_wants_none(as_, olu, fact):
    told = {"words": fact.words, "source": fact.source, "address": fact.address}

    as_(olu).post(f"/desk/facts/{fact.pk}/", {**told, "title": "Lithium, all at once"})

    fact.refresh_from_db()
    assert fact.title == "Lithium, all at once"
    assert fact.reviewed_on == timezone.localdate()


def test_the_desk_says_how_many_wait(as_, olu, fact):
    none = as_(olu).get("/desk/").content.decode()
    Fact.objects.filter(pk=fact.pk).update(reviewed_on=None)

    page = as_(olu).get("/desk/").content.decode()

    assert "for a review" not in none
    assert "1 fact on the shelf waits for a review" in page
    assert "not reviewed yet" in as_(olu).get("/desk/facts/").content.decode()
