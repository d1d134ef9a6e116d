"""From outside, a circle by invitation cannot be told from one that does not exist."""

import pytest

from sameboat.circles.queries.pages import circle_page, doors_for
from sameboat.circles.testing import make_circle
from sameboat.posts.models import Picture
from sameboat.posts.testing import make_answer, make_thread

NOWHERE = 1234567890123


@pytest.fixture
def hidden(asha, chidi, settings):
    """A circle by invitation with a thread and a picture in it."""
    circle = make_circle("Lighthouse", people=(asha,), hosts=(chidi,))
    thread = make_thread(asha, circle, title="Lanternroom", body="Foghorn at dawn.")
    make_answer(chidi, thread, body="Foghorn at dusk.")
    settings.MEDIA_ROOT.mkdir(exist_ok=True)
    (settings.MEDIA_ROOT / "x.webp").write_bytes(b"dots")
    picture = Picture.objects.create(
        owner=asha,
        post=thread.posts.get(number=1),
        file="x.webp",
        alt="Foghorn",
        width=1,
        height=1,
        added_at=thread.opened_at,
    )
    type(circle).objects.filter(pk=circle.pk).update(door="by_invitation")
    return {"circle": circle, "thread": thread, "picture": picture}


def test_it_stands_in_no_list_and_no_search(hidden, ben, as_):
    viewer, pages = as_(ben), ("/circles/", "/today/", "/new/", "/waiting/", "/write/", "/drafts/")

    for path in pages:
        assert "Lighthouse" not in viewer.get(path).content.decode(), path
        assert "Lanternroom" not in viewer.get(path).content.decode(), path

    found = viewer.get("/search/?q=foghorn")
    nothing = viewer.get("/search/?q=xylophone")
    assert found.content.replace(b"foghorn", b"") == nothing.content.replace(b"xylophone", b"")


def test_those_in_it_find_it_everywhere(hidden, asha, as_):
    viewer = as_(asha)

    assert "Lighthouse" in viewer.get("/circles/").content.decode()
    assert "Foghorn at dusk." in viewer.get("/search/?q=foghorn").content.decode()
    assert viewer.get(f"/pictures/{hidden['picture'].pk}/").status_code == 200


def test_its_addresses_answer_as_those_of_nothing(hidden, ben, as_):
    viewer, real = as_(ben), hidden["circle"].pk
    thread, picture = hidden["thread"].pk, hidden["picture"].pk
    post = hidden["thread"].posts.get(number=2).pk
    addresses = [
        (f"/circles/{real}/", f"/circles/{NOWHERE}/"),
        (f"/circles/{real}/about/", f"/circles/{NOWHERE}/about/"),
        (f"/circles/{real}/hosting/", f"/circles/{NOWHERE}/hosting/"),
        (f"/threads/{thread}/", f"/threads/{NOWHERE}/"),
        (f"/posts/{post}/", f"/posts/{NOWHERE}/"),
        (f"/pictures/{picture}/", f"/pictures/{NOWHERE}/"),
        (f"/report/circle/{real}/", f"/report/circle/{NOWHERE}/"),
        (f"/report/post/{post}/", f"/report/post/{NOWHERE}/"),
        (f"/report/picture/{picture}/", f"/report/picture/{NOWHERE}/"),
    ]

    for there, nowhere in addresses:
        found, missing = viewer.get(there), viewer.get(nowhere)

        assert (found.status_code, missing.status_code) == (404, 404), there
        assert found.content == missing.content, there


@pytest.mark.parametrize("deed", ["join", "ask", "take-back", "decline", "leave", "daily"])
def test_no_deed_at_its_door_tells_that_it_is_there(deed, hidden, ben, as_):
    viewer = as_(ben)

    there = viewer.post(f"/circles/{hidden['circle'].pk}/{deed}/")
    nowhere = viewer.post(f"/circles/{NOWHERE}/{deed}/")

    assert (there.status_code, there.content) == (nowhere.status_code, nowhere.content)
    assert there.status_code == 404


def test_a_draft_for_it_shows_nothing_of_it(hidden, ben, as_):
    viewer, place = as_(ben), f"thread:{hidden['thread'].pk}"

    kept = viewer.post("/drafts/", {"place": place, "fields": '{"body": "I guess."}'})
    page = viewer.get("/drafts/").content.decode()

    assert kept.status_code == 204
    assert "Lanternroom" not in page
    assert viewer.get(f"/drafts/{place}/", follow=True).status_code == 404


def test_a_written_thread_cannot_be_put_into_it_from_outside(hidden, ben, as_):
    told = {"circle": hidden["circle"].pk, "kind": "talk", "title": "Hello", "body": "In there."}

    page = as_(ben).post("/write/", told)

    assert page.status_code == 422
    assert "Lighthouse" not in page.content.decode()
    assert hidden["circle"].threads.count() == 1


def test_the_list_of_circles_asks_the_same_number_of_queries_however_many(
    asha, ben, django_assert_num_queries
):
    for number in range(12):
        make_circle(
            f"Circle {number}", people=(asha,), door="by_invitation" if number % 2 else "open"
        )

    with django_assert_num_queries(2):
        seen = doors_for(ben)

    assert len(seen.others) == 6


def test_a_members_circle_page_is_one_query(hidden, asha, django_assert_num_queries):
    with django_assert_num_queries(1):
        page = circle_page(asha, hidden["circle"].pk)

    assert page.is_member
