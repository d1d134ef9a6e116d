"""Before a question is posted, its writer sees whether others asked it; and sees nothing they may not read."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from sameboat.circles.models import Circle
from sameboat.circles.testing import make_circle
from sameboat.posts.commands import remove_post, save_topic_choices
from sameboat.posts.models import Draft, Post, Thread
from sameboat.posts.testing import make_thread
from sameboat.safety.commands import block_person
from sameboat.similar.testing import make_meanings
from sameboat.similar.threads.asked import by_words

TYPED = {
    "kind": "question",
    "title": "Awake before dawn",
    "body": "Lithium and coffee keep me trembling at breakfast.",
}
NEAR = {
    "title": "Trembling hands at breakfast",
    "body": "Since lithium I spill coffee before dawn.",
    "kind": "question",
}


@pytest.fixture
def kites(asha, chidi):
    return make_circle("Kites", people=(asha,), hosts=(chidi,))


@pytest.fixture
def near(chidi, kites):
    """A question of Chidi's, much like what Asha types, among others."""
    for number in range(4):
        make_thread(chidi, kites, f"Number {number}", body="The wind came round again.")
    found = make_thread(chidi, kites, **NEAR)
    make_meanings()
    return found


@pytest.fixture(params=["reader", "no_reader"])
def either(request):
    """With the reader's answer, and without it."""
    request.getfixturevalue(request.param)


def _fetched(client):
    return client.post("/write/asked/", TYPED).content.decode()


def _seen(client, kites, **changes):
    told = {**TYPED, "circle": kites.pk, "once_key": "k1", "see_asked": "1", **changes}
    return client.post("/write/", told)


def test_what_others_asked_is_shown_with_its_circle(as_, asha, kites, near, either):
    page = _fetched(as_(asha))

    assert f"/threads/{near.pk}/" in page
    assert "Kites" in page
    assert "Number" not in page


def test_the_page_keeps_every_word_and_posts_nothing(as_, asha, kites, near, either):
    answer = _seen(as_(asha), kites, notes=["loss"], as_someone="on", own_note="tremor")
    page, form = answer.content.decode(), answer.context["form"]

    assert answer.status_code == 200
    assert near.title in page
    assert all(words in page for words in (TYPED["title"], TYPED["body"], "tremor"))
    assert form["notes"].value() == ["loss"]
    assert form["as_someone"].value()
    assert form["once_key"].value() == "k1"
    assert not Thread.objects.filter(author=asha).exists()
    assert Draft.objects.get(person=asha).fields["body"] == TYPED["body"]


def test_a_form_that_is_not_whole_is_looked_for_without_a_reproach(as_, asha, kites, near, either):
    answer = _seen(as_(asha), kites, title="")

    assert answer.status_code == 200
    assert not answer.context["form"].errors


def test_what_was_asked_before_goes_along(as_, asha, kites, near, no_reader):
    page = _seen(as_(asha), kites, asked="crisis", write_to_me="yes").content.decode()

    assert '<input type="hidden" name="asked" value="crisis">' in page
    assert '<input type="hidden" name="write_to_me" value="yes">' in page


def test_where_nothing_is_like_it_that_is_said(as_, asha, kites, near, either):
    page = _seen(as_(asha), kites, title="Bicycle", body="Where may I repair mine?")

    assert "We found nothing like it here" in page.content.decode()


def test_a_few_words_are_too_few(as_, asha, kites, near, either):
    answer = as_(asha).post("/write/asked/", {"title": "Trembling", "body": "breakfast coffee"})

    assert answer.content.strip() == b""


def test_what_stands_in_a_circle_one_cannot_read_is_not_shown(as_, asha, chidi, kites, either):
    closed = make_circle("Boats", hosts=(chidi,), door="by_invitation")
    make_thread(chidi, closed, **NEAR)
    make_meanings()

    assert _fetched(as_(asha)).strip() == ""


def test_somebody_blocked_is_not_shown(as_, asha, chidi, kites, near, either):
    block_person(blocker=asha, blocked=chidi)

    assert _fetched(as_(asha)).strip() == ""


