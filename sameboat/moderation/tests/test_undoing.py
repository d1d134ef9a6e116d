"""What one decision undoes is its own: other decisions stand, and no name slips out."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sameboat.audit.models import Entry
from sameboat.circles.commands import join_circle, leave_circle
from sameboat.circles.models import SentAway
from sameboat.lib.refusal import Refusal
from sameboat.moderation.commands.appealing import answer_appeal, appeal_decision
from sameboat.moderation.commands.deciding import end_pause_early
from sameboat.moderation.commands.revealing import reveal_writer
from sameboat.moderation.commands.working import change_kind, let_go_of_all
from sameboat.moderation.models import Case, Decision, Measure
from sameboat.moderation.testing import decide_on, report_case
from sameboat.notices.models import Notice
from sameboat.people.commands.leaving import erase_those_who_left, leave_house
from sameboat.posts.testing import make_answer


def overturn(decision, by):
    appeal = appeal_decision(person=decision.person, decision=decision, words="No.")
    answer_appeal(appeal=appeal, by=by, overturn=True, answer="You were right.")


def test_a_longer_pause_by_another_decision_stands(case, asha, chidi, kites, dora, olu, ada):
    first = decide_on(case, dora, "pause_circle", "pause", days=3)
    let_go_of_all(by=dora)
    second = decide_on(case, olu, "pause_circle", "pause", days=30)

    overturn(first, ada)
    place = kites.memberships.get(person=chidi)
    chidi.refresh_from_db()
    held = (place.paused_until, chidi.paused_until)
    overturn(second, ada)
    chidi.refresh_from_db()

    until = second.measures.first().until
    assert held == (until, until)
    assert not chidi.is_paused
    assert kites.memberships.get(person=chidi).paused_until is None


def test_a_shorter_pause_does_not_end_a_longer_one(case, dora, olu):
    decide_on(case, olu, "pause_circle", "pause", days=30)
    let_go_of_all(by=olu)

    for verb in ("pause_circle", "pause"):
        with pytest.raises(Refusal, match="a longer pause"):
            decide_on(case, dora, verb, days=1)


def test_a_goodbye_can_be_undone_by_whoever_answers_the_appeal(case, chidi, olu, ada):
    overturn(decide_on(case, olu, "goodbye"), ada)

    chidi.refresh_from_db()
    assert not chidi.is_paused


def test_a_pause_that_is_ended_early_is_undone_where_it_was_decided_and_its_person_reads_why(
    as_, case, chidi, dora
):
    decision = decide_on(case, dora, "pause", days=7)

    end_pause_early(by=dora, person=chidi, because="You wrote to her and said sorry.")

    assert decision.measures.get().undone_at
    assert "Your pause is over" in as_(chidi).get("/notices/").content.decode()
    page = as_(chidi).get(decision.get_absolute_url()).content.decode()
    assert "You wrote to her and said sorry." in page
    assert "Ended the pause early" in as_(dora).get(case.get_absolute_url()).content.decode()


def test_what_another_decision_removed_stays_hidden(case, post, asha, dora, olu, ada, as_):
    first = decide_on(case, dora, "hide")
    let_go_of_all(by=dora)
    decide_on(case, olu, "remove")

    overturn(first, ada)

    assert "Buy my kites." not in as_(asha).get(f"/threads/{post.thread_id}/").content.decode()


def test_an_appeal_stays_an_appeal(case, chidi, dora, ada):
    appeal_decision(person=chidi, decision=decide_on(case, dora, "word"), words="No.")

    with pytest.raises(Refusal, match="Choose what it is about"):
        change_kind(case=Case.objects.get(kind="appeal"), by=ada, kind="other")


def test_a_pause_for_somebody_unnamed_names_nobody(asha, post, chidi, dora, olu, ada, as_):
    unnamed = make_answer(chidi, post.thread, "I cannot say my name.", as_someone=True)
    case = report_case(asha, "post", unnamed.pk)
    reveal_writer(case=case, by=dora, reason="Somebody may be in danger.")
    decision = decide_on(case, dora, "pause", days=7)

    chidi.refresh_from_db()
    page = as_(ada).get(f"/desk/members/{chidi.pk}/").content.decode()
    overturn(decision, ada)

    assert "Nobody sells here." not in page + chidi.paused_because
    for verb in ("pause_person", "end_pause"):
        assert Entry.objects.get(verb=verb).subject_id is None


def test_what_was_decided_about_ones_own_unnamed_words_is_not_in_ones_audit(
    asha, kites, post, olu, dora, as_
):
    kites.memberships.create(person=olu, joined_at=timezone.now())
    unnamed = make_answer(olu, post.thread, "I cannot say my name.", as_someone=True)

    decide_on(report_case(asha, "post", unnamed.pk), dora, "word")

    assert "Nobody sells here." not in as_(olu).get("/desk/audit/").content.decode()


def test_the_same_decision_sent_twice_is_one(case, dora):
    assert decide_on(case, dora, "word") == decide_on(case, dora, "word")
    assert decide_on(case, dora, "hide") != decide_on(case, dora, "word")
    assert Decision.objects.count() == 2


def test_what_was_removed_goes_with_its_writer_whose_posts_stay(case, post, chidi, dora):
    decide_on(case, dora, "remove")
    now = timezone.now()

    leave_house(person=chidi, leaves_posts=True, at=now - timedelta(days=31))
    erase_those_who_left(now)

    post.refresh_from_db()
    assert post.body == ""
    assert Measure.objects.get().erased_at


def test_whoever_left_a_circle_during_a_pause_comes_back_freely_once_it_was_undone_or_is_over(
    case, chidi, kites, dora, ada
):
    decision = decide_on(case, dora, "pause_circle", days=7)
    leave_circle(person=chidi, circle=kites)
    with pytest.raises(Refusal, match="You left during a pause"):
        join_circle(person=chidi, circle=kites)

    overturn(decision, ada)

    join_circle(person=chidi, circle=kites)
    assert kites.memberships.filter(person=chidi, paused_until=None).exists()


def test_a_pause_that_is_over_opens_the_door_again(case, chidi, kites, dora):
    decide_on(case, dora, "pause_circle", days=7)
    leave_circle(person=chidi, circle=kites)
    SentAway.objects.update(paused_until=timezone.now())

    join_circle(person=chidi, circle=kites)

    assert not SentAway.objects.exists()


def test_ending_a_pause_says_nothing_of_one_that_was_over_long_ago(case, chidi, dora):
    old = decide_on(case, dora, "pause", days=1, at=timezone.now() - timedelta(days=9))
    decide_on(case, dora, "pause", days=7)

    end_pause_early(by=dora, person=chidi, because="You said sorry.")

    assert old.measures.get().undone_at is None
    assert Notice.objects.filter(person=chidi, words__contains="is over").count() == 1
