"""Everything that needs a human becomes one case, with every reason for it."""

import pytest

from sameboat.messages.commands import accept_conversation, ask_to_write, write_letter
from sameboat.messages.models import Message
from sameboat.moderation.commands.closing import close_case
from sameboat.moderation.models import Case
from sameboat.moderation.testing import noticed_case, report_case
from sameboat.posts.commands import edit_post
from sameboat.posts.testing import make_answer


def test_reports_of_one_thing_are_one_case_with_each_reason(case, post, ben, chidi):
    edit_post(person=chidi, post=post, body="Buy my tea.")

    other = report_case(ben, "post", post.pk, "other", words="Again.")

    assert other == case
    assert [reason.report.reporter.name for reason in case.reasons.all()] == ["Asha", "Ben"]
    assert case.snapshot == "Buy my kites."
    assert [reason.snapshot for reason in case.reasons.all()] == ["", "Buy my tea."]


def test_a_more_urgent_reason_makes_a_case_more_urgent_and_never_less(case, post, ben):
    due = case.due_at

    noticed_case(post, kind="crisis")
    case.refresh_from_db()
    urgent = case.due_at
    report_case(ben, "post", post.pk, "other")
    case.refresh_from_db()

    assert (case.kind, case.rank) == ("crisis", 0)
    assert urgent < due
    assert case.due_at == urgent


def test_what_a_machine_notices_twice_is_one_reason(post):
    first = noticed_case(post)

    noticed_case(post)
    noticed_case(post, by="encoder")

    assert [reason.by for reason in first.reasons.all()] == ["rule", "encoder"]
    assert first.reasons.first().moved == ["the pills"]


def test_after_closing_the_same_thing_opens_a_new_case(case, post, ben, dora):
    close_case(case=case, by=dora, outcome="nothing_wrong", words="It is fine.")

    again = report_case(ben, "post", post.pk, "selling")

    assert again != case
    assert Case.objects.open().count() == 1


def test_who_wrote_without_a_name_is_known_to_the_house_and_named_to_nobody(asha, chidi, post):
    unnamed = make_answer(chidi, post.thread, "I cannot say my name.", as_someone=True)

    case = report_case(asha, "post", unnamed.pk)

    assert case.about is None
    assert case.writer == chidi


def test_letters_that_two_people_hand_over_are_never_laid_together(asha, ben, kites):
    conversation = ask_to_write(asker=asha, other=ben, note="May I?")
    accept_conversation(person=ben, conversation=conversation)
    write_letter(writer=ben, conversation=conversation, body="Do.")
    letter = Message.objects.get(body="Do.")

    cases = [report_case(who, "message", letter.pk) for who in (asha, ben)]

    assert cases[0] != cases[1]
    assert [case.about for case in cases] == [ben, asha]


@pytest.mark.parametrize("verb", ["update", "delete"])
def test_the_history_of_a_case_can_only_grow(case, verb):
    line = case.lines.get()

    with pytest.raises(TypeError, match="append-only"):
        getattr(case.lines.all(), verb)()
    with pytest.raises(TypeError, match="append-only"):
        line.save() if verb == "update" else line.delete()
