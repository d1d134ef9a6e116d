"""PHQ-9's last question: help at once, and a case for a human with a clock, without waiting for the last page."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.utils import timezone

from sameboat.measures.commands.answering import answer, fill_in
from sameboat.measures.commands.instruments import mark_worries
from sameboat.measures.fhir.scoring import Unscorable
from sameboat.measures.models import Instrument
from sameboat.measures.testing import answer_all, make_schedule, shipped
from sameboat.moderation.models import Case
from sameboat.people.testing import make_person
from sameboat.safety.models import WordWanted

pytestmark = pytest.mark.django_db


def signed_in(person):
    client = Client()
    client.force_login(person)
    return client


def test_the_first_page_says_that_somebody_would_be_told(asha):
    check_in = fill_in(person=asha, instrument=shipped("phq-9"))

    assert "is told of that one answer at once" in signed_in(asha).get(f"/check-ins/{check_in.pk}/").content.decode()  # fmt: skip


def test_a_worrying_answer_leads_to_help_and_opens_a_case_with_a_clock(asha):
    page = signed_in(asha)
    check_in = answer_first_eight(asha)

    led_to = page.post(f"/check-ins/{check_in.pk}/", {"question": "phq-9.9", "value": "1"}, follow=True)  # fmt: skip

    case = Case.objects.get()
    assert (case.kind, case.thing, case.thing_id) == ("crisis", "check_in", check_in.pk)
    assert (case.about, case.writer) == (asha, asha)
    assert case.due_at - case.opened_at == timedelta(minutes=15)
    assert led_to.redirect_chain[-1][0] == f"/check-ins/{check_in.pk}/now/"
    assert "Help now" in led_to.content.decode()


def test_it_waits_for_no_last_page(asha):
    """CESD-R asks in the middle."""
    check_in = fill_in(person=asha, instrument=shipped("cesd-r"))
    for number in range(1, 14):
        answer(person=asha, check_in=check_in, link_id=f"cesd-r.{number}", value="0")

    answer(person=asha, check_in=check_in, link_id="cesd-r.14", value="1")

    assert Case.objects.get().kind == "crisis"
    assert check_in.finished_at is None


def test_not_at_all_worries_nobody(asha):
    check_in = answer_first_eight(asha)

    worries = answer(person=asha, check_in=check_in, link_id="phq-9.9", value="0")

    assert not worries
    assert not Case.objects.exists()


def test_leaving_it_out_worries_nobody(asha):
    answer_all(asha, fill_in(person=asha, instrument=shipped("phq-9")), None)

    assert not Case.objects.exists()


def test_answering_it_again_is_one_case(asha):
    check_in = fill_in(person=asha, instrument=shipped("cesd-r"))
    for number in range(1, 14):
        answer(person=asha, check_in=check_in, link_id=f"cesd-r.{number}", value="0")

    for code in ("1", "3", "2"):
        answer(person=asha, check_in=check_in, link_id="cesd-r.14", value=code)
    answer(person=asha, check_in=check_in, link_id="cesd-r.15", value="4")

    assert Case.objects.count() == 1


def test_the_desk_reads_that_one_answer_and_no_other(asha):
    check_in = answer_first_eight(asha, "3")
    answer(person=asha, check_in=check_in, link_id="phq-9.9", value="2")
    dora = make_person("Dora", role="moderator")

    shown = signed_in(dora).get(f"/desk/cases/{Case.objects.get().pk}/").content.decode()

    assert "better off dead" in shown
    assert "More than half the days" in shown
    assert "Little interest" not in shown
    assert "severe" not in shown
    assert f"/check-ins/{check_in.pk}/" not in shown


def test_a_moderator_cannot_open_the_check_in(asha):
    check_in = answer_first_eight(asha)
    answer(person=asha, check_in=check_in, link_id="phq-9.9", value="2")
    page = signed_in(make_person("Dora", role="moderator"))

    assert page.get(f"/check-ins/{check_in.pk}/").status_code == 404
    assert page.get(f"/check-ins/{check_in.pk}/now/").status_code == 404


def test_they_can_ask_to_be_written_to(asha):
    page = signed_in(asha)
    check_in = answer_first_eight(asha)
    page.post(f"/check-ins/{check_in.pk}/", {"question": "phq-9.9", "value": "3"})

    page.post(f"/check-ins/{check_in.pk}/now/")

    assert WordWanted.objects.filter(person=asha).exists()
    assert Case.objects.get().reasons.count() == 2


def test_a_changed_answer_is_shown_as_changed(asha):
    check_in = fill_in(person=asha, instrument=shipped("cesd-r"))
    for number in range(1, 14):
        answer(person=asha, check_in=check_in, link_id=f"cesd-r.{number}", value="0")
    answer(person=asha, check_in=check_in, link_id="cesd-r.14", value="3")
    answer(person=asha, check_in=check_in, link_id="cesd-r.14", value="0")
    dora = make_person("Dora", role="moderator")

    shown = signed_in(dora).get(f"/desk/cases/{Case.objects.get().pk}/").content.decode()

    assert "They changed this answer" in shown


def answer_first_eight(person, code="0"):
    check_in = fill_in(person=person, instrument=shipped("phq-9"))
    for number in range(1, 9):
        answer(person=person, check_in=check_in, link_id=f"phq-9.{number}", value=code)
    return check_in


def test_an_organiser_marks_another_answer_and_a_check_in_that_runs_keeps_its_promise(
    asha, ben, olu
):
    k6 = shipped("k6")
    begun = fill_in(person=asha, instrument=k6)

    refused = signed_in(olu).post(f"/desk/questionnaires/{k6.pk}/worries/", {"question_1": ["1", "nonsense"]})  # fmt: skip
    signed_in(olu).post(f"/desk/questionnaires/{k6.pk}/worries/", {"question_1": ["1", "2"]})
    marked = Instrument.objects.in_use().get(key="k6")
    answer_all(asha, begun, "1")
    told = signed_in(ben).get(f"/check-ins/{fill_in(person=ben, instrument=marked).pk}/")

    assert refused.status_code == 422
    assert (marked.version, marked.worries) == (2, {"k6.2": ["1", "2"]})
    assert not Case.objects.exists()
    assert "is told of that one answer at once" in told.content.decode()


def test_a_marked_answer_opens_a_case(asha, olu):
    marked = mark_worries(by=olu, instrument=shipped("k6"), worries={"k6.2": ["1"], "k6.9": ["1"]})

    answer_all(asha, fill_in(person=asha, instrument=marked), "2", "2", "3")
    assert not Case.objects.exists()
    later = fill_in(person=asha, instrument=marked, at=timezone.now() + timedelta(minutes=1))
    answer_all(asha, later, "2", "1", "3", at=timezone.now() + timedelta(minutes=2))

    assert Case.objects.get().thing_id == later.pk


def test_marking_the_same_again_makes_no_other_version(olu):
    k6 = shipped("k6")
    once = mark_worries(by=olu, instrument=k6, worries={"k6.2": ["1"]})

    assert mark_worries(by=olu, instrument=once, worries={"k6.2": ["1"], "k6.1": []}) == once


def test_a_form_that_cannot_be_scored_takes_no_answer_back(asha, monkeypatch):
    """Whatever is wrong with a score, the answer is kept, help is shown and somebody is told."""

    def fails(*told):
        raise Unscorable("it cannot be worked out")

    monkeypatch.setattr("sameboat.measures.commands.answering.scores_of", fails)
    check_in = answer_first_eight(asha)

    worries = answer(person=asha, check_in=check_in, link_id="phq-9.9", value="3")

    assert worries
    assert Case.objects.get().kind == "crisis"
    assert check_in.answers.get(link_id="phq-9.9").value == "3"
    assert not check_in.scores.exists()


@pytest.mark.parametrize("number", [10**9, Decimal("1E+40"), float("inf"), float("nan"), -(10**12)])
def test_a_number_that_no_scale_has_is_no_score(asha, monkeypatch, number):
    monkeypatch.setattr("sameboat.measures.commands.answering.scores_of", lambda *_told: {"k6.total": number})  # fmt: skip

    check_in = answer_all(asha, fill_in(person=asha, instrument=shipped("k6")), "1")

    assert not check_in.scores.exists()


def test_help_after_an_answer_is_only_where_an_answer_worries(asha):
    check_in = fill_in(person=asha, instrument=shipped("phq-9"))

    led_to = signed_in(asha).post(f"/check-ins/{check_in.pk}/now/", follow=True)

    assert led_to.redirect_chain[-1][0] == f"/check-ins/{check_in.pk}/"
    assert not Case.objects.exists()


def test_the_last_page_does_not_call_it_hardly_any(asha):
    check_in = answer_first_eight(asha)
    answer(person=asha, check_in=check_in, link_id="phq-9.9", value="1")

    shown = signed_in(asha).get(f"/check-ins/{check_in.pk}/").content.decode()

    assert "says nothing about that one" in shown
    assert "hardly any" not in shown


def test_a_moderator_is_told_that_only_they_see_it(asha):
    check_in = answer_first_eight(asha)
    answer(person=asha, check_in=check_in, link_id="phq-9.9", value="1")

    shown = signed_in(make_person("Dora", role="moderator")).get(f"/desk/cases/{Case.objects.get().pk}/").content.decode()  # fmt: skip

    assert "Only they see it, and whoever looks at this case." in shown
    assert "whoever reads there sees it" not in shown


def test_an_organiser_reads_that_a_schedule_asks_the_version_before(asha, olu):
    schedule = make_schedule("k6")

    led_to = signed_in(olu).post(f"/desk/questionnaires/{schedule.instrument_id}/worries/", {"question_1": ["1"]}, follow=True)  # fmt: skip

    assert "end it, and open another" in led_to.content.decode()
    assert "asks an older version" in signed_in(olu).get("/desk/questionnaires/").content.decode()
