"""What a moderator sees of what was reported, and what can be done with it."""

import re

import pytest
from django.test import Client

from sameboat.circles.testing import make_circle
from sameboat.posts.commands import edit_post, hide_picture, remove_post
from sameboat.posts.pictures import add_picture, path_of
from sameboat.posts.testing import make_answer, make_thread
from sameboat.posts.tests.test_pictures import picture_file
from sameboat.safety.commands import report_thing
from sameboat.safety.commands.reporting import close_report


@pytest.fixture
def post(asha, ben, chidi):
    """An answer of chidi's with a picture, in a circle that no moderator is in."""
    circle = make_circle("Kites", people=(asha, ben, chidi), door="by_invitation")
    picture = add_picture(owner=chidi, upload=picture_file(), alt="A price list")
    thread = make_thread(ben, circle)
    return make_answer(chidi, thread, body="Buy my kites.", pictures=[picture])


@pytest.fixture
def picture(post):
    return post.pictures.get()


@pytest.fixture
def report(asha, post):
    return report_thing(reporter=asha, thing="post", thing_id=post.pk, reason="selling")


@pytest.fixture
def about_the_picture(asha, picture):
    return report_thing(reporter=asha, thing="picture", thing_id=picture.pk, reason="private")


def page_of(client, report):
    return client.get(f"/desk/reports/{report.pk}/").content.decode()


def look(client, report, picture):
    return client.get(f"/desk/reports/{report.pk}/pictures/{picture.pk}/")


def act(client, report, verb, words=""):
    return client.post(f"/desk/reports/{report.pk}/{verb}/", {"words": words})


@pytest.mark.parametrize("which", ["report", "about_the_picture"])
def test_a_picture_is_folded_until_a_moderator_asks_for_it(which, picture, dora, as_, request):
    made = request.getfixturevalue(which)

    page, seen = page_of(as_(dora), made), look(as_(dora), made, picture)

    address = f"/desk/reports/{made.pk}/pictures/{picture.pk}/"
    folded = re.search(r'<details class="plain veil">(.*?)</figure>', page).group(1)
    assert "Show the picture: A price list</summary>" in folded
    assert f'src="{address}"' in folded
    assert 'loading="lazy"' in folded
    assert page.count(address) == 1
    assert "no-store" in seen.headers["Cache-Control"]
    assert seen.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert b"".join(seen.streaming_content)[8:12] == b"WEBP"


def test_a_hidden_picture_is_still_seen_at_the_desk_and_nowhere_else(
    about_the_picture, picture, dora, olu, as_
):
    hide_picture(moderator=dora, picture=picture, reason="It shows a face.")

    assert look(as_(olu), about_the_picture, picture).status_code == 200
    assert as_(olu).get(f"/pictures/{picture.pk}/").status_code == 404


def test_only_staff_see_it_and_only_what_belongs_to_the_report(
    report, asha, ben, chidi, dora, picture, as_
):
    other = add_picture(owner=chidi, upload=picture_file(), alt="Not in the post")

    for who in (asha, ben, chidi):
        assert look(as_(who), report, picture).status_code == 404
    assert look(Client(), report, picture).status_code == 302
    assert look(as_(dora), report, other).status_code == 404
    path_of(picture).unlink()
    assert look(as_(dora), report, picture).status_code == 404


def test_a_moderator_sees_no_picture_of_a_report_about_themselves(asha, dora, as_):
    circle = make_circle("Kites", people=(asha, dora))
    mine = add_picture(owner=dora, upload=picture_file(), alt="Me")
    made = make_thread(dora, circle, as_someone=True, pictures=[mine]).posts.get()
    report = report_thing(reporter=asha, thing="post", thing_id=made.pk, reason="other")

    assert look(as_(dora), report, mine).status_code == 404


def test_what_it_says_now_stands_beside_what_was_seen_only_when_it_changed(
    report, post, chidi, dora, as_
):
    before = page_of(as_(dora), report)

    edit_post(person=chidi, post=post, body="Nice weather.")
    after = page_of(as_(dora), report)

    assert "As it is now" not in before
    assert after.index("Buy my kites.") < after.index("As it is now") < after.index("Nice weather.")


