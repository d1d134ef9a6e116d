"""Scores are their owner's alone, unless they share them with somebody they write with."""

import pytest

from sameboat.lib.refusal import Refusal
from sameboat.measures.commands.sharing import share_course, stop_sharing_course
from sameboat.measures.models import CourseReader
from sameboat.measures.testing import answered
from sameboat.messages.commands import accept_conversation, ask_to_write
from sameboat.notices.models import Notice
from sameboat.people.commands.leaving import leave_house
from sameboat.people.testing import make_person
from sameboat.safety import ports
from sameboat.safety.commands import block_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(asha):
    answered(asha, "phq-9", *["2"] * 8, "0")
    return f"/check-ins/shared/{asha.pk}/phq-9/"


@pytest.fixture
def write_to_each_other(asha, ben, chidi):
    from sameboat.circles.testing import make_circle

    make_circle(people=(asha, ben), hosts=(chidi,))
    accept_conversation(person=ben, conversation=ask_to_write(asker=asha, other=ben, note="Hello"))


def test_nobody_sees_them_who_was_not_let(as_, ben, dora, olu, address):
    assert [as_(each).get(address).status_code for each in (ben, dora, olu)] == [404] * 3


def test_whoever_is_let_sees_numbers_and_no_answer(as_, asha, ben, address, write_to_each_other):
    as_(asha).post("/check-ins/over-time/phq-9/readers/", {"name": "Ben"})

    shown = as_(ben).get(address).content.decode()

    assert "16 of 27" in shown
    assert "Little interest" not in shown
    assert Notice.objects.filter(person=ben, kind="course").count() == 1
    assert "How it goes with Asha" in as_(ben).get("/check-ins/").content.decode()


def test_only_somebody_one_writes_with_can_be_let(asha, ben, address):
    with pytest.raises(Refusal):
        share_course(person=asha, key="phq-9", name="Ben")


def test_another_form_stays_ones_own(as_, asha, ben, address, write_to_each_other):
    answered(asha, "k6", "1")
    share_course(person=asha, key="phq-9", name="Ben")

    assert as_(ben).get(f"/check-ins/shared/{asha.pk}/k6/").status_code == 404


def test_taken_back_it_is_gone_and_so_is_its_notice(as_, asha, ben, address, write_to_each_other):
    share_course(person=asha, key="phq-9", name="Ben")
    share_course(person=asha, key="phq-9", name="Ben")

    stop_sharing_course(person=asha, key="phq-9", reader=ben)
    stop_sharing_course(person=asha, key="phq-9", reader=ben)

    assert as_(ben).get(address).status_code == 404
    assert not Notice.objects.filter(person=ben, kind="course").exists()


def test_a_block_ends_it_both_ways(as_, asha, ben, address, write_to_each_other):
    share_course(person=asha, key="phq-9", name="Ben")

    block_person(blocker=ben, blocked=asha)

    assert as_(ben).get(address).status_code == 404
    assert not CourseReader.objects.exists()


def test_what_was_never_answered_cannot_be_shared(asha, ben, write_to_each_other):
    with pytest.raises(Refusal):
        share_course(person=asha, key="gad-7", name="Ben")


@pytest.mark.parametrize("number", ["9" * 25, str(2**63), str(2**53)])
def test_a_number_that_no_database_holds_leads_nowhere(as_, asha, number):
    for address in (f"shared/{number}/phq-9/", f"schedules/{number}/"):
        assert as_(asha).get(f"/check-ins/{address}").status_code == 404
    for address in (f"schedules/{number}/stop/", f"over-time/phq-9/readers/{number}/stop/"):
        assert as_(asha).post(f"/check-ins/{address}").status_code < 500


@pytest.fixture
def ten(asha, address, monkeypatch):
    """Ten people who see asha's scores."""
    monkeypatch.setattr(ports, "write_to_each_other", [lambda one, other: True])
    people = [make_person(f"Reader {number}") for number in range(10)]
    for each in people:
        share_course(person=asha, key="phq-9", name=each.name)
    return people


def test_whoever_is_leaving_takes_no_place_of_the_ten(asha, ben, ten):
    with pytest.raises(Refusal):
        share_course(person=asha, key="phq-9", name="Ben")

    leave_house(person=ten[0], leaves_posts=False)

    assert share_course(person=asha, key="phq-9", name="Ben").reader == ben


def test_one_of_ten_named_again_changes_nothing(asha, ten):
    again = share_course(person=asha, key="phq-9", name="Reader 3")

    assert again.reader == ten[3]
    assert CourseReader.objects.count() == 10
