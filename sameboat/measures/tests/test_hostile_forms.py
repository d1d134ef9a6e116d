"""Forms that are wrong, or meant to do harm: each ends in a sentence and a line, soon, and nobody else is kept waiting."""

import json
import time

import pytest
from django.db import connection

from sameboat.measures.commands import instruments
from sameboat.measures.commands.instruments import take_in
from sameboat.measures.fhir.loading import form_in
from sameboat.measures.fhir.subset import Refused
from sameboat.measures.forms import AnswerForm
from sameboat.measures.tests.writing import NIGHTS, copy_of, scored, written

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
_ALL = "%questionnaire.descendants()"


@pytest.mark.parametrize(
    ("expression", "why"),
    [
        (_ALL + ".select(%questionnaire.descendants())" * 8 + ".count()", "could take for ever"),
        ("item" + ".select(%resource.item)" * 30 + ".count()", "could take for ever"),
        ("item.select(item.select(item.select(answer))).count()", "could take for ever"),
        ("item.where(item.where(item.where(linkId = 'n').exists()).exists()).count()", "could take for ever"),
        ("descendants().descendants().descendants().count()", "2 times"),
        ("item.aggregate($total & $total, 'a')", "$total may stand in it once"),
        ("+".join("1" * 900), "too long"),
        ("+".join("1" * 200), "more than 100 operators"),
        ("/* ' */ item.trace('x') /* ' */", "is not understood"),
        ("item.`trace`('x')", "is not understood"),
        ("(" * 300 + "1" + ")" * 300, "within each other"),
    ],
)  # fmt: skip
def test_an_expression_that_could_take_for_ever_is_refused_at_sight(expression, why):
    began = time.process_time()

    with pytest.raises(Refused) as refused:
        form_in(written(NIGHTS, scored(expression)))

    assert [(each.line, why in each.why) for each in refused.value.problems] == [(20, True)]
    assert time.process_time() - began < 3


def test_what_takes_too_long_all_the_same_is_ended_and_refused(olu):
    many = [{**NIGHTS, "linkId": f"n{n}"} for n in range(300)]
    slow = (
        "item.where(%questionnaire.item.where(text != 'x' and linkId != 'y').count() > 1).count()"
    )

    with pytest.raises(Refused, match="takes too long"):
        take_in(by=olu, text=written(*many, scored(slow)))


def test_an_answer_in_the_middle_that_breaks_a_score_is_refused_by_its_line(olu):
    options = [{"valueCoding": {"code": code}} for code in ("first", "middle", "last")]
    asked = {"linkId": "c", "type": "choice", "text": "Which?", "answerOption": options}
    breaks = scored("iif(item.where(linkId = 'c').answer.value.code = 'middle', item.answer.value.code + 1, 0)")  # fmt: skip

    with pytest.raises(Refused) as refused:
        take_in(by=olu, text=written(asked, breaks))

    assert [each.line for each in refused.value.problems] == [37], refused.value
    assert "'middle'" in str(refused.value), refused.value


@pytest.mark.django_db(transaction=True)
def test_a_form_is_read_and_tried_before_anything_is_locked(olu, monkeypatch):
    locked = []
    real = instruments.form_in

    def watched(text, **how):
        locked.append(connection.in_atomic_block)
        return real(text, **how)

    monkeypatch.setattr(instruments, "form_in", watched)
    take_in(by=olu, text=written(NIGHTS))

    assert locked == [False]


def test_a_form_has_at_most_300_questions():
    many = [{**NIGHTS, "linkId": f"n{n}"} for n in range(301)]

    with pytest.raises(Refused, match="at most 300 questions"):
        form_in(written(*many))


def test_a_licensed_copy_with_many_long_names_is_scored(olu):
    whole = json.loads(copy_of(24, 1, 5))
    for item in whole["item"]:
        item["linkId"] = f"the-long-name-of-it's-question-{item['linkId']}"

    kept = take_in(by=olu, text=json.dumps(whole), slot="ras-r")

    assert kept.form.scales

    # The longest scale there is.
    whole["item"] = [{**whole["item"][0], "linkId": f"q{n}"} for n in range(38)]
    for item in whole["item"]:
        item["answerOption"] = item["answerOption"][:4]
    assert take_in(by=olu, text=json.dumps(whole), slot="ras-ds").form.scales


_WORRY = "urn:sameboat:worry"
_LEAST, _MOST = (f"http://hl7.org/fhir/StructureDefinition/{each}Value" for each in ("min", "max"))
_WORDS = {"linkId": "w", "type": "text", "text": "What would you like to say?"}