def test_what_one_keeps_away_is_not_shown(as_, asha, chidi, kites, either):
    make_thread(chidi, kites, notes=["medication"], **NEAR)
    make_meanings()
    save_topic_choices(person=asha, choices={"medication": "away"})

    assert _fetched(as_(asha)).strip() == ""


def test_what_was_taken_back_is_gone_at_once(as_, asha, chidi, kites, near, either):
    remove_post(person=chidi, post=Post.objects.get(thread=near, number=1))

    assert _fetched(as_(asha)).strip() == ""


def test_ones_own_question_is_not_what_others_asked(as_, chidi, kites, near, either):
    assert _fetched(as_(chidi)).strip() == ""


def test_no_more_than_three_are_shown(as_, asha, chidi, kites, either):
    for number in range(5):
        make_thread(chidi, kites, **{**NEAR, "title": f"{NEAR['title']} {number}"})
    for number in range(30):
        make_thread(chidi, kites, f"Number {number}", body="The wind came round again.")
    make_meanings()

    assert _fetched(as_(asha)).count("/threads/") == 3


def test_a_fault_shows_nothing_and_says_no_word_of_it(
    as_, asha, kites, near, no_reader, monkeypatch, caplog
):
    def falls(_person, text):
        raise RuntimeError(text)

    monkeypatch.setattr("sameboat.posts.queries.asked.asked_before", [falls])

    page = _seen(as_(asha), kites)

    assert page.status_code == 200
    assert "RuntimeError" in caplog.text
    assert "breakfast" not in caplog.text


def test_a_request_costs_one_small_query_for_the_meanings(asha, kites, near, reader):
    from sameboat.similar.threads.asked import asked_before

    asked_before(asha, TYPED["body"])

    with CaptureQueriesContext(connection) as asked:
        found = asked_before(asha, TYPED["body"] + " before dawn")

    assert found == [near.pk]
    assert sum("similar_meaning" in each["sql"] for each in asked) == 1


def test_a_newer_meaning_is_compared_at_once(asha, chidi, kites, near, reader):
    from sameboat.similar.threads.asked import asked_before

    asked_before(asha, TYPED["body"])
    newer = make_thread(chidi, kites, **NEAR, at=timezone.now())
    make_meanings()

    assert set(asked_before(asha, TYPED["body"])) == {near.pk, newer.pk}


def test_nobody_keeps_the_reader_busy_by_asking_on_and_on(asha, monkeypatch):
    from sameboat.similar.threads import asked

    heard = []
    monkeypatch.setattr(asked, "meaning_of", heard.append)
    monkeypatch.setattr(asked, "MOST_AN_HOUR", 3)

    for _ in range(5):
        asked.asked_before(asha, "How does anybody sleep in a house that hums?")

    assert len(heard) == 3


def test_the_order_of_what_others_asked_tells_nothing_of_closed_circles(asha, chidi):
    closed = make_circle("Closed", people=(chidi,), door=Circle.Door.BY_INVITATION)
    pier = make_circle("Pier", people=(chidi, asha))
    make_thread(chidi, closed, "Wolverham", body="Wolverham and nothing else.")
    bait = make_thread(chidi, pier, "One", body="wolverham pebble")
    other = make_thread(chidi, pier, "Two", body="edinburgh pebble")

    by_closed = by_words(asha, "wolverham pebble hello")
    by_none = by_words(asha, "edinburgh pebble hello")

    assert by_closed[:1] == [bait.pk]
    assert by_none[:1] == [other.pk]
    assert set(by_words(chidi, "wolverham nothing else")) != set()
    assert by_words(asha, "wolverham nothing else") == []


def test_with_three_words_nobody_says_that_nothing_was_found(asha, as_):
    make_circle("Kites", people=(asha,))

    page = as_(asha).post("/write/", {"see_asked": "1", "kind": "question", "body": "So few words"})

    assert "Write a few words first" in page.content.decode()
    assert "We found nothing" not in page.content.decode()
