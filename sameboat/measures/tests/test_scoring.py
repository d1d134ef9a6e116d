"""Shipped forms come to what a hand works out, and what is not understood is refused by its line."""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sameboat.measures.fhir.places import Unreadable, read
from sameboat.measures.fhir.scoring import response_to, scores_of
from sameboat.measures.fhir.subset import problems_in

SHIPPED = sorted(Path(__file__).parents[1].joinpath("instruments").glob("*.json"))
FORMS = {path.stem: read(path.read_text(encoding="utf-8")) for path in SHIPPED}
SUMS = ["cesd-r", "gad-7", "k6", "phq-8", "phq-9"]


def questions(form):
    return [item["linkId"] for item in form["item"][0]["item"]]


def weights(form):
    options = form["item"][0]["item"][0]["answerOption"]
    return {
        each["valueCoding"]["code"]: each["valueCoding"]["extension"][0]["valueDecimal"]
        for each in options
    }


@pytest.mark.parametrize("key", FORMS)
def test_what_is_shipped_is_understood_whole_and_says_whose_it_is(key):
    assert problems_in(FORMS[key]) == []
    assert FORMS[key].value["copyright"]
    assert FORMS[key].value["extension"][0]["valueString"]


@pytest.mark.parametrize("key", SUMS)
@given(data=st.data())
def test_a_whole_form_comes_to_the_sum_of_what_its_answers_weigh(key, data):
    form = FORMS[key].value
    weigh = weights(form)
    answers = {each: data.draw(st.sampled_from(sorted(weigh))) for each in questions(form)}

    (score,) = scores_of(form, answers).values()

    assert score == sum(weigh[code] for code in answers.values())


@pytest.mark.parametrize("key", SUMS)
@given(data=st.data())
def test_with_a_question_left_out_there_is_no_score(key, data):
    form = FORMS[key].value
    left_out = data.draw(st.sampled_from(questions(form)))
    answers = {each: "1" for each in questions(form) if each != left_out}

    assert set(scores_of(form, answers).values()) == {None}


@pytest.mark.parametrize(
    ("key", "highest", "starts"),
    [
        ("phq-9", 27, [0, 5, 10, 15, 20]),
        ("phq-8", 24, [0, 10]),
        ("gad-7", 21, [0, 5, 10, 15]),
        ("k6", 24, [0, 5, 13]),
        ("cesd-r", 60, [0, 16]),
    ],
)
def test_the_bands_begin_where_the_papers_say_and_leave_no_gap(key, highest, starts):
    total = FORMS[key].value["item"][1]
    bands = [
        {each["url"]: next(v for k, v in each.items() if k != "url") for each in band["extension"]}
        for band in total["extension"]
        if band["url"] == "urn:sameboat:band"
    ]

    assert [band["from"] for band in bands] == starts
    assert [band["to"] + 1 for band in bands[:-1]] == starts[1:]
    assert bands[-1]["to"] == highest


def test_k6_is_printed_backwards_and_counted_forwards():
    form = FORMS["k6"].value

    assert scores_of(form, dict.fromkeys(questions(form), "1")) == {"k6.total": 24}
    assert scores_of(form, dict.fromkeys(questions(form), "5")) == {"k6.total": 0}


def test_the_two_highest_answers_of_the_cesd_r_weigh_the_same():
    form = FORMS["cesd-r"].value

    assert scores_of(form, dict.fromkeys(questions(form), "3")) == {"cesd-r.total": 60}
    assert scores_of(form, dict.fromkeys(questions(form), "4")) == {"cesd-r.total": 60}
    assert scores_of(form, dict.fromkeys(questions(form), "0")) == {"cesd-r.total": 0}


