"""What somebody typed is there after pressing twice, in two tabs, after leaving; and a plan is not taken for a cry."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sameboat.programmes.models import DayNumber, Place
from sameboat.programmes.tests.walking_with import signed_in, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def me(place):
    # Under way: what opens on its day stands open.
    Place.objects.filter(pk=place.pk).update(began_on=place.began_on - timedelta(days=9))
    return signed_in(place.person)


def step(place, key):
    return f"{place.get_absolute_url()}steps/{key}/"


def test_leaving_twice_keeps_the_word_that_was_said_the_second_time(place, me):
    me.post(f"{place.get_absolute_url()}leave/", {"because": ""})
    page = me.post(f"{place.get_absolute_url()}leave/", {"because": "Too fast."}, follow=True)

    assert page.status_code == 200
    place.refresh_from_db()
    assert place.left_because == "Too fast."


def test_what_was_typed_in_a_step_after_leaving_is_given_back(place, me):
    me.post(f"{place.get_absolute_url()}leave/", {"because": ""})
    page = me.post(step(place, "my-plan"), {"f-on-good-days": "To the mill pond"})

    assert page.status_code == 422
    assert "To the mill pond" in text(page)


def test_of_two_tabs_the_second_reads_what_stands_there(place, me):
    seen = me.get(step(place, "my-plan")).context["form"]["seen"].value()
    me.post(step(place, "my-plan"), {"f-on-good-days": "To the mill pond", "seen": seen})
    page = text(me.post(step(place, "my-plan"), {"f-on-good-days": "Home", "seen": seen}))

    assert "You changed this elsewhere" in page
    assert "What stands there now" in page
    assert "To the mill pond" in page
    assert "Home" in page


@pytest.mark.parametrize("typed", ["2,100", "2.100", "2 100", "2100"])
def test_a_number_counts_as_people_write_it(place, me, typed):
    today = place.day_there(timezone.now())
    me.post(f"{step(place, 'count-it')}number/", {f"d-{today.isoformat()}": typed})

    assert DayNumber.objects.get().number == 2100


def test_two_and_a_half_is_no_whole_number(place, me):
    today = place.day_there(timezone.now())
    page = me.post(f"{step(place, 'count-it')}number/", {f"d-{today.isoformat()}": "2.5"})

    assert "whole number" in text(page)
    assert not DayNumber.objects.exists()


def test_a_plan_for_the_morning_is_not_taken_for_a_cry(place, me):
    page = me.post(step(place, "try-it"), {"if": "when I wake", "later": "1"}, follow=True)

    assert page.redirect_chain[0][0] == place.get_absolute_url()
    assert "Help now is at the top of every page" in text(page)


def test_words_that_surely_sound_like_danger_bring_help_first(place, me):
    page = me.post(step(place, "my-plan"), {"f-on-good-days": "I have the pills here and want to die tonight."})  # fmt: skip

    assert page["Location"] == "/help/"
