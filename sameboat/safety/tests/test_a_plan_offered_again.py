"""After a hard week the plan is offered once, some days later, on Today alone; and it never nags."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sameboat.moderation.testing import noticed_case
from sameboat.notices.models import Notice
from sameboat.posts.testing import make_answer, make_thread
from sameboat.safety.commands.offering_plan import note_hard_week
from sameboat.safety.commands.wanting import want_word
from sameboat.safety.models import PlanOffer

OFFER = "Would you like to look at your plan"
NOW = timezone.now()


@pytest.fixture
def kites(asha, ben):
    from sameboat.circles.testing import make_circle

    return make_circle("Kites", people=(asha, ben))


def _today(client):
    return client.get("/today/").content.decode()


def _say(client, what):
    return client.post("/me/plan/offer/", {"say": what})


def _hard(person, days_ago):
    note_hard_week(person=person, at=NOW - timedelta(days=days_ago))


def test_whoever_said_yes_to_a_word_is_offered_their_plan_some_days_later(as_, asha):
    want_word(person=asha, at=NOW - timedelta(days=3))

    assert OFFER in _today(as_(asha))


def test_whoever_says_that_it_is_a_hard_week_is_too_and_not_on_the_same_day(as_, asha):
    thanks = as_(asha).post("/me/plan/offer/", {"say": "hard"}, follow=True).content.decode()
    at_once = _today(as_(asha))
    PlanOffer.objects.update(hard_since=NOW - timedelta(days=3))

    assert "Thank you for saying so." in thanks
    assert OFFER not in at_once
    assert OFFER in _today(as_(asha))


def test_after_two_weeks_the_offer_goes_by_itself(as_, asha):
    _hard(asha, 17)

    assert OFFER not in _today(as_(asha))


@pytest.mark.parametrize("said", ["look", "not_now", "never"])
def test_an_offer_that_was_answered_does_not_come_back_for_the_same_week(as_, asha, said):
    _hard(asha, 3)

    answer = _say(as_(asha), said)

    assert answer.headers["Location"] == ("/me/plan/" if said == "look" else "/today/")
    assert OFFER not in _today(as_(asha))


def test_put_off_it_rests_for_a_month_however_hard_it_is(as_, asha):
    _hard(asha, 30)
    _say(as_(asha), "not_now")
    _hard(asha, 3)
    soon = _today(as_(asha))
    PlanOffer.objects.update(rests_until=NOW - timedelta(days=1))

    assert OFFER not in soon
    assert OFFER in _today(as_(asha))


def test_whoever_wants_no_offers_gets_none_until_they_ask_for_them(as_, asha):
    _say(as_(asha), "never")
    _hard(asha, 3)
    page, today = as_(asha).get("/me/plan/").content.decode(), _today(as_(asha))
    _say(as_(asha), "again")
    _hard(asha, 3)

    assert "Ask me again" in page
    assert OFFER not in today
    assert OFFER in _today(as_(asha))


def test_what_a_machine_or_somebody_else_noticed_offers_nothing(as_, asha, ben, kites):
    noticed_case(make_answer(asha, make_thread(ben, kites), body="I have the pills here."))

    assert not PlanOffer.objects.exists()


def test_no_notice_and_so_no_letter_speaks_of_it(asha):
    _hard(asha, 3)

    assert not Notice.objects.filter(person=asha).exists()
