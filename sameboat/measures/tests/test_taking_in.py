"""An organiser takes a form in: what is right stands there, what is not is refused by its line, and nothing typed is lost."""

from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from sameboat.lib.refusal import Refusal
from sameboat.measures.commands.answering import fill_in
from sameboat.measures.commands.instruments import (
    bring_back,
    offer,
    retire,
    take_in,
    take_in_shipped,
)
from sameboat.measures.fhir.loading import form_in
from sameboat.measures.fhir.subset import Refused
from sameboat.measures.models import Instrument, Schedule
from sameboat.measures.redcap.dictionary import COLUMNS
from sameboat.measures.testing import answer_all, make_schedule, shipped
from sameboat.measures.tests.writing import CALCULATED, NIGHTS, copy_of, scored, written

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(olu):
    client = Client()
    client.force_login(olu)
    return client


def test_a_form_in_fhir_is_taken_in_and_can_be_asked(olu, asha):
    kept = take_in(by=olu, text=written(NIGHTS, scored("item.where(linkId = 'n').answer.value * 2")))  # fmt: skip
    offer(by=olu, instrument=kept)
    kept.refresh_from_db()

    check_in = answer_all(asha, fill_in(person=asha, instrument=kept), 3)

    assert check_in.scores.get().number == 6


def test_only_an_organiser_may(asha):
    with pytest.raises(Refusal):
        take_in(by=asha, text=written(NIGHTS))


def test_the_same_words_twice_are_one_and_others_are_the_next_version(olu):
    first = take_in(by=olu, text=written(NIGHTS, id="sleep"))
    again = take_in(by=olu, text=written(NIGHTS, id="sleep"))
    other = take_in(by=olu, text=written(NIGHTS, {**NIGHTS, "linkId": "m"}, id="sleep"))

    assert again == first
    assert (other.key, other.version) == ("sleep", 2)


def test_other_words_under_the_same_name_are_offered_only_once_somebody_offers_them(olu):
    offer(by=olu, instrument=take_in(by=olu, text=written(NIGHTS, id="sleep")))

    take_in(by=olu, text=written({**NIGHTS, "text": "How many days?"}, id="sleep"))

    assert not Instrument.objects.offered().exists()


def test_the_words_of_an_older_version_come_back_as_the_next_one(olu):
    other = {**NIGHTS, "text": "How many days?"}
    asked = [take_in(by=olu, text=written(item, id="sleep")) for item in (NIGHTS, other, NIGHTS)]

    assert [each.version for each in asked] == [1, 2, 3]
    assert Instrument.objects.in_use().get().text == written(NIGHTS, id="sleep")


def test_the_newest_version_cannot_be_retired_while_a_schedule_asks_an_older_one(olu):
    older = take_in(by=olu, text=written(NIGHTS, id="sleep"))
    make_schedule(instrument=older)
    newest = take_in(by=olu, text=written({**NIGHTS, "text": "How many days?"}, id="sleep"))

    with pytest.raises(Refusal):
        retire(by=olu, instrument=newest)


def test_a_form_of_the_house_never_takes_the_place_of_one_that_came_along(olu):
    take_in_shipped()

    mine = take_in(by=olu, text=written(NIGHTS, id="phq-9"))

    assert mine.key == "phq-9-own"
    assert Instrument.objects.filter(key="phq-9").count() == 1


def test_shipped_forms_are_taken_in_once():
    assert take_in_shipped() == 9
    assert take_in_shipped() == 0


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("{", 1, "Expecting"),
        (written({"linkId": "a", "type": "choise", "text": "A"}), 8, "choise"),
        (written(NIGHTS, scored("item.where(")), 20, "this is no FHIRPath"),
        (written(NIGHTS, scored("item.trace('x')")), 20, "“trace()” is not understood"),
        (written(NIGHTS, scored("1 2")), 20, "this is no FHIRPath"),
        (written(NIGHTS, scored("%patient.name")), 20, "“%patient” is not known"),
        (written(NIGHTS, scored("item.answer.value + 'a'")), 20, "item.answer.value"),
        (written({**NIGHTS, "required": "perhaps"}), 10, "required"),
        (written(NIGHTS, status="published"), 3, "status"),
    ],
)  # fmt: skip
def test_a_form_with_an_error_is_refused_by_its_line_and_reason(text, line, why):
    with pytest.raises(Refused) as refused:
        form_in(text)

    found = refused.value.problems
    assert any(each.line == line and why in each.why for each in found), [str(each) for each in found]  # fmt: skip


@pytest.mark.parametrize(
    ("extension", "why"),
    [
        ({"url": "urn:sameboat:band", "extension": [{"url": "from", "valueDecimal": 4}]}, "from a number to a number"),
        ({"url": "urn:sameboat:worry", "valueString": "yes"}, "needs a number"),
        ({"url": "urn:sameboat:reliable-change", "extension": [{"url": "by", "valueDecimal": 4}]}, "its “source”"),
        ({"url": CALCULATED, "valueExpression": {"language": "text/cql", "expression": "1"}}, "something else than FHIRPath"),
    ],
)  # fmt: skip
def test_what_scoring_needs_is_checked_too(extension, why):
    with pytest.raises(Refused) as refused:
        form_in(written({**NIGHTS, "extension": [extension]}))

    assert why in str(refused.value)