def test_the_page_says_how_it_stands_and_offers_what_applies(report, post, chidi, dora, as_):
    client = as_(dora)
    standing = page_of(client, report)
    act(client, report, "hide", "No selling here.")
    hidden = page_of(client, report)
    act(client, report, "restore", "A misunderstanding.")
    remove_post(person=chidi, post=post)
    taken_back = page_of(client, report)
    post.delete()
    gone = page_of(client, report)

    assert "It stands: whoever reads there sees it." in standing
    assert "It is hidden now." in hidden
    assert "Its writer has taken it back." in taken_back
    assert "It is gone" in gone
    offered = [
        (">Hide it<" in page, ">Show it again<" in page) for page in (standing, hidden, gone)
    ]
    assert offered == [(True, False), (False, True), (False, False)]


def test_a_report_of_what_cannot_be_hidden_offers_no_hiding(asha, chidi, dora, as_, post):
    made = report_thing(reporter=asha, thing="profile", thing_id=chidi.pk, reason="other")

    page = page_of(as_(dora), made)

    assert "Hide it" not in page
    assert "Write a note" in page


def test_who_wrote_as_someone_is_offered_only_where_there_is_no_name(
    report, post, asha, chidi, dora, as_
):
    unnamed = make_answer(chidi, post.thread, "I cannot say my name.", as_someone=True)
    made = report_thing(reporter=asha, thing="post", thing_id=unnamed.pk, reason="other")

    assert "Who wrote it as someone?" not in page_of(as_(dora), report)
    assert "Who wrote it as someone?" in page_of(as_(dora), made)


@pytest.mark.parametrize("verb", ["note", "hide", "restore", "reveal"])
def test_each_deed_has_a_labelled_field_of_its_own_and_keeps_what_was_typed(
    verb, asha, chidi, dora, post, as_
):
    unnamed = make_answer(chidi, post.thread, "I cannot say my name.", as_someone=True)
    made = report_thing(reporter=asha, thing="post", thing_id=unnamed.pk, reason="other")
    if verb == "restore":
        act(as_(dora), made, "hide", "No.")
    typed = "so " * 700

    empty, too_long = act(as_(dora), made, verb), act(as_(dora), made, verb, typed)

    assert empty.status_code == too_long.status_code == 422
    for answer in (empty, too_long):
        page = answer.content.decode()
        opened = re.findall(r'<details class="plain" open>.*?</details>', page, re.DOTALL)
        assert len(opened) == 1
        assert f'<label for="{verb}_words">' in opened[0]
        assert 'class="error" id="' in opened[0]
        assert " autofocus" in opened[0], "or the page looks untouched on a phone"
    assert typed.strip() in too_long.content.decode()


def test_the_reason_for_closing_stays_when_what_came_of_it_is_missing(report, dora, as_):
    page = as_(dora).post(f"/desk/reports/{report.pk}/close/", {"words": "We talked long."})

    assert page.status_code == 422
    assert b'value="We talked long."' in page.content


def test_danger_stands_out_in_words_and_comes_first(report, asha, chidi, dora, as_):
    danger = report_thing(reporter=asha, thing="profile", thing_id=chidi.pk, reason="danger")

    for path in ("/desk/", "/desk/reports/", f"/desk/reports/{danger.pk}/"):
        page = as_(dora).get(path).content.decode()
        assert "Look at this first: Someone may be in danger" in page, path
    queue = as_(dora).get("/desk/reports/").content.decode()
    assert queue.index("Someone may be in danger") < queue.index("It sells or advertises")
    assert queue.count("Look at this first") == 1


def test_a_closed_report_shows_what_it_was_about_and_offers_nothing(report, picture, dora, as_):
    close_report(report=report, by=dora, outcome="nothing_wrong", words="It is fine.")

    page = page_of(as_(dora), report)

    assert "Buy my kites." in page
    assert "Show the picture" in page
    assert "What you can do" not in page
