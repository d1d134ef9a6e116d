"""What waits to be seen is nobody's to read but its writer's and theirs who look, until it is let through."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sameboat.lib.refusal import Refusal
from sameboat.notices.models import Notice
from sameboat.posts.commands import (
    follow_thread,
    let_post_through,
    offer_thread,
)
from sameboat.posts.models import Post, Thread, Waiting
from sameboat.posts.testing import make_answer, make_waiting
from sameboat.safety import ports as safety_ports

ANSWER = {"body": "A quollberry in every kite.", "once_key": "k1"}


def answer(client, thread, **told):
    return client.post(f"/threads/{thread.pk}/answer/", {**ANSWER, **told})


def everywhere(client, thread):
    """All that somebody meets of a thread."""
    pages = (f"/threads/{thread.pk}/", f"/circles/{thread.circle_id}/", "/today/", "/new/", "/waiting/",
             "/search/?q=quollberry", "/unseen/", "/notices/")  # fmt: skip
    return "".join(client.get(page).content.decode() for page in pages)


def test_by_default_nothing_waits_but_a_link_by_somebody_new(as_, asha, thread):
    answer(as_(asha), thread)
    assert Post.objects.count() == 2

    gone = answer(as_(asha), thread, body="Look at www.kites.example", once_key="k2")

    waiting = Waiting.objects.get()
    assert gone.headers["Location"].startswith(f"/unseen/{waiting.pk}/")
    assert waiting.because == "link"


@pytest.mark.parametrize(
    ("changes", "because"),
    [({"everything_waits": True}, "everything"), ({"first_posts_wait": 3}, "first")],
)
def test_a_house_can_have_everything_seen_first_or_the_first_posts(
    house, as_, ben_inside, thread, changes, because
):
    house(**changes)

    answer(as_(ben_inside), thread)

    assert Waiting.objects.get().because == because
    assert Post.objects.count() == 1


def test_a_host_can_have_their_circle_seen_first(as_, asha, chidi, ben_inside, kites, thread):
    told = {
        "name": "Kites",
        "about": "Wind.",
        "guidelines": "",
        "door": "by_invitation",
        "places": 9,
    }
    as_(chidi).post(f"/circles/{kites.pk}/edit/", {**told, "posts_wait": "on"})

    answer(as_(ben_inside), thread)
    answer(as_(chidi), thread, once_key="k2")

    assert Waiting.objects.get().because == "circle"
    assert Post.objects.get(number=2).author == chidi


def test_whoever_looks_after_the_place_waits_for_nobody(house, as_, dora, kites, thread):
    house(everything_waits=True)
    kites.memberships.create(person=dora, joined_at=timezone.now())

    answer(as_(dora), thread)

    assert Post.objects.filter(author=dora).exists()


def test_what_waits_is_met_nowhere_and_changes_nothing(as_, asha, ben_inside, chidi, dora, thread):
    before = Thread.objects.values().get()
    follow_thread(person=chidi, thread=thread)
    untouched = everywhere(as_(asha), thread)

    make_waiting(ben_inside, thread, ANSWER["body"])

    assert Thread.objects.values().get() == before
    assert everywhere(as_(asha), thread).count("<") == untouched.count("<")
    assert "quollberry" not in everywhere(as_(asha), thread).replace("q=quollberry", "").replace(
        'value="quollberry"', ""
    )
    assert not Notice.objects.filter(kind="answered").exists()
    assert "quollberry" in as_(dora).get("/unseen/").content.decode()
    assert "quollberry" in as_(chidi).get("/unseen/").content.decode()
    assert "quollberry" in as_(ben_inside).get("/unseen/").content.decode()


def test_a_thread_that_waits_is_in_no_list_and_has_no_title_anywhere(
    house, as_, asha, ben_inside, kites, thread
):
    house(everything_waits=True)

    waiting = offer_thread(
        author=ben_inside, circle=kites, kind="talk", title="Quollberry pie", body="Who knows one?"
    )

    assert isinstance(waiting, Waiting)
    assert Thread.objects.count() == 1
    assert "Quollberry pie" not in everywhere(as_(asha), thread)


def test_who_writes_without_a_name_has_none_for_those_who_look(
    as_, ben_inside, dora, chidi, thread
):
    put = []
    safety_ports.needs_a_human.append(put.append)
    waiting = make_waiting(ben_inside, thread, as_someone=True)
    safety_ports.needs_a_human.remove(put.append)

    for person in (dora, chidi):
        page = as_(person).get(f"/unseen/{waiting.pk}/").content.decode()
        assert "Ben" not in page
        assert "Ben" not in as_(person).get("/unseen/").content.decode()
    assert put[0].about is None
    assert "new" not in put[0].because


def test_what_waits_is_put_before_humans_once(ben_inside, thread):
    put = []
    safety_ports.needs_a_human.append(put.append)
    waiting = make_waiting(ben_inside, thread, once_key="k1")
    again = make_waiting(ben_inside, thread, once_key="k1")
    the_same = make_waiting(ben_inside, thread)
    safety_ports.needs_a_human.remove(put.append)

    assert waiting == again == the_same
    assert [(m.kind, m.thing, m.thing_id, m.by, m.about) for m in put] == [
        ("waiting", "waiting", waiting.pk, "rule", ben_inside)
    ]


def test_one_person_cannot_fill_the_table_of_those_who_look(ben_inside, thread):
    for number in range(10):
        make_waiting(ben_inside, thread, f"Number {number}")

    with pytest.raises(Refusal, match="10 of your posts wait"):
        make_waiting(ben_inside, thread, "One more.")


def test_a_change_by_somebody_new_that_adds_a_link_waits_and_the_old_words_stand(
    as_, ben_inside, asha, dora, thread
):
    post = make_answer(ben_inside, thread, "Before.")

    as_(ben_inside).post(f"/posts/{post.pk}/edit/", {"body": "After. www.kites.example"})

    assert "Before." in as_(asha).get(f"/threads/{thread.pk}/").content.decode()
    let_post_through(by=dora, waiting=Waiting.objects.get())
    assert "After." in as_(asha).get(f"/threads/{thread.pk}/").content.decode()
    as_(ben_inside).post(f"/posts/{post.pk}/edit/", {"body": "After that. www.kites.example"})
    assert "After that." in as_(asha).get(f"/threads/{thread.pk}/").content.decode()


def test_links_to_the_house_itself_and_of_those_known_here_do_not_wait(
    as_, ben_inside, thread, settings
):
    settings.SITE_URL = "https://house.example.org"
    for number in range(3):
        make_answer(ben_inside, thread, f"Number {number}")
    ben_inside.joined_at = timezone.now() - timedelta(days=15)
    ben_inside.save()

    answer(as_(ben_inside), thread, body="https://kites.example/one", once_key="k1")
    ben_inside.joined_at = timezone.now()
    ben_inside.save()
    answer(as_(ben_inside), thread, body="https://house.example.org/threads/1/", once_key="k2")

    assert not Waiting.objects.exists()