def test_an_answer_twice_and_a_condition_that_can_never_be_met_are_refused():
    twice = {
        "linkId": "c",
        "type": "choice",
        "text": "C",
        "answerOption": [{"valueCoding": {"code": "1"}}] * 2,
    }
    never = {"linkId": "d", "type": "integer", "text": "D", "enableWhen": [{"question": "c", "operator": ">", "answerCoding": {"code": "1"}}]}  # fmt: skip

    with pytest.raises(Refused) as refused:
        form_in(written(twice, never))

    assert "stands more than once" in str(refused.value)
    assert "none is greater" in str(refused.value)


def test_the_page_names_the_lines_and_keeps_what_was_pasted(desk):
    text = written({**NIGHTS, "repeats": True})

    refused = desk.post("/desk/questionnaires/add/", {"text": text, "title": "Mine"})

    shown = refused.content.decode()
    assert refused.status_code == 422
    assert "Line 10: answers or groups that repeat (“repeats”) are not understood here" in shown
    assert "How many nights?" in shown
    assert 'value="Mine"' in shown


def test_a_redcap_dictionary_is_taken_in_by_its_file(desk):
    rows = [",".join(f'"{each}"' for each in COLUMNS), 'worry,f,,radio,Worried?,"0, No | 1, Yes",,,,,,,,,,,,']  # fmt: skip
    file = SimpleUploadedFile("d.csv", "\n".join(rows).encode())

    led_to = desk.post("/desk/questionnaires/add/", {"file": file, "title": "Worry"}, follow=True)

    assert led_to.status_code == 200
    assert Instrument.objects.get(key="worry").form.questions[0].options[1].words == "Yes"


@pytest.mark.parametrize("file", [b"\xff\xfe\x00", b""])
def test_a_file_that_is_no_text_ends_in_a_sentence(desk, file):
    answer = desk.post("/desk/questionnaires/add/", {"file": SimpleUploadedFile("x", file)})

    assert answer.status_code == 422
    assert "error" in answer.content.decode()


@pytest.mark.one_database
def test_a_licensed_copy_is_scored_by_its_slot_with_answers_turned_round(olu, asha):
    """Herth: twelve questions from 1 to 4, the third and sixth turned round."""
    kept = take_in(by=olu, text=copy_of(12), slot="herth-hope")
    offer(by=olu, instrument=kept)
    kept.refresh_from_db()

    highest = answer_all(asha, fill_in(person=asha, instrument=kept), "4")

    assert highest.scores.get().number == 10 * 4 + 2 * 1


def test_a_mean_and_a_multiplied_sum_are_worked_out_as_their_owners_do(olu, asha):
    means = take_in(by=olu, text=copy_of(10), slot="ismi-10")
    times = take_in(by=olu, text=copy_of(5, 0, 5), slot="who-5")
    for kept, code, wanted in ((means, "4", (8 * 4 + 2 * 1) / 10), (times, "5", 100)):
        offer(by=olu, instrument=kept)
        kept.refresh_from_db()

        assert answer_all(asha, fill_in(person=asha, instrument=kept), code).scores.get().number == Decimal(str(wanted))  # fmt: skip


@pytest.mark.parametrize(("copy", "why"), [(copy_of(11), "12 questions"), (copy_of(12, 0, 3), "must weigh 1 to 4")])  # fmt: skip
def test_what_is_not_that_questionnaire_is_refused(olu, copy, why):
    with pytest.raises(Refused, match=why):
        take_in(by=olu, text=copy, slot="herth-hope")


def test_what_a_schedule_asks_cannot_be_retired(olu):
    schedule = make_schedule()

    with pytest.raises(Refusal):
        retire(by=olu, instrument=schedule.instrument)


def test_what_is_retired_is_offered_to_nobody_until_it_is_brought_back(olu, asha):
    k6 = shipped("k6")
    retire(by=olu, instrument=k6)
    k6.refresh_from_db()
    with pytest.raises(Refusal):
        fill_in(person=asha, instrument=k6)
    with pytest.raises(Refusal):
        offer(by=olu, instrument=k6)

    bring_back(by=olu, instrument=k6)
    k6.refresh_from_db()
    offer(by=olu, instrument=k6)

    assert Instrument.objects.offered().get() == k6


def test_an_organiser_opens_a_schedule_on_the_page(desk):
    k6 = shipped("k6")
    told = {"title": "How it goes", "why": "For yourself.", "rhythm": "days", "days": "0, 30,90", "times_a_day": 3, "burst_days": 7, "open_hours": 72}  # fmt: skip

    wrong = desk.post(f"/desk/schedules/add/{k6.pk}/", {**told, "days": "soon"})
    right = desk.post(f"/desk/schedules/add/{k6.pk}/", told, follow=True)

    assert wrong.status_code == 422
    assert "soon" in wrong.content.decode()
    assert "Today, and after 30 and 90 days" in right.content.decode()
    assert Schedule.objects.get().days == [0, 30, 90]
