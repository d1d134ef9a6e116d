"""Who wrote as someone: one moderator, one reason, once."""

import pytest

from sameboat.audit.models import Entry
from sameboat.circles.testing import make_circle
from sameboat.moderation.commands.closing import close_case, let_through, reopen_case
from sameboat.moderation.commands.deciding import restore_thing
from sameboat.moderation.models import Case
from sameboat.moderation.testing import decide_on, report_case
from sameboat.people.commands.house import save_house
from sameboat.people.queries.house import forget_the_house
from sameboat.posts.commands import offer_answer
from sameboat.posts.models import Post
from sameboat.posts.pictures import add_picture
from sameboat.posts.testing import make_answer, make_thread
from sameboat.posts.tests.test_pictures import picture_file

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


def test_a_picture_in_a_post_without_a_name_reveals_its_writer_too(asha, ben, chidi, dora, as_):
    circle = make_circle("Kites", people=(asha, ben, chidi))
    picture = add_picture(owner=chidi, upload=picture_file(), alt="A rope")
    make_answer(chidi, make_thread(ben, circle), as_someone=True, pictures=[picture])
    case = report_case(asha, "picture", picture.pk, "danger")

    offered = as_(dora).get(f"/desk/cases/{case.pk}/").content.decode()
    shown = reveal(as_(dora), case, REASON).content.decode()

    assert f"/desk/cases/{case.pk}/reveal/" in offered
    assert "Chidi" not in offered
    assert "It was Chidi." in shown


def test_what_waits_to_be_seen_reveals_its_writer_too(ben, chidi, dora, as_):
    case = _case_of_what_waits(ben, chidi)

    shown = reveal(as_(dora), case, REASON).content.decode()

    assert "It was Chidi." in shown
    assert Entry.objects.get(verb="reveal_alias").subject_id == chidi.pk


def test_what_waited_and_was_let_through_can_still_be_hidden_from_its_case(ben, chidi, dora, as_):
    case = _case_of_what_waits(ben, chidi)
    before = as_(dora).get(f"/desk/cases/{case.pk}/decide/").content.decode()
    let_through(case=case, by=dora)
    reopen_case(case=Case.objects.get(pk=case.pk), by=dora, words="After all.")
    after = as_(dora).get(f"/desk/cases/{case.pk}/decide/").content.decode()

    decide_on(Case.objects.get(pk=case.pk), dora, "hide")

    assert 'value="hide"' not in before
    assert 'value="hide"' in after
    assert Post.objects.get(author=chidi).hidden_at
    restore_thing(case=Case.objects.get(pk=case.pk), by=dora, why="It was fine.")
    assert Post.objects.get(author=chidi).hidden_at is None


def _case_of_what_waits(ben, chidi):
    thread = make_thread(ben, make_circle("Kites", people=(ben, chidi)))
    save_house(changes={"everything_waits": True})
    forget_the_house()
    waiting = offer_answer(author=chidi, thread=thread, body="Come with me.", as_someone=True)
    return Case.objects.get(thing="waiting", thing_id=waiting.pk)
