"""Of a form that was taken in: what is asked of whom, in which words, and what would be asked wrongly is refused."""

import pytest

from sameboat.measures.fhir.loading import form_in
from sameboat.measures.fhir.scoring import scores_of
from sameboat.measures.fhir.subset import Refused
from sameboat.measures.tests.writing import HIDDEN, NIGHTS, ORDINAL, scored, written

SHOTS = {"linkId": "b", "type": "boolean", "text": "Have you had it?"}
WHEN = {"linkId": "d", "type": "date", "text": "When?"}


def asked_in_words(text, **answers):
    return [(question.above, question.text) for question in form_in(text).asked(answers)]


@pytest.mark.parametrize(
    ("item", "why"),
    [
        ({"linkId": "a", "type": "boolean"}, "a question needs its words"),
        ({**NIGHTS, "readOnly": True}, "asked of nobody"),
        ({**NIGHTS, "extension": [{"url": HIDDEN, "valueBoolean": True}]}, "asked of nobody"),
        ({**NIGHTS, "_text": {"extension": [{"url": "urn:x"}]}}, "“_text” is not understood"),
        ({"linkId": "a", "type": "choice", "text": "Which?", "answerValueSet": "#v"}, "“answerValueSet” is not understood"),
        ({**NIGHTS, "initial": [{"valueInteger": 3}]}, "“initial” is not understood"),
    ],
)  # fmt: skip
def test_what_would_be_asked_wrongly_is_refused(item, why):
    with pytest.raises(Refused) as refused:
        form_in(written(item))

    assert [why in each.why for each in refused.value.problems] == [True]


def test_a_condition_on_an_answer_that_is_none_of_them_is_refused():
    options = [{"valueCoding": {"code": "y", "system": "urn:one", "display": "Yes"}}]
    asks = {"linkId": "c", "type": "choice", "text": "Well?", "answerOption": options}
    for coding, is_taken in (({"code": "n"}, False), ({"code": "y"}, True), ({"code": "y", "system": "urn:two"}, False)):  # fmt: skip
        when = {**NIGHTS, "enableWhen": [{"question": "c", "operator": "=", "answerCoding": coding}]}  # fmt: skip
        if is_taken:
            assert form_in(written(asks, when))
            continue
        with pytest.raises(Refused, match="is no answer to"):
            form_in(written(asks, when))


def test_what_hangs_on_a_question_is_asked_after_its_answer_with_the_questions_words_over_it():
    text = written({**SHOTS, "item": [WHEN]})

    assert asked_in_words(text) == [((), "Have you had it?")]
    assert asked_in_words(text, b=True)[1] == (("Have you had it?",), "When?")


def test_what_hangs_on_an_answer_stands_in_it_for_expressions():
    text = written({**SHOTS, "item": [NIGHTS]}, scored("item.where(linkId = 'b').answer.item.answer.value"))  # fmt: skip

    assert scores_of(form_in(text).whole, {"b": True, "n": 5}) == {"s": 5}
    assert scores_of(form_in(text).whole, {"n": 5}) == {"s": None}


def test_a_weight_may_be_a_whole_number():
    option = {"valueCoding": {"code": "y", "extension": [{"url": ORDINAL, "valueInteger": 2}]}}
    text = written({"linkId": "c", "type": "choice", "text": "Well?", "answerOption": [option]})

    assert form_in(text).questions[0].options[0].weight == 2


def test_not_equal_holds_where_nothing_was_answered():
    """FHIR R4: at least no answer is equal."""
    when = {**NIGHTS, "enableWhen": [{"question": "b", "operator": "!=", "answerBoolean": True}]}

    assert len(asked_in_words(written(SHOTS, when))) == 2
    assert len(asked_in_words(written(SHOTS, when), b=True)) == 1


def test_words_that_are_only_shown_stand_over_the_next_question_where_they_are_meant_to():
    shown = {"linkId": "w", "type": "display", "text": "Only if so."}
    shown["enableWhen"] = [{"question": "b", "operator": "=", "answerBoolean": True}]
    help_words = {"linkId": "h", "type": "display", "text": "Count from Monday."}
    text = written(SHOTS, shown, {**NIGHTS, "item": [help_words]}, {"linkId": "e", "type": "display", "text": "Well done."})  # fmt: skip

    assert asked_in_words(text, b=False)[1] == (("Count from Monday.",), "How many nights?")
    assert asked_in_words(text, b=True)[1] == (("Only if so.", "Count from Monday."), "How many nights?")  # fmt: skip
    assert form_in(text).closing == ("Well done.",)
