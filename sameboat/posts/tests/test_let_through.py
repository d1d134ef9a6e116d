"""Those who look let through what waits, or send it back with a reason; its writer sees where it stands."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from sameboat.audit.models import Entry
from sameboat.circles.commands import pause_circle
from sameboat.circles.testing import make_circle
from sameboat.lib.locks import is_postgres
from sameboat.lib.refusal import Refusal
from sameboat.notices.models import Notice
from sameboat.people.commands.leaving import leave_house
from sameboat.people.testing import make_person
from sameboat.posts.commands import (
    let_post_through,
    offer_thread,
    send_post_back,
    take_waiting_back,
)
from sameboat.posts.models import Draft, Picture, Post, Thread, Waiting
from sameboat.posts.pictures import add_picture, drop_unused_pictures
from sameboat.posts.queries.unseen import usual_wait_in_words
from sameboat.posts.testing import make_answer, make_thread, make_waiting
from sameboat.posts.tests.test_pictures import picture_file
from sameboat.safety import ports as safety_ports
from sameboat.safety.commands import block_person

ANSWER = {"body": "A quollberry in every kite.", "once_key": "k1"}


def answer(client, thread, **told):
    return client.post(f"/threads/{thread.pk}/answer/", {**ANSWER, **told})


def test_let_through_it_appears_as_of_now_and_followers_are_told(asha, ben_inside, dora, thread):
    waiting = make_waiting(ben_inside, thread, at=timezone.now() - timedelta(hours=5))
    make_answer(asha, thread, "Meanwhile.")
    Notice.objects.all().delete()

    post = let_post_through(by=dora, waiting=waiting)

    thread.refresh_from_db()
    assert (post.number, thread.last_number, thread.answer_count) == (3, 3, 1)
    assert timezone.now() - post.written_at < timedelta(minutes=1)
    assert thread.last_at == post.written_at == thread.first_answer_at
    assert Notice.objects.get(person=asha).kind == "answered"
    assert (
        Notice.objects.get(person=ben_inside).path
        == f"/threads/{thread.pk}/?at={post.pk}#p{post.pk}"
    )
    assert Entry.objects.get(verb="let_through").subject_id == ben_inside.pk


def test_letting_through_twice_makes_one_post_and_one_line(ben_inside, dora, chidi, thread):
    waiting = make_waiting(ben_inside, thread)

    first = let_post_through(by=dora, waiting=waiting)
    again = let_post_through(by=chidi, waiting=waiting)

    assert first == again
    assert Post.objects.count() == 2
    assert Entry.objects.filter(verb="let_through").count() == 1


def test_a_thread_let_through_stands_with_its_title_notes_and_picture(
    house, as_, asha, ben_inside, dora, kites
):
    house(everything_waits=True)
    picture = add_picture(owner=ben_inside, upload=picture_file(), alt="A pie")
    told = {
        "kind": "question",
        "title": "Pie",
        "body": "Who?",
        "notes": ["eating"],
        "as_someone": True,
    }
    waiting = offer_thread(author=ben_inside, circle=kites, pictures=[picture], **told)
    assert as_(asha).get(f"/pictures/{picture.pk}/").status_code == 404
    assert as_(dora).get(f"/pictures/{picture.pk}/").status_code == 200

    post = let_post_through(by=dora, waiting=waiting)

    assert (post.thread.kind, post.thread.title, post.thread.notes) == (
        "question",
        "Pie",
        ["eating"],
    )
    assert post.alias is not None
    assert post.thread.alias == post.alias
    assert f"/pictures/{picture.pk}/" in post.body_html
    assert as_(asha).get(f"/pictures/{picture.pk}/").status_code == 200
    assert Entry.objects.get(verb="let_through").subject_id is None


def test_a_picture_that_waits_is_not_tidied_away(ben_inside, thread):
    picture = add_picture(owner=ben_inside, upload=picture_file(), alt="A pie")
    make_waiting(ben_inside, thread, pictures=[picture])

    drop_unused_pictures(timezone.now() + timedelta(days=9))

    assert Picture.objects.filter(pk=picture.pk).exists()


def test_a_form_sent_again_after_it_was_let_through_writes_nothing_more(
    house, as_, ben_inside, dora, thread
):
    house(everything_waits=True)
    answer(as_(ben_inside), thread)
    let_post_through(by=dora, waiting=Waiting.objects.get())

    answer(as_(ben_inside), thread)

    assert Post.objects.count() == 2
    assert not Waiting.objects.unseen().exists()


def test_only_staff_and_hosts_of_the_circle_look_and_nobody_at_their_own(
    as_, asha, ben_inside, dora, chidi, thread
):
    waiting = make_waiting(ben_inside, thread)

    for person in (asha, ben_inside):
        as_(person).post(f"/unseen/{waiting.pk}/let-through/")
    with pytest.raises(Refusal):
        let_post_through(by=ben_inside, waiting=waiting)
    with pytest.raises(Refusal):
        let_post_through(by=asha, waiting=waiting)

    assert Post.objects.count() == 1
    as_(chidi).post(f"/unseen/{waiting.pk}/let-through/")
    assert Post.objects.count() == 2


def test_a_host_and_somebody_blocked_do_not_read_each_other_here_either(
    as_, ben_inside, chidi, dora, thread
):
    waiting = make_waiting(ben_inside, thread)

    block_person(blocker=ben_inside, blocked=chidi)

    assert as_(chidi).get(f"/unseen/{waiting.pk}/").status_code == 404
    assert as_(dora).get(f"/unseen/{waiting.pk}/").status_code == 200


def test_sent_back_its_writer_reads_why_and_can_change_it(as_, ben_inside, dora, thread):
    waiting = make_waiting(ben_inside, thread, "May I say this? www.kites.example")

    send_post_back(by=dora, waiting=waiting, reason="Without the shop, please.")
    send_post_back(by=dora, waiting=waiting, reason="Again.")

    page = as_(ben_inside).get(f"/unseen/{waiting.pk}/").content.decode()
    assert "Without the shop, please." in page
    assert "Without the shop" in Notice.objects.get(person=ben_inside).words
    assert Entry.objects.get(verb="send_back").reason == "Without the shop, please."
    as_(ben_inside).post(f"/unseen/{waiting.pk}/take-back/")
    assert Draft.objects.get().fields["body"] == "May I say this? www.kites.example"
    assert not Waiting.objects.exists()


def test_sending_back_needs_a_reason(ben_inside, dora, thread):
    waiting = make_waiting(ben_inside, thread)

    with pytest.raises(Refusal):
        send_post_back(by=dora, waiting=waiting, reason=" ")


def test_taken_back_it_is_a_draft_again_beside_what_was_being_written(ben_inside, dora, thread):
    waiting = make_waiting(ben_inside, thread, "First.")
    Draft.objects.create(
        person=ben_inside,
        place=f"thread:{thread.pk}",
        fields={"body": "Second."},
        saved_at=timezone.now(),
    )

    take_waiting_back(person=ben_inside, waiting=waiting)

    assert Draft.objects.get().fields["body"] == "Second.\n\nFirst."
    with pytest.raises(Refusal):
        let_post_through(by=dora, waiting=waiting)


def test_what_can_no_longer_be_said_there_stays_waiting_and_says_why(
    asha, ben_inside, chidi, dora, kites, thread
):
    waiting = make_waiting(ben_inside, thread)
    pause_circle(by=chidi, circle=kites)

    with pytest.raises(Refusal, match="resting"):
        let_post_through(by=dora, waiting=waiting)

    assert Waiting.objects.unseen().exists()


def test_who_is_leaving_says_nothing_new(ben_inside, dora, thread):
    waiting = make_waiting(ben_inside, thread)
    leave_house(person=ben_inside, leaves_posts=True)

    with pytest.raises(Refusal):
        let_post_through(by=dora, waiting=waiting)


def test_how_long_it_takes_is_said_only_when_it_can_be(ben_inside, dora, thread):
    now = timezone.now()
    assert "cannot be said yet" in usual_wait_in_words(now)

    for hours in (1, 2, 30):
        waiting = make_waiting(
            ben_inside, thread, f"After {hours}", at=now - timedelta(hours=hours)
        )
        let_post_through(by=dora, waiting=waiting, at=now)

    assert "half were seen within 2 hours; the others took longer" in usual_wait_in_words(now)


def test_the_writer_sees_where_it_stands(as_, ben_inside, thread):
    waiting = make_waiting(ben_inside, thread)

    page = as_(ben_inside).get(f"/unseen/{waiting.pk}/").content.decode()
    there = as_(ben_inside).get(f"/threads/{thread.pk}/").content.decode()

    assert "waits to be seen" in page
    assert "How long it takes cannot be said yet" in page
    assert "An answer of yours waits to be seen." in there


def test_the_case_page_can_let_through_and_send_back(ben_inside, dora, thread):
    kind = safety_ports.reportables["waiting"]
    told = []

    def noted(*what):
        told.append(what)

    safety_ports.seen_to.append(noted)
    first, second = (
        make_waiting(ben_inside, thread, "One."),
        make_waiting(ben_inside, thread, "Two."),
    )

    kind.let_through(dora, first.pk)
    kind.send_back(dora, second.pk, "Say it to one person.")
    safety_ports.seen_to.remove(noted)

    assert Post.objects.get(number=2).body == "One."
    assert Waiting.objects.get(pk=second.pk).sent_back_because == "Say it to one person."
    assert [(thing, number) for thing, number, _who in told] == [
        ("waiting", first.pk), ("waiting", second.pk),
    ]  # fmt: skip
    assert kind.stands(dora, first.pk).words == "One."


@pytest.mark.django_db(transaction=True)
def test_two_who_let_through_at_once_make_one_post():
    if not is_postgres():
        pytest.skip("SQLite's test database is in memory and takes one hand at a time")
    asha, ben = make_person("Asha"), make_person("Ben")
    staff = [make_person(name, role="moderator") for name in ("Dora", "Mo")]
    thread = make_thread(asha, make_circle("Kites", people=(asha, ben)))
    waiting = make_waiting(ben, thread)

    def lets(by):
        try:
            return let_post_through(by=by, waiting=waiting).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as hands:
        made = set(hands.map(lets, staff))

    assert len(made) == 1
    assert thread.posts.count() == 2
    assert Entry.objects.filter(verb="let_through").count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_form_sent_twice_in_one_moment_waits_once():
    if not is_postgres():
        pytest.skip("SQLite's test database is in memory and takes one hand at a time")
    asha, ben = make_person("Asha"), make_person("Ben")
    circle = make_circle("Kites", people=(asha, ben))
    thread = make_thread(asha, circle)

    def sends(_turn):
        try:
            return make_waiting(
                ben, Thread.objects.select_related("circle").get(pk=thread.pk), once_key="k1"
            ).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as hands:
        waits = set(hands.map(sends, range(4)))

    assert len(waits) == 1
    assert Waiting.objects.count() == 1
