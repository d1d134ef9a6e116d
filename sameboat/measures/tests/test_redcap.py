"""A data dictionary becomes a form that is understood whole, or is refused by its lines."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sameboat.measures.fhir.places import read
from sameboat.measures.fhir.scoring import response_to
from sameboat.measures.fhir.subset import problems_in
from sameboat.measures.redcap.branching import Untranslatable, conditions_in
from sameboat.measures.redcap.dictionary import COLUMNS, Refused, form_from

KEYS = {
    "name": 0,
    "form": 1,
    "type": 3,
    "label": 4,
    "choices": 5,
    "check": 7,
    "least": 8,
    "most": 9,
    "logic": 11,
    "required": 12,
    "header": 2,
    "note": 6,
    "identifier": 10,
    "annotation": 17,
}
TYPES = {"sleep": "choice", "hours": "integer", "well": "boolean"}


def table(*rows, head=COLUMNS):
    written = io.StringIO()
    out = csv.writer(written)
    out.writerow(head)
    for told in rows:
        row = [""] * len(COLUMNS)
        for key, value in {"form": "nights", **told}.items():
            row[KEYS[key]] = value
        out.writerow(row)
    return written.getvalue()


SLEEP = {
    "name": "sleep",
    "type": "radio",
    "label": "<b>How</b> did you sleep?",
    "choices": "1, Well | 2, So, so | 3, Badly",
}
HOURS = {
    "name": "hours",
    "type": "text",
    "label": "Hours?",
    "check": "integer",
    "least": "0",
    "most": "24",
}


def test_a_dictionary_becomes_a_form_that_is_understood_whole():
    form = form_from(
        table(SLEEP, {**HOURS, "logic": "[sleep] = '3' or [sleep] = '2'", "required": "y"}),
        title="Nights",
    )

    assert problems_in(read(json.dumps(form))) == []
    sleep, hours = form["item"]
    assert sleep["text"] == "How did you sleep?"
    assert [each["valueCoding"]["display"] for each in sleep["answerOption"]] == [
        "Well",
        "So, so",
        "Badly",
    ]
    assert hours["enableBehavior"] == "any"
    assert hours["required"]
    assert [item["linkId"] for item in response_to(form, {"sleep": "2", "hours": 4})["item"]] == [
        "sleep",
        "hours",
    ]
    assert [item["linkId"] for item in response_to(form, {"sleep": "1", "hours": 4})["item"]] == [
        "sleep"
    ]


def test_only_real_markup_is_taken_out_of_words():
    label = "Is it <50 kg or >100 kg? <br/><span class='x'>Say so</span>"

    form = form_from(table({**HOURS, "label": label}), title="Nights")

    assert form["item"][0]["text"] == "Is it <50 kg or >100 kg? Say so"


@pytest.mark.parametrize(
    ("rows", "line", "why"),
    [
        ([SLEEP, SLEEP], 3, "more than once"),
        ([{**SLEEP, "choices": ""}], 2, "a choice needs its answers"),
        ([{**SLEEP, "choices": "Well | Badly"}], 2, "is no answer"),
        ([{**SLEEP, "type": "checkbox"}], 2, "“checkbox”"),
        ([{**SLEEP, "type": "calc"}], 2, "“calc”"),
        ([SLEEP, {**HOURS, "check": "email"}], 3, "“email”"),
        ([SLEEP, {**HOURS, "least": "none"}], 3, "is no number"),
        ([SLEEP, {**HOURS, "check": "number", "least": "NaN"}], 3, "too large"),
        ([SLEEP, {**HOURS, "check": "number", "most": "1e400"}], 3, "too large"),
        ([SLEEP, {**HOURS, "most": "9" * 10}], 3, "too large"),
        ([SLEEP, {**HOURS, "least": "30"}], 3, "is more than"),
        ([SLEEP, {**HOURS, "check": "date_ymd", "least": "2020-02-31", "most": ""}], 3, "the limit “2020-02-31”"),
        ([{**SLEEP, "choices": "1, A | 1, B"}], 2, "“1” stands more than once"),
        ([{**SLEEP, "choices": f"{'9' * 400}, A | 1, B"}], 2, "too large"),
        ([SLEEP, {**HOURS, "logic": "[nap] = '1'"}], 3, "there is no question “nap”"),
        ([SLEEP, {**HOURS, "logic": "[hours] > 1"}], 3, "there is no question “hours”"),
        ([SLEEP, {**HOURS, "logic": "[sleep(1)] = '1'"}], 3, "is not understood here"),
        ([SLEEP, {**HOURS, "logic": "[sleep] = '1' and [sleep] = '2' or [sleep] = '3'"}], 3, "in one condition"),
        ([SLEEP, {**HOURS, "form": "days"}], 3, "another form"),
        ([{**SLEEP, "label": "Two\nlines"}, {**HOURS, "name": "Hours"}], 4, "small letters"),
        ([{**SLEEP, "identifier": "y"}], 2, "who somebody is"),
        ([{**SLEEP, "annotation": "@HIDDEN"}], 2, "“@HIDDEN”"),
        ([], 1, "no question"),
    ],
)  # fmt: skip
def test_what_cannot_be_said_is_refused_by_its_line(rows, line, why):
    with pytest.raises(Refused) as refused:
        form_from(table(*rows), title="Nights")

    assert any(each.line == line and why in each.why for each in refused.value.problems), (
        refused.value
    )


@pytest.mark.parametrize(
    "text",
    ["", "a,b\n", table(SLEEP, head=COLUMNS[:17]), '"' + table(SLEEP), table(SLEEP) + "a,b\n"],
)
def test_what_is_no_dictionary_is_refused(text):
    with pytest.raises(Refused):
        form_from(text, title="Nights")


@pytest.mark.parametrize(
    ("logic", "conditions"),
    [
        ("[hours] >= 4", [{"question": "hours", "operator": ">=", "answerInteger": 4}]),
        ('[sleep] <> "2"', [{"question": "sleep", "operator": "!=", "answerCoding": {"code": "2"}}]),
        ("[hours] <> ''", [{"question": "hours", "operator": "exists", "answerBoolean": True}]),
        ("[hours]=''", [{"question": "hours", "operator": "exists", "answerBoolean": False}]),
        ("[well] = '1' AND [hours]<6", [
            {"question": "well", "operator": "=", "answerBoolean": True},
            {"question": "hours", "operator": "<", "answerInteger": 6},
        ]),
        ("", []),
    ],
)  # fmt: skip
def test_logic_becomes_conditions(logic, conditions):
    assert conditions_in(logic, TYPES)[0] == conditions


@given(st.text(alphabet="[]()'\"=<> andorsleephours1234", max_size=40))
def test_logic_of_any_kind_is_translated_or_refused_and_never_breaks(logic):
    try:
        conditions, behaviour = conditions_in(logic, TYPES)
    except Untranslatable:
        return
    assert behaviour in {"all", "any"}
    assert all(each["question"] in TYPES for each in conditions)


def test_what_stands_above_and_beneath_a_question_is_kept():
    form = form_from(
        table(
            SLEEP,
            {**HOURS, "header": "Last night", "note": "A guess will do.", "logic": "[sleep] = '3'"},
        ),
        title="Nights",
    )

    _sleep, above, hours = form["item"]
    assert (above["type"], above["text"]) == ("display", "Last night")
    assert above["enableWhen"] == hours["enableWhen"]
    assert hours["text"] == "Hours? A guess will do."
    assert problems_in(read(json.dumps(form))) == []
