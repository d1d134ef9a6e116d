"""Examples that others published, answer by answer with the score they came to, come to the same here."""

import pytest

from sameboat.measures.fhir.scoring import scores_of
from sameboat.measures.tests.test_scoring import FORMS, questions

PHQ = ["not at all", "several days", "more than half the days", "nearly every day"]
K6 = [
    "none of the time",
    "a little of the time",
    "some of the time",
    "most of the time",
    "all of the time",
]
PUBLISHED = {
    # HL7 US Core, QuestionnaireResponse phq-9-example
    "US Core": ("phq-9", PHQ, [2, 2, 2, 2, 1, 1, 2, 0, 0], 12),
    # HL7 US Quality Core, QuestionnaireResponse phq-9-example
    "US Quality Core": ("phq-9", PHQ, [0, 0, 0, 1, 2, 1, 3, 2, 1], 10),
    # HL7 Personal Health Records, QuestionnaireResponses and Observations of scored assessments
    "Personal Health Records, PHQ-9": ("phq-9", PHQ, [0, 0, 1, 1, 1, 0, 0, 0, 0], 3),
    "Personal Health Records, GAD-7": ("gad-7", PHQ, [0, 0, 1, 1, 0, 1, 0], 3),
    # Medizininformatik-Initiative, Kerndatensatz PROMs, mii-exa-pro-phq-9-response
    "Kerndatensatz": ("phq-9", PHQ, [3] * 9, 27),
    # simplified.tools, "assess K6": a worked sum on a page about the tool; nothing better was found
    "a page on the K6": ("k6", K6, [1, 2, 0, 3, 1, 4], 11),
}


def code_of(form, question, words):
    """The code of an answer by the words a person reads, so that words and weights are compared as well."""
    item = next(each for each in form["item"][0]["item"] if each["linkId"] == question)
    (found,) = (
        option["valueCoding"]["code"]
        for option in item["answerOption"]
        if option["valueCoding"]["display"].lower() == words
    )
    return found


@pytest.mark.parametrize("source", PUBLISHED)
def test_what_others_published_comes_to_the_same_here(source):
    key, words, said, published = PUBLISHED[source]
    form = FORMS[key].value
    answers = {
        question: code_of(form, question, words[n])
        for question, n in zip(questions(form), said, strict=True)
    }

    assert scores_of(form, answers) == {f"{key}.total": published}
