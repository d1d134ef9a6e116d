"""Who wrote as someone: one moderator, one reason, once."""

import pytest

from sameboat.audit.models import Entry
from sameboat.circles.testing import make_circle
from sameboat.posts.testing import make_answer, make_thread
from sameboat.safety.commands import report_thing
from sameboat.safety.commands.reporting import close_report

REASON = "Somebody may be in danger."


@pytest.fixture
def report(asha, ben, chidi):
    """asha reported what chidi wrote as someone."""
    circle = make_circle("Kites", people=(asha, ben, chidi))
    post = make_answer(chidi, make_thread(ben, circle), body="I cannot go on.", as_someone=True)
    return report_thing(reporter=asha, thing="post", thing_id=post.pk, reason="danger")


def reveal(client, report, words):
    return client.post(f"/desk/reports/{report.pk}/reveal/", {"words": words})


def test_the_queue_does_not_name_them(report, dora, as_):
    page = as_(dora).get(f"/desk/reports/{report.pk}/").content.decode()

    assert "I cannot go on." in page
    assert "Chidi" not in page


def test_a_reason_reveals_it_to_this_moderator_once(report, dora, olu, as_):
    shown = reveal(as_(dora), report, REASON).content.decode()

    again = as_(dora).get(f"/desk/reports/{report.pk}/").content.decode()
    to_another = as_(olu).get(f"/desk/reports/{report.pk}/").content.decode()

    assert "It was Chidi." in shown
    assert "Chidi" not in again
    assert "Chidi" not in to_another


def test_without_a_reason_nothing_is_revealed_or_written_down(report, dora, as_):
    page = reveal(as_(dora), report, "  ").content.decode()

    assert "Say why, in a sentence." in page
    assert "Chidi" not in page
    assert not Entry.objects.filter(verb="reveal_alias").exists()


def test_that_somebody_looked_is_in_the_audit_and_whom_they_found_is_not(
    report, chidi, dora, olu, as_
):
    reveal(as_(dora), report, REASON)

    page = as_(olu).get("/desk/audit/").content.decode()
    entry = Entry.objects.get(verb="reveal_alias")

    assert (entry.actor_id, entry.subject_id, entry.reason) == (dora.pk, chidi.pk, REASON)
    assert REASON in page
    assert "Dora" in page
    assert "Chidi" not in page


def test_each_look_is_written_down(report, dora, as_):
    reveal(as_(dora), report, REASON)
    reveal(as_(dora), report, "I forgot the name.")

    assert Entry.objects.filter(verb="reveal_alias").count() == 2


def test_a_post_with_a_name_has_nothing_to_reveal(asha, ben, chidi, dora, as_):
    circle = make_circle("Kites", people=(asha, ben, chidi))
    post = make_answer(chidi, make_thread(ben, circle))
    report = report_thing(reporter=asha, thing="post", thing_id=post.pk, reason="other")

    page = reveal(as_(dora), report, REASON).content.decode()

    assert "carries a name already" in page
    assert not Entry.objects.filter(verb="reveal_alias").exists()


def test_a_report_of_something_else_reveals_nobody(asha, chidi, dora, as_):
    report = report_thing(reporter=asha, thing="profile", thing_id=chidi.pk, reason="other")

    assert reveal(as_(dora), report, REASON).status_code == 404


def test_neither_the_reporter_nor_the_writer_can_ask(report, asha, chidi, as_):
    for person in (asha, chidi):
        assert reveal(as_(person), report, REASON).status_code == 404
    assert not Entry.objects.filter(verb="reveal_alias").exists()


def test_a_closed_report_reveals_nobody_any_more(as_, dora, asha, chidi):
    circle = make_circle("Kites", people=(asha, chidi))
    post = make_thread(asha, circle, as_someone=True).posts.get(number=1)
    report = report_thing(reporter=chidi, thing="post", thing_id=post.pk, reason="other")
    close_report(report=report, by=dora, outcome="nothing_wrong", words="It is well.")

    answer = as_(dora).post(f"/desk/reports/{report.pk}/reveal/", {"words": "Out of interest."})

    assert answer.status_code == 404
