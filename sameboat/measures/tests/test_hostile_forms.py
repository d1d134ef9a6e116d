"""Forms that are wrong, or meant to do harm: each ends in a sentence and a line, soon, and nobody else is kept waiting."""

import json
import time

import pytest
from django.db import connection

from sameboat.measures.commands import instruments
from sameboat.measures.commands.instruments import take_in
from sameboat.measures.fhir.loading import form_in
from sameboat.measures.fhir.subset import Refused
from sameboat.measures.tests.test_taking_in import NIGHTS, copy_of, scored, written

pytestmark = pytest.mark.django_db
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
