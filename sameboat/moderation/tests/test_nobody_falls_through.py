"""Whoever is in danger is reached: by name where they asked, by somebody who may come, also when things change."""

from datetime import timedelta

import pytest

from sameboat.circles.commands import join_circle
from sameboat.desk.commands import change_role
from sameboat.lib.refusal import Refusal
from sameboat.messages.commands import accept_conversation, ask_to_write
from sameboat.moderation.commands.calling import call_where_needed, take_duty
from sameboat.moderation.commands.opening import open_case
from sameboat.moderation.commands.working import ask_colleague, claim_case, hand_over, merge_case
from sameboat.moderation.models import Case
from sameboat.moderation.queries.queue import seen_by
from sameboat.moderation.testing import noticed_case, report_case
from sameboat.notices.models import Notice
from sameboat.posts.testing import make_answer
from sameboat.safety.ports import Matter


def befriend(one, other, circle):
    join_circle(person=one, circle=circle)
    accept_conversation(
        person=one, conversation=ask_to_write(asker=other, other=one, note="Hello.")
    )


def called(person):
    return Notice.objects.filter(person=person, kind="case").exists()


def test_whoever_asks_for_a_word_is_named_also_where_the_case_was_there_before(post, chidi):
    unnamed = make_answer(chidi, post.thread, "I cannot go on.", as_someone=True)
    case = noticed_case(unnamed)

    open_case(
        Matter("crisis", "post", unnamed.pk, chidi, unnamed.body, "/", "They said yes.", "writer")
    )

    case.refresh_from_db()
    assert case.about == chidi


def test_a_moderator_who_writes_to_them_keeps_the_case(post, chidi, dora, kites):
    case = noticed_case(post)
    claim_case(case=case, by=dora)

    befriend(dora, chidi, kites)

    assert seen_by(dora).get() == case


def test_a_friend_on_duty_is_not_called_and_everybody_else_is_at_once(
    post, chidi, dora, ada, kites
):
    befriend(dora, chidi, kites)
    for day in range(7):
        take_duty(by=dora, person=dora, weekday=day, from_hour=0, until_hour=24)
    case = noticed_case(post)

    call_where_needed(case.opened_at)

    assert called(ada)
    assert Case.objects.get().told == 2


def test_what_becomes_danger_is_free_again_and_calls_somebody(case, post, dora, ada):
    claim_case(case=case, by=dora)

    noticed_case(post)
    call_where_needed(case.opened_at + timedelta(seconds=30))

    case.refresh_from_db()
    assert (case.kind, case.claimed_by) == ("crisis", None)
    assert called(ada)


def test_a_crisis_stays_one_beside_a_threat(post, asha, dora):
    threat = noticed_case(post, kind="threat")
    noticed_case(post)
    threat.refresh_from_db()
    joined = threat.kind
    other = report_case(asha, "profile", post.author_id, "danger")
    Case.objects.filter(pk=threat.pk).update(kind="threat")

    into = merge_case(case=other, into=threat, by=dora)

    assert joined == "crisis"
    assert into.kind == "crisis"


def test_who_leaves_the_desk_leaves_their_cases(case, dora, ada, olu):
    claim_case(case=case, by=dora)

    change_role(by=olu, person=dora, role="member")

    assert Case.objects.get().claimed_by is None


def test_giving_a_case_away_tells_nothing_of_who_wrote_it(asha, post, chidi, dora, ada, kites):
    unnamed = make_answer(chidi, post.thread, "I cannot say my name.", as_someone=True)
    case = report_case(asha, "post", unnamed.pk)
    named = report_case(asha, "profile", ada.pk)

    for give in (
        lambda: hand_over(case=case, by=dora, to=ada),
        lambda: ask_colleague(case=case, by=dora, whom=ada, words="Well?"),
    ):
        with pytest.raises(Refusal, match="Let go of it"):
            give()
    with pytest.raises(Refusal, match="Choose somebody else"):
        hand_over(case=named, by=dora, to=ada)
