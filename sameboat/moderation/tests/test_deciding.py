"""A decision says what, why, for how long and how to appeal; several measures hold together or not at all."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sameboat.audit.models import Entry
from sameboat.circles.commands import join_circle, leave_circle
from sameboat.lib.refusal import Refusal
from sameboat.moderation.commands.appealing import appeal_decision
from sameboat.moderation.commands.deciding import decide, erase_what_was_removed, restore_thing
from sameboat.moderation.commands.revealing import reveal_writer
from sameboat.moderation.models import Decision
from sameboat.moderation.testing import decide_on, noticed_case, report_case
from sameboat.notices.models import Notice
from sameboat.posts.testing import make_answer, make_thread


def read(client, thread_id):
    return client.get(f"/threads/{thread_id}/").content.decode()


def test_several_measures_hold_together_and_are_told_in_one_statement(
    case, post, asha, chidi, dora, as_
):
    decision = decide_on(case, dora, "hide", "pause_circle", days=7)

    page = as_(chidi).get(decision.get_absolute_url()).content.decode()
    assert [measure.verb for measure in decision.measures.all()] == ["hide", "pause_circle"]
    assert "Buy my kites." not in read(as_(asha), post.thread_id)
    for words in ("I sell nothing", "You sold kites.", "Nobody sells here.", "Tell us until"):
        assert words in page
    assert Notice.objects.filter(person=chidi, path=decision.get_absolute_url()).count() == 1
    assert Entry.objects.filter(verb="decide", actor_id=dora.pk).count() == 1


def test_where_one_measure_is_refused_none_holds(case, post, asha, chidi, dora, as_):
    with pytest.raises(Refusal, match="how many days"):
        decide_on(case, dora, "hide", "pause")

    assert "Buy my kites." in read(as_(asha), post.thread_id)
    assert not Decision.objects.exists()
    assert not Notice.objects.filter(person=chidi, kind="decision").exists()


def test_everything_must_be_said(case, dora):
    said = {"verbs": ["word"], "rule": "Kind", "what": "This.", "why": "So."}

    for missing in said:
        with pytest.raises(Refusal):
            decide(case=case, by=dora, **{**said, missing: [] if missing == "verbs" else " "})
    with pytest.raises(Refusal, match="one of the two"):
        decide(case=case, by=dora, **{**said, "verbs": ["pause", "goodbye"]}, days=1)


def test_a_pause_in_a_circle_lets_read_and_not_write(case, post, kites, chidi, dora, as_):
    decide_on(case, dora, "pause_circle", days=3)

    assert as_(chidi).get(f"/threads/{post.thread_id}/").status_code == 200
    with pytest.raises(Refusal, match="a pause in this circle until"):
        make_answer(chidi, post.thread, "But.")
    leave_circle(person=chidi, circle=kites)
    with pytest.raises(Refusal, match="You can ask to come back"):
        join_circle(person=chidi, circle=kites)


def test_a_pause_in_a_circle_ends_by_itself(case, post, chidi, dora):
    decide_on(case, dora, "pause_circle", days=3, at=timezone.now() - timedelta(days=4))

    assert make_answer(chidi, post.thread, "I am back.").pk


def test_a_pause_here_is_read_with_its_reason(case, chidi, dora, as_):
    decision = decide_on(case, dora, "pause", days=7)

    client = as_(chidi)
    assert client.get("/today/").headers["Location"] == "/me/paused/"
    assert "/decisions/" in client.get("/me/paused/").content.decode()
    assert client.get(decision.get_absolute_url()).status_code == 200


def test_goodbye_is_an_organisers_to_say(case, chidi, dora, olu):
    with pytest.raises(Refusal, match="organiser"):
        decide_on(case, dora, "goodbye")

    decide_on(case, olu, "goodbye")

    chidi.refresh_from_db()
    assert chidi.is_paused
    assert chidi.paused_until is None


def test_nobody_unnamed_gets_a_pause_before_somebody_looked_who_it_is(asha, chidi, post, dora):
    unnamed = make_answer(chidi, post.thread, "I cannot say my name.", as_someone=True)
    case = report_case(asha, "post", unnamed.pk)

    with pytest.raises(Refusal, match="without a name"):
        decide_on(case, dora, "pause", days=1)
    decide_on(case, dora, "word")
    reveal_writer(case=case, by=dora, reason="Somebody may be in danger.")
    decide_on(case, dora, "pause", days=1)

    assert Decision.objects.filter(person=chidi).count() == 2


def test_a_decision_says_when_a_program_noticed_it_first(post, dora, chidi, as_):
    decision = decide_on(noticed_case(post, kind="hostility", by="head"), dora, "word")

    assert decision.noticed_by_machine
    page = as_(chidi).get(decision.get_absolute_url()).content.decode()
    assert "A program put it before them first." in page


def test_what_was_hidden_can_be_put_back_with_a_reason(case, post, asha, dora, as_):
    decision = decide_on(case, dora, "hide")
    with pytest.raises(Refusal, match="Say why"):
        restore_thing(case=case, by=dora, why=" ")

    restore_thing(case=case, by=dora, why="A misunderstanding.")

    assert "Buy my kites." in read(as_(asha), post.thread_id)
    assert decision.measures.get().undone_at


def test_what_cannot_be_hidden_says_so(asha, chidi, dora):
    case = report_case(asha, "profile", chidi.pk)

    with pytest.raises(Refusal, match="cannot be hidden"):
        decide_on(case, dora, "hide")


def test_what_was_removed_is_erased_once_nobody_can_appeal_any_more(case, post, chidi, dora):
    decision = decide_on(case, dora, "remove")
    later = decision.appeal_until + timedelta(days=1)

    assert erase_what_was_removed(timezone.now()) == 0
    assert erase_what_was_removed(later) == 1
    assert erase_what_was_removed(later) == 0

    post.refresh_from_db()
    case.refresh_from_db()
    assert (post.body, case.snapshot) == ("", "")


def test_what_is_appealed_is_not_erased(case, post, chidi, dora):
    decision = decide_on(case, dora, "remove")
    appeal_decision(person=chidi, decision=decision, words="It was a gift.")

    assert erase_what_was_removed(decision.appeal_until + timedelta(days=1)) == 0
    post.refresh_from_db()
    assert post.body


def test_a_decision_is_read_by_its_person_alone(case, asha, ben, dora, olu, as_):
    decision = decide_on(case, dora, "word")

    for person in (asha, ben, dora, olu):
        assert as_(person).get(decision.get_absolute_url()).status_code == 404
        assert "Nothing was decided" in as_(person).get("/decisions/").content.decode()


def test_a_decision_about_a_thread_of_ones_own_hides_it_whole(asha, chidi, kites, dora, as_):
    thread = make_thread(chidi, kites, title="Tea", body="It cures everything.")
    case = report_case(asha, "post", thread.posts.get().pk, "misleading")

    decide_on(case, dora, "hide")

    assert as_(asha).get(f"/threads/{thread.pk}/").status_code == 404
