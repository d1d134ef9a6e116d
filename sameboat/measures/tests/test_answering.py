"""One question after the other: what is kept, what is asked again, and what it comes to."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.http import Http404
from django.test import Client

from sameboat.lib.refusal import Refusal
from sameboat.measures.commands.answering import answer, fill_in
from sameboat.measures.models import Answer, CheckIn, Score
from sameboat.measures.queries.check_ins import asked_in, check_in_for
from sameboat.measures.queries.scores import over_time
from sameboat.measures.testing import answer_all, answered, make_schedule, shipped

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(asha):
    client = Client()
    client.force_login(asha)
    return client


def test_a_form_is_answered_one_question_a_page_and_comes_to_its_score(asha, page):
    check_in = fill_in(person=asha, instrument=shipped("k6"))
    address = f"/check-ins/{check_in.pk}/"

    for number in range(1, 7):
        shown = page.get(address).content.decode()
        assert f"Question {number} of 6" in shown
        page.post(address, {"question": f"k6.{number}", "value": "2"})

    end = page.get(address).content.decode()
    assert "Thank you" in end
    assert "18 of 24" in end
    assert Score.objects.get(check_in=check_in).number == Decimal(18)


def test_a_question_that_was_answered_is_not_asked_again(asha, page):
    check_in = fill_in(person=asha, instrument=shipped("k6"))
    address = f"/check-ins/{check_in.pk}/"
    page.post(address, {"question": "k6.1", "value": "2"})

    page.post(address, {"question": "k6.1", "value": "2"})

    assert "Question 2 of 6" in page.get(address).content.decode()
    assert Answer.objects.count() == 1


def test_one_can_go_back_and_answer_otherwise(asha, page):
    check_in = fill_in(person=asha, instrument=shipped("k6"))
    address = f"/check-ins/{check_in.pk}/"
    page.post(address, {"question": "k6.1", "value": "2"})

    back = page.get(address, {"at": "k6.1"}).content.decode()
    page.post(address, {"question": "k6.1", "value": "4"})

    assert "Question 1 of 6" in back
    assert "your answer so far" in back
    assert Answer.objects.get().value == "4"


def test_nobody_can_jump_ahead(asha, page):
    check_in = fill_in(person=asha, instrument=shipped("k6"))

    shown = page.get(f"/check-ins/{check_in.pk}/", {"at": "k6.5"}).content.decode()

    assert "Question 1 of 6" in shown


def test_with_one_left_out_there_is_no_score_and_the_rest_is_kept(asha, page):
    check_in = fill_in(person=asha, instrument=shipped("k6"))

    answer_all(asha, check_in, None, "1")

    assert "come to no number" in page.get(f"/check-ins/{check_in.pk}/").content.decode()
    assert not Score.objects.exists()
    assert Answer.objects.filter(value__isnull=True).count() == 1


def test_an_answer_that_is_none_of_them_is_refused_and_what_was_typed_stays(asha, page):
    check_in = fill_in(person=asha, instrument=shipped("life-outside"))
    address = f"/check-ins/{check_in.pk}/"
    wrong_choice = page.post(address, {"question": "life.work", "value": "<b>"})
    page.post(address, {"question": "life.work", "value": "paid"})

    too_many = page.post(address, {"question": "life.hours", "value": "900"})

    assert wrong_choice.status_code == too_many.status_code == 422
    assert 'value="900"' in too_many.content.decode()
    assert Answer.objects.count() == 1


def test_what_depends_on_an_answer_is_asked_only_then(asha):
    works = fill_in(person=asha, instrument=shipped("life-outside"))
    answer(person=asha, check_in=works, link_id="life.work", value="paid")
    assert asked_in(works).question.link_id == "life.hours"

    answer(person=asha, check_in=works, link_id="life.work", value="none")

    assert asked_in(works).question.link_id == "life.home"


def test_an_answer_whose_question_is_no_longer_asked_counts_for_nothing(asha):
    check_in = fill_in(person=asha, instrument=shipped("life-outside"))
    answer(person=asha, check_in=check_in, link_id="life.work", value="paid")
    answer(person=asha, check_in=check_in, link_id="life.hours", value=30)
    answer(person=asha, check_in=check_in, link_id="life.work", value="none")

    answer_all(asha, check_in, None)

    assert Score.objects.get(link_id="life.hours.week").number == 0


def test_a_stranger_cannot_tell_that_there_is_a_check_in(asha, ben):
    check_in = fill_in(person=asha, instrument=shipped("k6"))
    client = Client()
    client.force_login(ben)

    assert client.get(f"/check-ins/{check_in.pk}/").status_code == 404
    assert client.post(f"/check-ins/{check_in.pk}/", {"value": "1"}).status_code == 404
    assert client.get("/check-ins/over-time/k6/").status_code == 404
    with pytest.raises(Http404):
        check_in_for(ben, check_in.pk)


def test_a_finished_check_in_is_never_changed(asha):
    check_in = answered(asha, "k6", "1")

    with pytest.raises(Refusal):
        answer(person=asha, check_in=check_in, link_id="k6.1", value="5")


def test_opening_a_form_twice_is_one_and_after_it_is_over_another(asha):
    k6 = shipped("k6")
    first = fill_in(person=asha, instrument=k6)
    assert fill_in(person=asha, instrument=k6) == first

    later = fill_in(
        person=asha, instrument=k6, at=datetime.now(UTC) + timedelta(days=4)
    )  # fmt: skip

    assert later != first


def test_over_time_says_what_is_more_than_chance_and_what_is_not(asha, page):
    now = datetime.now(UTC)
    for weeks, code in ((6, "3"), (3, "2"), (0, "1")):
        answered(asha, "phq-9", *[code] * 8, "0", at=now - timedelta(weeks=weeks))

    mine = over_time(asha, "phq-9").courses[0]
    shown = page.get("/check-ins/over-time/phq-9/").content.decode()

    assert [each.number for each in mine.points] == [24, 16, 8]
    assert [each.band for each in mine.points] == ["severe", "moderately severe", "mild"]
    assert "lower than the first by more than chance" in shown
    assert 'role="img"' in shown
    assert "style=" not in shown


def test_a_small_change_is_not_called_one(asha):
    now = datetime.now(UTC)
    answered(asha, "gad-7", "1", at=now - timedelta(weeks=1))
    answered(asha, "gad-7", *["1"] * 6, "3", at=now)

    assert "by chance" in over_time(asha, "gad-7").courses[0].change


def test_where_nobody_published_a_figure_nothing_is_said_of_change(asha):
    now = datetime.now(UTC)
    answered(asha, "k6", "1", at=now - timedelta(weeks=1))
    answered(asha, "k6", "5", at=now)

    assert "Nobody has published" in over_time(asha, "k6").courses[0].change


def test_an_answer_after_the_session_ended_is_carried_through_the_sign_in(asha):
    check_in = fill_in(person=asha, instrument=shipped("k6"))

    answer = Client().post(f"/check-ins/{check_in.pk}/", {"question": "k6.1", "value": "2"})

    assert answer.status_code == 307
    assert "/sign-in/" in answer.headers["Location"]


def test_a_check_in_of_a_schedule_asks_its_own_form(asha):
    schedule = make_schedule("gad-7")
    now = datetime.now(UTC)
    check_in = CheckIn.objects.create(
        person=asha, instrument=schedule.instrument, due_at=now, late_from=now, closes_at=now + timedelta(hours=1)
    )  # fmt: skip

    assert asked_in(check_in).count == 7
