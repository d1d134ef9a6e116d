"""Somebody says that a decision was wrong; another moderator looks, and what was wrong is undone."""

from datetime import timedelta

import pytest

from sameboat.circles.commands import join_circle
from sameboat.lib.refusal import Refusal
from sameboat.moderation.commands.appealing import answer_appeal, appeal_decision
from sameboat.moderation.commands.closing import close_case
from sameboat.moderation.commands.working import claim_case
from sameboat.moderation.models import Appeal, Case, Decision
from sameboat.moderation.queries.queue import seen_by
from sameboat.moderation.testing import decide_on, report_case
from sameboat.notices.models import Notice
from sameboat.safety.commands.pausing import pause_person


@pytest.fixture
def decision(case, dora):
    return decide_on(case, dora, "hide", "pause", days=7)


@pytest.fixture
def appeal(decision, chidi):
    return appeal_decision(person=chidi, decision=decision, words="It was a gift.")


def test_somebody_with_a_pause_can_say_that_it_was_wrong(decision, chidi, as_):
    client, path = as_(chidi), decision.get_absolute_url()

    empty = client.post(path, {"words": " "})
    sent = client.post(path, {"words": "It was a gift."}, follow=True).content.decode()

    assert empty.status_code == 422
    assert "Somebody who did not decide it looks at it" in sent
    assert Case.objects.get(kind="appeal").thing_id == decision.pk


def test_who_decided_neither_sees_nor_answers_the_appeal(appeal, dora, ada, as_):
    case = Case.objects.get(kind="appeal")

    assert case not in seen_by(dora)
    assert case in seen_by(ada)
    assert as_(dora).get(case.get_absolute_url()).status_code == 404
    with pytest.raises(Refusal, match="You decided this"):
        answer_appeal(appeal=appeal, by=dora, overturn=False, answer="No.")
    with pytest.raises(Refusal, match="You decided this"):
        claim_case(case=case, by=dora)


def test_who_reported_it_neither_sees_nor_answers_the_appeal(post, kites, chidi, dora, ada, as_):
    join_circle(person=ada, circle=kites)
    reported = report_case(ada, "post", post.pk, "selling", words="He sells.")
    decision = decide_on(reported, dora, "hide")

    appeal = appeal_decision(person=chidi, decision=decision, words="It was a gift.")
    case = Case.objects.get(kind="appeal")

    assert case not in seen_by(ada)
    assert as_(ada).get(case.get_absolute_url()).status_code == 404
    with pytest.raises(Refusal, match="You told us of this"):
        answer_appeal(appeal=appeal, by=ada, overturn=False, answer="No.")
    with pytest.raises(Refusal, match="You told us of this"):
        claim_case(case=case, by=ada)


def test_another_moderator_overturns_it_and_everything_is_undone(
    appeal, decision, post, asha, chidi, ada, as_
):
    case = Case.objects.get(kind="appeal")
    page = as_(ada).get(case.get_absolute_url()).content.decode()

    as_(ada).post(f"/desk/cases/{case.pk}/answer/", {"overturn": "yes", "answer": "A gift it was."})

    assert "It was a gift." in page
    chidi.refresh_from_db()
    assert not chidi.is_paused
    assert "Buy my kites." in as_(asha).get(f"/threads/{post.thread_id}/").content.decode()
    assert all(measure.undone_at for measure in decision.measures.all())
    read = as_(chidi).get(decision.get_absolute_url()).content.decode()
    assert "You were right" in read
    assert "A gift it was." in read
    assert Notice.objects.filter(person=chidi, words__contains="You were right").exists()


def test_a_decision_that_stands_says_where_else_to_turn(
    appeal, decision, post, asha, chidi, ada, as_
):
    answer_appeal(appeal=appeal, by=ada, overturn=False, answer="It had a price.")

    read = as_(chidi).get(decision.get_absolute_url()).content.decode()
    assert "The decision stands." in read
    assert "It had a price." in read
    assert "Buy my kites." not in as_(asha).get(f"/threads/{post.thread_id}/").content.decode()


def test_an_appeal_is_made_once_in_time_and_only_by_its_person(decision, asha, chidi):
    with pytest.raises(Refusal, match="not decided about you"):
        appeal_decision(person=asha, decision=decision, words="No.")
    with pytest.raises(Refusal, match="time to say so is over"):
        appeal_decision(
            person=chidi,
            decision=decision,
            words="No.",
            at=decision.decided_at + timedelta(days=184),
        )
    with pytest.raises(Refusal, match="Write a sentence"):
        appeal_decision(person=chidi, decision=decision, words=" ")

    appeal_decision(person=chidi, decision=decision, words="No.")

    with pytest.raises(Refusal, match="told us already"):
        appeal_decision(person=chidi, decision=decision, words="Again.")
    assert Appeal.objects.count() == 1


def test_an_appeal_is_answered_once_and_not_closed_otherwise(appeal, ada, olu):
    with pytest.raises(Refusal, match="Answer the appeal"):
        close_case(case=Case.objects.get(kind="appeal"), by=ada, outcome="decided", words="No.")
    with pytest.raises(Refusal, match="Write to them"):
        answer_appeal(appeal=appeal, by=ada, overturn=False, answer=" ")

    answer_appeal(appeal=appeal, by=ada, overturn=False, answer="It had a price.")

    with pytest.raises(Refusal, match="answered already"):
        answer_appeal(appeal=appeal, by=olu, overturn=True, answer="Yes.")


def test_a_later_pause_is_another_decision_and_stays(appeal, chidi, ada, olu):
    pause_person(by=olu, person=chidi, because="Something else.", days=60)

    answer_appeal(appeal=appeal, by=ada, overturn=True, answer="A gift it was.")

    chidi.refresh_from_db()
    assert chidi.is_paused
    assert chidi.paused_because == "Something else."


def test_an_appeal_without_a_name_names_nobody(post, asha, chidi, dora, ada, as_):
    from sameboat.moderation.testing import report_case
    from sameboat.posts.testing import make_answer

    unnamed = make_answer(chidi, post.thread, "I cannot say my name.", as_someone=True)
    decision = decide_on(report_case(asha, "post", unnamed.pk), dora, "hide")

    appeal_decision(person=chidi, decision=Decision.objects.get(pk=decision.pk), words="Why?")

    case = Case.objects.get(kind="appeal")
    assert (case.about, case.writer) == (None, chidi)
    assert "Chidi" not in as_(ada).get(case.get_absolute_url()).content.decode()