@pytest.mark.parametrize(
    ("answers", "stage"),
    [
        ({"now": "never"}, "nonsmoker"),
        ({"now": "lately"}, "action"),
        ({"now": "before"}, "maintenance"),
        ({"now": "yes", "tries": 0, "thinking": "no"}, "precontemplation"),
        ({"now": "yes", "tries": 3, "thinking": "six-months"}, "contemplation"),
        ({"now": "yes", "tries": 0, "thinking": "thirty-days"}, "contemplation"),
        ({"now": "yes", "tries": 1, "thinking": "thirty-days"}, "preparation"),
        ({"now": "yes", "thinking": "thirty-days"}, None),
        ({"now": "yes", "tries": 1}, None),
        ({"now": "before", "tries": 1, "thinking": "no"}, "maintenance"),
        ({}, None),
    ],
)
def test_where_somebody_is_with_smoking(answers, stage):
    told = {f"stage.{name}": answer for name, answer in answers.items()}

    assert scores_of(FORMS["stage-smoking"].value, told) == {"stage.stage": stage}


def form(*items, **more):
    return json.dumps(
        {"resourceType": "Questionnaire", "status": "draft", "item": items, **more}, indent=1
    )


QUESTION = {"linkId": "a", "type": "boolean", "text": "So?"}


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("{", 1, "Expecting property name"),
        ('{"resourceType": "Patient"}', 1, "this is no Questionnaire"),
        (form(QUESTION, derivedFrom=["x"]), 11, "“derivedFrom” is not understood here"),
        (form({**QUESTION, "type": "quantity"}), 7, "the type “quantity”"),
        (form({**QUESTION, "repeats": True}), 9, "(“repeats”) are not understood here"),
        (form(QUESTION, QUESTION), 10, "“a” stands more than once"),
        (form({"linkId": "b", "type": "choice"}), 5, "a choice needs its answers"),
        (form({**QUESTION, "extension": [{"url": "urn:x"}]}), 10, "the extension urn:x"),
        (
            form({**QUESTION, "enableWhen": [{"question": "z", "operator": "exists", "answerBoolean": True}]}),
            10,
            "there is no question “z”",
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_or_not_understood_is_named_with_its_line(text, line, why):
    try:
        found = problems_in(read(text))
    except Unreadable as fault:
        found = [fault]

    assert any(each.line == line and why in str(each) for each in found), [str(f) for f in found]


def test_a_question_that_is_not_asked_counts_for_nothing_nor_what_hangs_on_it():
    told = read(form(
        QUESTION,
        {"linkId": "b", "type": "integer", "enableWhen": [{"question": "a", "operator": "=", "answerBoolean": True}]},
        {"linkId": "c", "type": "integer", "enableWhen": [{"question": "b", "operator": ">", "answerInteger": 1}]},
    )).value  # fmt: skip

    asked = response_to(told, {"a": True, "b": 2, "c": 3})
    not_asked = response_to(told, {"a": False, "b": 2, "c": 3})

    assert [item["linkId"] for item in asked["item"]] == ["a", "b", "c"]
    assert [item["linkId"] for item in not_asked["item"]] == ["a"]


def test_each_side_of_the_model_is_the_mean_of_its_two_lines():
    form = FORMS["same-boat"].value
    ones = dict.fromkeys(questions(form), "1")

    mixed = scores_of(form, ones | {"boat.hope.1": "5", "boat.hope.2": "2", "boat.stigma.2": "4"})
    without = scores_of(form, {name: code for name, code in ones.items() if name != "boat.hope.2"})

    assert mixed == dict.fromkeys(mixed, 1) | {"boat.hope": Decimal("3.5"), "boat.stigma": Decimal("2.5")}  # fmt: skip
    assert without == dict.fromkeys(mixed, 1) | {"boat.hope": None}


@pytest.mark.parametrize(
    ("answers", "hours", "share"),
    [
        ({"work": "paid", "hours": 20, "planned": 4, "kept": 3}, 20, 75),
        ({"work": "study", "planned": 0}, None, None),
        ({"work": "none"}, 0, None),
        ({"work": "caring", "hours": 40, "planned": 2, "kept": 2}, 0, 100),
        ({"planned": 2, "kept": 3}, None, None),
        ({"planned": 0, "kept": 2}, None, None),
        ({"hours": 12}, None, None),
    ],
)
def test_life_outside_is_counted_only_from_what_is_asked(answers, hours, share):
    told = {f"life.{name}": answer for name, answer in answers.items()}

    found = scores_of(FORMS["life-outside"].value, told)

    assert (found["life.hours.week"], found["life.kept.share"]) == (hours, share)
