"""Two moderators never trip over each other: a case is one person's, and can be handed over."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sameboat.circles.commands import join_circle
from sameboat.lib.refusal import Refusal
from sameboat.messages.commands import accept_conversation, ask_to_write
from sameboat.moderation.commands.calling import call_where_needed
from sameboat.moderation.commands.working import (
    ask_colleague,
    change_kind,
    claim_case,
    hand_over,
    let_go_of_all,
    let_go_of_case,
    merge_case,
    note_on_case,
)
from sameboat.moderation.models import Case
from sameboat.moderation.queries.queue import queue_for, seen_by
from sameboat.moderation.testing import decide_on, report_case
from sameboat.notices.models import Notice
from sameboat.people.testing import make_person


def test_a_claim_stands_until_it_is_let_go(case, dora, olu):
    claim_case(case=case, by=dora)

    with pytest.raises(Refusal, match="looking at this already"):
        claim_case(case=case, by=olu)
    let_go_of_case(case=case, by=olu)
    assert Case.objects.get().claimed_by == dora
    let_go_of_case(case=case, by=dora)
    claim_case(case=case, by=olu)
    claim_case(case=case, by=olu)

    assert Case.objects.get().claimed_by == olu
    assert [line.verb for line in case.lines.all()] == ["reason", "claimed", "let_go", "claimed"]


def test_who_took_a_case_and_did_nothing_for_long_keeps_nobody_from_it(case, dora, olu):
    claim_case(case=case, by=dora)
    now = timezone.now()

    with pytest.raises(Refusal):
        claim_case(case=case, by=olu, at=now + timedelta(hours=3))
    note_on_case(case=case, by=dora, words="I wrote to him.", at=now + timedelta(hours=3))
    with pytest.raises(Refusal):
        claim_case(case=case, by=olu, at=now + timedelta(hours=5))
    claim_case(case=case, by=olu, at=now + timedelta(hours=8))

    assert Case.objects.get().claimed_by == olu


def test_nobody_decides_while_a_colleague_looks(case, dora, olu):
    claim_case(case=case, by=dora)

    with pytest.raises(Refusal, match="looking at this already"):
        decide_on(case, olu, "word")


def test_a_case_is_handed_over_and_the_colleague_told(case, dora, olu):
    hand_over(case=case, by=dora, to=olu, words="I know his sister.")

    assert Case.objects.get().claimed_by == olu
    assert Notice.objects.get(person=olu).path == f"/desk/cases/{case.pk}/"
    assert "I know his sister." in case.lines.get(verb="handed_over").words


def test_a_colleague_who_is_asked_finds_it_on_top_until_they_answer(case, dora, olu):
    claim_case(case=case, by=dora)
    with pytest.raises(Refusal, match="Write what"):
        ask_colleague(case=case, by=dora, whom=olu, words=" ")

    ask_colleague(case=case, by=dora, whom=olu, words="Is that selling?")
    asked = queue_for(olu).asked
    note_on_case(case=case, by=olu, words="I think so.")

    assert [row.case for row in asked] == [case]
    assert queue_for(olu).asked == []


def test_everything_is_handed_over_at_once_when_it_is_enough(case, post, asha, dora):
    other = report_case(asha, "profile", post.author_id, "hostile")
    for each in (case, other):
        claim_case(case=each, by=dora)

    assert let_go_of_all(by=dora) == 2
    assert let_go_of_all(by=dora) == 0
    assert not Case.objects.exclude(claimed_by=None).exists()


def test_saying_that_it_is_about_something_else_sets_the_clock_anew(case, dora):
    change_kind(case=case, by=dora, kind="threat")

    case.refresh_from_db()
    assert (case.kind, case.rank) == ("threat", 0)
    assert case.due_at == case.opened_at + timedelta(hours=1)
    with pytest.raises(Refusal, match="Choose"):
        change_kind(case=case, by=dora, kind="appeal")


def test_two_cases_are_laid_together_with_all_their_reasons(case, post, asha, ben, dora):
    other = report_case(ben, "profile", post.author_id, "danger")

    into = merge_case(case=other, into=case, by=dora)

    assert into.reasons.count() == 2
    assert (into.kind, into.rank) == ("crisis", 0)
    other.refresh_from_db()
    assert (other.outcome, other.merged_into) == ("merged", case)
    assert "Chidi" in into.reasons.get(kind="crisis").snapshot
    with pytest.raises(Refusal, match="the same case"):
        merge_case(case=case, into=case, by=dora)


def test_nobody_looks_after_a_case_about_themselves(post, asha, kites, dora):
    make_mine = report_case(asha, "profile", dora.pk)

    with pytest.raises(Refusal, match="about you"):
        claim_case(case=make_mine, by=dora)
    assert not seen_by(dora).exists()


def test_a_friend_looks_only_once_everybody_was_called_and_nobody_came(case, kites, chidi, dora):
    join_circle(person=dora, circle=kites)
    conversation = ask_to_write(asker=chidi, other=dora, note="Hello.")
    accept_conversation(person=dora, conversation=conversation)

    with pytest.raises(Refusal, match="know each other"):
        claim_case(case=case, by=dora)
    assert not seen_by(dora).exists()
    call_where_needed(case.due_at + timedelta(minutes=1))

    claim_case(case=Case.objects.get(), by=dora)
    assert seen_by(dora).get() == case


def test_members_work_on_no_case(case, asha, ben):
    for person in (asha, ben):
        assert not seen_by(person).exists()
        with pytest.raises(Refusal, match="Only a moderator"):
            claim_case(case=case, by=person)
    with pytest.raises(Refusal, match="They cannot look"):
        hand_over(case=case, by=make_person("Eve", role="moderator"), to=asha)


def test_a_note_needs_words(case, dora):
    with pytest.raises(Refusal, match="Write the note"):
        note_on_case(case=case, by=dora, words=" ")


def test_whoever_reported_a_thing_does_not_decide_about_it(post, kites, dora, ada):
    join_circle(person=dora, circle=kites)
    case = report_case(dora, "post", post.pk, "hostile", words="He was rude to me.")

    with pytest.raises(Refusal, match="You told us of this"):
        claim_case(case=case, by=dora)
    assert not seen_by(dora).exists()
    call_where_needed(case.due_at + timedelta(minutes=1))

    claim_case(case=Case.objects.get(), by=ada)
    assert not seen_by(ada).exclude(pk=case.pk).exists()


def test_whoever_tells_of_somebody_in_danger_may_stay_with_them(post, kites, dora):
    join_circle(person=dora, circle=kites)
    case = report_case(dora, "post", post.pk, "danger", words="He said goodbye.")

    claim_case(case=case, by=dora)

    assert seen_by(dora).get() == case
