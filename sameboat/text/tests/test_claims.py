"""What tells others something about health, and what tells one's own story."""

import pytest

from sameboat.text.claims import find_claims
from sameboat.text.screen import Screen
from sameboat.text.tests.claims_told import (
    LATER_OWN_OR_NONE,
    LATER_TO_OTHERS,
    OWN_OR_NONE,
    TO_OTHERS,
)
from sameboat.text.tests.real import ordinary_answers, share

# What the rules are known to miss: a dose without a medicine, a comfort that is none, another language.
MISSED = {
    "Once you take clozapine you can never stop.",
    "Take 600 mg instead of 300, that will knock you out.",
    "Valproate is fine in pregnancy, my sister's baby is okay so don't worry.",
    "Ein Rat: setz das Lithium einfach ab.",
    "Nobody ever got better on risperidone.",
    "Psychiatrists just want to drug you, so don't take what they give you.",
    "A real friend would tell you to quit those pills.",
    "Don't bother with therapy, it never works for people like us.",
}


@pytest.mark.parametrize("text", sorted({*TO_OTHERS, *LATER_TO_OTHERS} - MISSED))
def test_what_is_told_to_others_is_noticed_with_the_words_that_moved_it(text):
    found = find_claims(text)

    assert found
    assert all(words in text.lower() for claim in found for words in claim.moved)


@pytest.mark.parametrize("text", OWN_OR_NONE + LATER_OWN_OR_NONE)
def test_one_s_own_story_a_question_a_report_or_a_warning_is_left_alone(text):
    assert find_claims(text) == []


def test_in_a_long_story_only_the_sentence_that_tells_others_is_named():
    text = "I took lithium for ten years. You should stop your lithium at once. It was a hard time."

    (claim,) = find_claims(text)

    assert claim.words == "You should stop your lithium at once."
    assert text[claim.start : claim.end].strip() == claim.words


def test_the_screen_knows_of_claims():
    look = Screen().look("Turmeric cures bipolar.")

    assert [finding.kind for finding in look.findings if finding.kind == "claim"] == ["claim"]


def test_hardly_any_ordinary_answer_is_taken_for_a_claim():
    assert share(ordinary_answers(), lambda text: bool(find_claims(text))) < 0.01


@pytest.mark.parametrize(
    "text",
    ["you should " * 1500, "take , " * 3000, "lithium " * 2500, "stop the pills and " * 1000],
)
def test_odd_texts_take_no_odd_time(text):
    find_claims(text)