def with_(item, *extensions, **more):
    return {**item, "extension": list(extensions), **more}


@pytest.mark.parametrize(
    ("item", "why"),
    [
        (with_(_WORDS, {"url": _WORRY, "valueDecimal": 1}), "one to worry about"),
        (with_(NIGHTS, {"url": _WORRY, "valueDecimal": True}), "needs a number"),
        (with_(NIGHTS, {"url": _LEAST, "valueString": "3"}), "no bound"),
        (with_(NIGHTS, {"url": _LEAST, "valueDate": "2020-01-01"}), "no bound"),
        (with_(NIGHTS, {"url": _LEAST, "valueDecimal": 1.5}), "no bound"),
        (with_(NIGHTS, {"url": _LEAST, "valueInteger": 5}, {"url": _MOST, "valueInteger": 4}), "is more than"),
        (with_(_WORDS, {"url": _LEAST, "valueInteger": 5}), "no bound"),
        (with_(NIGHTS, {"url": _MOST, "valueInteger": 10**12}), "no bound"),
        ({**_WORDS, "maxLength": "20"}, "maxLength"),
        ({**_WORDS, "maxLength": -4}, "maxLength"),
        ({**_WORDS, "linkId": "w" * 121}, "at most 120 signs"),
    ],
)  # fmt: skip
def test_what_no_answer_could_be_kept_under_is_refused(item, why):
    with pytest.raises(Refused) as refused:
        form_in(written(item))

    assert why in str(refused.value)


@pytest.mark.parametrize("kind", ["integer", "decimal"])
def test_a_number_without_bounds_is_asked_for_within_the_usual_ones(kind):
    question = form_in(written({**NIGHTS, "type": kind})).questions[0]

    assert AnswerForm(question, {"value": "999999999"}).is_valid()
    assert not AnswerForm(question, {"value": "1000000000"}).is_valid()
    assert not AnswerForm(question, {"value": "-1000000000"}).is_valid()


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ({"type": "boolean"}, {"answerBoolean": "false"}),
        ({"type": "integer"}, {"operator": ">", "answerInteger": "5"}),
        ({"type": "integer"}, {"operator": "exists", "answerBoolean": 1}),
        ({"type": "decimal"}, {"answerDecimal": True}),
        ({"type": "date"}, {"answerDate": "tomorrow"}),
        ({"type": "string"}, {"answerString": 3}),
        ({"type": "choice", "answerOption": [{"valueCoding": {"code": "a"}}]}, {"answerCoding": "a"}),
    ],
)  # fmt: skip
def test_a_condition_whose_answer_is_of_another_type_is_refused(asked, answer):
    when = {"question": "n", "operator": "=", **answer}

    with pytest.raises(Refused, match="is of another type"):
        form_in(written({**NIGHTS, **asked}, {**_WORDS, "enableWhen": [when]}))


def groups(depth):
    item = NIGHTS
    for n in range(depth):
        item = {"linkId": f"g{n}", "type": "group", "item": [item]}
    return item


@pytest.mark.parametrize(
    "text",
    [
        '{"resourceType": "Questionnaire", "status": "draft", "item": ' + "[" * 600 + "]" * 600 + "}",
        "[" * 100_000,
        json.dumps({"resourceType": "Questionnaire", "status": "draft", "item": [groups(400)]}),
        written({**NIGHTS, "type": ["x"]}),
        written(NIGHTS, status=["draft"]),
        written(NIGHTS, extension=[{"url": ["x"]}]),
        written(with_(NIGHTS, {"url": ["x"]})),
        written(with_(NIGHTS, {"url": {"x": 1}})),
        written(NIGHTS, {**_WORDS, "enableWhen": [{"question": "n", "operator": ["="], "answerInteger": 1}]}),
        written(NIGHTS, {**_WORDS, "enableWhen": [{"question": "n", "operator": "=", "answerCoding": "a"}]}),
        written({**NIGHTS, "type": "choice", "answerOption": [{"valueCoding": "a"}]}),
        written({**NIGHTS, "linkId": ["n"]}),
        written({**NIGHTS, "item": {"linkId": "m"}}),
        written({**NIGHTS, "extension": {"url": "x"}}),
        '"Questionnaire"',
    ],
)  # fmt: skip
def test_a_file_of_a_wholly_other_shape_is_refused(text):
    with pytest.raises(Refused):
        form_in(text)
