"""Closing says what came of it; a crisis closes with what contact there was, and is looked at again next day."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sameboat.lib.refusal import Refusal
from sameboat.moderation.commands.calling import remind_of_follow_ups
from sameboat.moderation.commands.closing import close_case, follow_up, reopen_case
from sameboat.moderation.commands.working import claim_case
from sameboat.moderation.models import Case
from sameboat.moderation.queries.queue import queue_for
from sameboat.moderation.testing import noticed_case, report_case
from sameboat.notices.models import Notice


@pytest.fixture
def crisis(post):
    return noticed_case(post)


def close(case, by, **told):
    said = {"outcome": "helped", "words": "We talked.", "contact": "", **told}
    return close_case(case=case, by=by, **said)


def test_a_case_is_closed_with_an_outcome_and_a_reason(case, dora):
    with pytest.raises(Refusal, match="Choose what came of it"):
        close(case, dora, outcome="")
    with pytest.raises(Refusal, match="Say why"):
        close(case, dora, words=" ")

    close(case, dora, outcome="nothing_wrong", words="It is fine.")

    case.refresh_from_db()
    assert (case.closed_by, case.outcome, case.closing_words) == (
        dora,
        "nothing_wrong",
        "It is fine.",
    )
    for again in (lambda: close(case, dora), lambda: claim_case(case=case, by=dora)):
        with pytest.raises(Refusal, match="closed already"):
            again()


def test_everybody_who_reported_hears_the_outcome_and_nothing_about_others(
    case, post, asha, ben, chidi, dora
):
    report_case(ben, "post", post.pk, "other")

    close(case, dora, outcome="spoken_to", words="Chidi was told off.")

    for who in (asha, ben):
        told = Notice.objects.get(person=who, kind="report").words
        assert "did something about it" in told
        assert "Chidi" not in told
    assert not Notice.objects.filter(person=chidi, kind="report").exists()


def test_a_crisis_closes_only_with_what_contact_there_was(crisis, dora):
    with pytest.raises(Refusal, match="what contact there was"):
        close(crisis, dora)

    close(crisis, dora, contact="I wrote to him; his sister is there.")

    assert crisis.lines.get(verb="contact").words.startswith("I wrote")
    assert crisis.follow_ups.get().due_at > timezone.now() + timedelta(hours=23)


def test_the_next_day_somebody_is_reminded_and_writes_how_it_went_on(crisis, dora):
    close(crisis, dora, contact="I wrote to him.")
    tomorrow = timezone.now() + timedelta(hours=25)

    assert remind_of_follow_ups(timezone.now()) == 0
    assert remind_of_follow_ups(tomorrow) == 1
    assert remind_of_follow_ups(tomorrow) == 0
    waiting = queue_for(dora, at=tomorrow).follow_ups
    with pytest.raises(Refusal, match="how it went on"):
        follow_up(case=crisis, by=dora, words=" ")
    follow_up(case=crisis, by=dora, words="He slept.", again=True, at=tomorrow)

    assert [each.case for each in waiting] == [crisis]
    assert Notice.objects.filter(person=dora, path=crisis.get_absolute_url()).exists()
    assert crisis.follow_ups.filter(done_at=None).count() == 1
    assert crisis.lines.filter(verb="followed_up").get().words == "He slept."


def test_a_case_is_opened_again_with_a_reason(case, dora, ada):
    close(case, dora)
    with pytest.raises(Refusal, match="Say why"):
        reopen_case(case=case, by=ada, words=" ")

    reopen_case(case=case, by=ada, words="He wrote again.")
    reopen_case(case=case, by=ada, words="Twice.")

    case.refresh_from_db()
    assert (case.closed_at, case.claimed_by) == (None, ada)
    assert case.lines.filter(verb="reopened").count() == 1


def test_a_case_is_not_opened_again_beside_a_newer_one(case, post, ben, dora):
    close(case, dora)
    report_case(ben, "post", post.pk)

    with pytest.raises(Refusal, match="a newer case"):
        reopen_case(case=case, by=dora, words="He wrote again.")
    assert Case.objects.open().count() == 1
