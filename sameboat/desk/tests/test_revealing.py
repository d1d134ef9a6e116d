"""Who wrote as someone: one moderator, one reason, once."""

import pytest

from sameboat.audit.models import Entry
from sameboat.circles.testing import make_circle
from sameboat.moderation.commands.closing import close_case
from sameboat.moderation.testing import report_case
from sameboat.posts.testing import make_answer, make_thread

REASON = "Somebody may be in danger."


@pytest.fixture
def case(asha, ben, chidi):
    """asha reported what chidi wrote as someone."""
    circle = make_circle("Kites", people=(asha, ben, chidi))
    post = make_answer(chidi, make_thread(ben, circle), body="I cannot go on.", as_someone=True)
    return report_case(asha, "post", post.pk, "danger")


def reveal(client, case, words):
    return client.post(f"/desk/cases/{case.pk}/reveal/", {"words": words})


def test_the_queue_does_not_name_them(case, dora, as_):
    page = as_(dora).get(f"/desk/cases/{case.pk}/").content.decode()

    assert "I cannot go on." in page
    assert "Chidi" not in page


def test_a_reason_reveals_it_to_this_moderator_once(case, dora, olu, as_):
    shown = reveal(as_(dora), case, REASON).content.decode()

    again = as_(dora).get(f"/desk/cases/{case.pk}/").content.decode()
    to_another = as_(olu).get(f"/desk/cases/{case.pk}/").content.decode()

    assert "It was Chidi." in shown
    assert "Chidi" not in again
    assert "Chidi" not in to_another


def test_without_a_reason_nothing_is_revealed_or_written_down(case, dora, as_):
    page = reveal(as_(dora), case, "  ").content.decode()

    assert "Say why, in a sentence." in page
    assert "Chidi" not in page
    assert not Entry.objects.filter(verb="reveal_alias").exists()


def test_that_somebody_looked_is_in_the_audit_and_whom_they_found_is_not(
    case, chidi, dora, olu, as_
):
    reveal(as_(dora), case, REASON)

    page = as_(olu).get("/desk/audit/").content.decode()
    entry = Entry.objects.get(verb="reveal_alias")

    assert (entry.actor_id, entry.subject_id, entry.reason) == (dora.pk, chidi.pk, REASON)
    assert REASON in page
    assert "Dora" in page
    assert "Chidi" not in page


def test_each_look_is_written_down(case, dora, as_):
    reveal(as_(dora), case, REASON)
    reveal(as_(dora), case, "I forgot the name.")

    assert Entry.objects.filter(verb="reveal_alias").count() == 2


def test_a_post_with_a_name_has_nothing_to_reveal(asha, ben, chidi, dora, as_):
    circle = make_circle("Kites", people=(asha, ben, chidi))
    post = make_answer(chidi, make_thread(ben, circle))
    case = report_case(asha, "post", post.pk, "other")

    page = reveal(as_(dora), case, REASON).content.decode()

    assert "carries a name already" in page
    assert not Entry.objects.filter(verb="reveal_alias").exists()


def test_a_case_of_something_else_reveals_nobody(asha, chidi, dora, as_):
    case = report_case(asha, "profile", chidi.pk, "other")

    assert reveal(as_(dora), case, REASON).status_code == 404


def test_neither_the_reporter_nor_the_writer_can_ask(case, asha, chidi, as_):
    for person in (asha, chidi):
        assert reveal(as_(person), case, REASON).status_code == 404
    assert not Entry.objects.filter(verb="reveal_alias").exists()


def test_a_closed_case_reveals_nobody_any_more(as_, dora, asha, chidi):
    circle = make_circle("Kites", people=(asha, chidi))
    post = make_thread(asha, circle, as_someone=True).posts.get(number=1)
    case = report_case(chidi, "post", post.pk, "other")
    close_case(case=case, by=dora, outcome="nothing_wrong", words="It is well.", contact="None.")

    answer = as_(dora).post(f"/desk/cases/{case.pk}/reveal/", {"words": "Out of interest."})

    assert answer.status_code == 404
