import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from sameboat.lib.post import wait_for_letters
from sameboat.lib.sealed import seal, unseal
from sameboat.people.models import House
from sameboat.people.queries.house import forget_the_house
from sameboat.people.testing import make_person

pytestmark = pytest.mark.django_db
NEW = "brass kettle on the sill"


@pytest.fixture(autouse=True)
def a_house_that_can_write(settings, db):
    settings.EMAIL_HOST = "mail.example.org"
    House.objects.update_or_create(id=1, defaults={"door": "open"})
    forget_the_house()


@pytest.fixture
def rosa(db):
    """A member with a confirmed address."""
    return make_person("Rosa", email="rosa@example.org", email_confirmed_at=timezone.now())


def link_in(letter):
    return re.search(r"http://[^/]+(/\S+)", letter.body).group(1)


def test_no_address_is_asked_for_where_the_house_cannot_write(settings):
    settings.EMAIL_HOST = ""

    page = Client().get("/join/")

    assert b'name="email"' not in page.content


def test_a_lost_passphrase_is_mended_by_a_letter_once(rosa):
    client = Client()

    client.post("/recover/by-mail/", {"email": "Rosa@example.org"})
    wait_for_letters()
    path = link_in(mail.outbox[0])
    shown = client.get(path)
    client.post(path, {"passphrase": NEW})
    again = Client().get(path)

    rosa.refresh_from_db()
    assert shown.status_code == 200
    assert rosa.check_password(NEW)
    assert again.status_code == 302
    assert again.headers["Location"] == "/recover/"


def test_asking_for_a_letter_tells_nothing_about_who_is_here(rosa):
    known, unknown = Client(), Client()

    one = known.post("/recover/by-mail/", {"email": "rosa@example.org"}, follow=True)
    other = unknown.post("/recover/by-mail/", {"email": "nobody@example.org"}, follow=True)
    wait_for_letters()

    def said(page):
        return [str(message) for message in page.context["messages"]]

    assert said(one) == said(other) != []
    assert [letter.to for letter in mail.outbox] == [["rosa@example.org"]]


def test_a_bad_new_passphrase_keeps_the_link_good(rosa):
    client = Client()
    client.post("/recover/by-mail/", {"email": "rosa@example.org"})
    wait_for_letters()
    path = link_in(mail.outbox[0])

    short = client.post(path, {"passphrase": "short"})

    assert short.status_code == 422
    assert client.get(path).status_code == 200


def test_a_token_for_one_purpose_is_no_token_for_another():
    token = seal([1, "x"], "confirm")

    assert unseal(token, "way back", timedelta(days=1)) is None
    assert unseal(token[:-2] + "xx", "confirm", timedelta(days=1)) is None
    assert unseal("ü", "confirm", timedelta(days=1)) is None
