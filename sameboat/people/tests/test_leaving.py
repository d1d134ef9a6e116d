import html
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from sameboat.circles.models import Membership
from sameboat.circles.testing import make_circle
from sameboat.lib import clock
from sameboat.messages.commands import ask_to_write
from sameboat.people.commands.leaving import come_back, erase_person, erase_those_who_left
from sameboat.people.models import Device, Person
from sameboat.people.testing import PASSPHRASE, make_person
from sameboat.posts.models import Post
from sameboat.posts.testing import make_answer, make_thread

pytestmark = pytest.mark.django_db


def leave(client, name="Asha", posts="keep"):
    return client.post("/me/leave/", {"name": name, "posts": posts})


def sign_in(name="Asha"):
    client = Client()
    page = client.post("/sign-in/", {"name": name, "passphrase": PASSPHRASE})
    return client, page


def days_later(days):
    return timezone.now() + timedelta(days=days)


def test_leaving_signs_out_every_device_and_says_how_to_come_back(as_, asha):
    elsewhere, here = as_(asha), as_(asha)

    page = leave(here)

    assert "within 30 days" in page.content.decode()
    assert not Device.objects.filter(person=asha).exists()
    assert elsewhere.get("/today/").headers["Location"].startswith("/sign-in/")


def test_the_page_where_one_leaves_tells_what_others_go_on_seeing(as_, asha, chidi):
    circle = make_circle(people=(asha, chidi))
    thread = make_thread(asha, circle)
    letters = ask_to_write(asker=chidi, other=asha, note="Hello.")
    told = html.unescape(as_(asha).get("/me/leave/").content.decode())

    left = html.unescape(leave(as_(asha)).content.decode())

    assert "Your page and the letters between you and others are out of sight at once" in told
    assert as_(chidi).get(f"/people/{asha.pk}/").status_code == 404
    assert as_(chidi).get(f"/letters/{letters.pk}/").status_code == 404
    assert "Your name stays on what you wrote" in told
    assert "Your name stays on what you wrote" in left
    assert "Asha" in as_(chidi).get(f"/threads/{thread.pk}/").content.decode()


def test_leaving_is_no_slip(as_, asha):
    page = leave(as_(asha), name="Ashaa")

    asha.refresh_from_db()
    assert page.status_code == 422
    assert asha.leaving_at is None


def test_within_thirty_days_one_comes_back_to_everything(as_, asha, chidi):
    circle = make_circle(people=(asha, chidi))
    make_thread(asha, circle, body="It turned north.")
    leave(as_(asha), posts="go")
    erase_those_who_left(days_later(29))

    client, page = sign_in()
    client.post("/me/come-back/")

    asha.refresh_from_db()
    assert page.headers["Location"] == "/me/come-back/"
    assert asha.leaving_at is None
    assert client.get("/today/").status_code == 200
    assert Post.objects.get(author=asha).body == "It turned north."
    assert Membership.objects.filter(person=asha).exists()


def test_until_they_come_back_nothing_but_the_ways_out_opens(as_, asha):
    leave(as_(asha))
    client, _page = sign_in()

    for path in ("/today/", "/circles/", "/me/", "/letters/"):
        assert client.get(path).headers["Location"] == "/me/come-back/"
    for path in ("/me/come-back/", "/me/take/", "/help/"):
        assert client.get(path).status_code == 200


def test_after_thirty_days_the_name_opens_nothing_and_is_free_again(as_, asha):
    leave(as_(asha))

    clock.tick(days_later(31))

    assert sign_in()[1].status_code == 422
    assert not Person.objects.filter(pk=asha.pk).exists()
    assert make_person("Asha").pk != asha.pk


def test_posts_that_stay_stand_without_their_writer(as_, asha, chidi):
    circle = make_circle(people=(asha, chidi))
    thread = make_thread(asha, circle, title="Wind", body="It turned north.")
    make_answer(chidi, thread, "I saw it.")
    leave(as_(asha), posts="keep")

    erase_those_who_left(days_later(31))

    page = as_(chidi).get(f"/threads/{thread.pk}/").content.decode()
    assert "It turned north." in page
    assert "I saw it." in page
    assert "Asha" not in page


def test_posts_that_go_leave_only_what_others_wrote(as_, asha, chidi):
    circle = make_circle(people=(asha, chidi))
    thread = make_thread(asha, circle, title="Wind", body="It turned north.")
    make_answer(chidi, thread, "I saw it.")
    leave(as_(asha), posts="go")

    erase_those_who_left(days_later(31))

    page = as_(chidi).get(f"/threads/{thread.pk}/").content.decode()
    assert "It turned north." not in page
    assert "Wind" not in page
    assert "I saw it." in page


def test_only_those_whose_days_are_over_are_erased(as_, asha, ben):
    leave(as_(asha))

    assert erase_those_who_left(days_later(29)) == 0
    assert erase_those_who_left(days_later(30) + timedelta(minutes=1)) == 1
    assert erase_those_who_left(days_later(31)) == 0
    assert list(Person.objects.all()) == [ben]


def test_erasing_and_coming_back_twice_are_harmless(asha, ben):
    come_back(person=ben)
    come_back(person=ben)
    erase_person(person=asha)
    erase_person(person=asha)

    assert list(Person.objects.all()) == [ben]
