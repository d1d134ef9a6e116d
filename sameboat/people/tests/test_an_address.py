"""An e-mail address counts once whoever asked for it has pressed a button behind its link, signed in."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from sameboat.lib.post import wait_for_letters
from sameboat.lib.sealed import seal, unseal
from sameboat.people.commands.email import change_email, confirm_email, person_on_way_back
from sameboat.people.commands.email import send_way_back as write_way_back
from sameboat.people.models import House, Person
from sameboat.people.queries.house import forget_the_house
from sameboat.people.testing import PASSPHRASE, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def a_house_that_can_write(settings, db):
    settings.EMAIL_HOST = "mail.example.org"
    House.objects.update_or_create(id=1, defaults={"door": "open"})
    forget_the_house()


@pytest.fixture
def rosa(db):
    """A member with a confirmed address."""
    return make_person("Rosa", email="rosa@example.org", email_confirmed_at=timezone.now())


@pytest.fixture
def asked(django_capture_on_commit_callbacks):
    """`asked(person, address)` asks for an address; returns the path in the letter, or None."""

    def ask(person, address):
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            change_email(person=person, email=address)
        wait_for_letters()
        return path_in(mail.outbox[0]) if mail.outbox else None

    return ask


def path_in(letter):
    return re.search(r"http://[^/]+(/\S+)", letter.body).group(1)


def address_of(person):
    person.refresh_from_db()
    return person.email if person.email_confirmed_at else ""


def said(page):
    return " ".join(str(message) for message in page.context["messages"])


def test_an_address_given_at_the_door_counts_once_the_button_was_pressed(
    django_capture_on_commit_callbacks,
):
    client = Client()

    with django_capture_on_commit_callbacks(execute=True):
        told = {"name": "Robin", "passphrase": "five small brown birds", "email": "r@example.org"}
        codes = client.post("/join/", told, follow=True)
    wait_for_letters()
    robin = Person.objects.get(name="Robin")
    before = robin.email
    client.post(path_in(mail.outbox[0]))

    assert b"press the button there" in codes.content
    assert before == ""
    assert address_of(robin) == "r@example.org"


def test_opening_the_link_confirms_nothing(as_, asha, asked):
    path = asked(asha, "asha@example.org")

    scanner = Client().get(path)
    page = as_(asha).get(path)

    assert scanner.headers["Location"].startswith("/sign-in/?next=/me/email/confirm/")
    assert b"Yes, it is mine" in page.content
    assert b"asha@example.org" in page.content
    assert address_of(asha) == ""


def test_pressing_the_button_as_a_guest_confirms_nothing_and_asks_to_sign_in(asha, asked):
    path = asked(asha, "asha@example.org")
    guest = Client()

    guest.post(path)
    door = guest.get(path)
    signed_in = guest.post("/sign-in/", {"name": "Asha", "passphrase": PASSPHRASE, "next": path})

    assert address_of(asha) == ""
    assert door.status_code == 302
    assert signed_in.headers["Location"] == path
    guest.post(path)
    assert address_of(asha) == "asha@example.org"


def test_a_link_is_of_use_only_to_whoever_asked_for_it(as_, asha, ben, asked):
    path = asked(asha, "ben@example.org")

    opened = as_(ben).get(path, follow=True)
    pressed = as_(ben).post(path, follow=True)

    assert "under another name" in said(opened)
    assert "under another name" in said(pressed)
    assert b"Asha" not in opened.content
    assert address_of(asha) == address_of(ben) == ""


def test_a_link_is_good_once_and_only_for_the_address_asked_for_last(as_, asha, asked):
    first, second = asked(asha, "one@example.org"), asked(asha, "two@example.org")
    as_(asha).post(first)
    wrong = address_of(asha)
    as_(asha).post(second)

    again = as_(asha).post(first, follow=True)

    assert wrong == ""
    assert address_of(asha) == "two@example.org"
    assert "too old or was used" in said(again)


def test_an_old_link_no_longer_works(asha, monkeypatch):
    change_email(person=asha, email="asha@example.org")
    token = seal([asha.pk, "asha@example.org"], "confirm")
    monkeypatch.setattr("sameboat.people.commands.email._GOOD_FOR", timedelta(seconds=-1))

    assert not confirm_email(person=asha, token=token)


def test_a_link_to_confirm_names_nobody(rosa, asked):
    path = asked(rosa, "new@example.org")

    assert "new" not in mail.outbox[0].subject
    assert unseal(path.split("/")[-2], "confirm", timedelta(days=1)) == [rosa.pk, "new@example.org"]
    assert str(rosa.pk) not in path


def test_an_address_somebody_proved_is_not_told_and_not_taken(as_, rosa, asha, asked):
    path = asked(asha, "rosa@example.org")
    page = as_(asha).get("/me/email/")
    taken = confirm_email(person=asha, token=seal([asha.pk, "rosa@example.org"], "confirm"))

    assert path is None
    assert b"rosa@example.org" in page.content
    assert not taken
    assert address_of(rosa) == "rosa@example.org"


def test_of_two_who_were_asked_whether_it_is_theirs_the_first_to_say_so_has_it(
    as_, asha, ben, asked
):
    ashas, bens = asked(asha, "both@example.org"), asked(ben, "both@example.org")

    as_(ben).post(bens)
    late = as_(asha).post(ashas, follow=True)

    assert (address_of(asha), address_of(ben)) == ("", "both@example.org")
    assert "too old or was used" in said(late)
    mail.outbox.clear()
    write_way_back(email="both@example.org")
    wait_for_letters()
    assert person_on_way_back(path_in(mail.outbox[0]).split("/")[-2]) == ben


def test_an_address_that_was_never_proved_gives_way(as_, asha, ben, asked):
    Person.objects.filter(pk=ben.pk).update(email="asha@example.org")

    as_(asha).post(asked(asha, "asha@example.org"))

    ben.refresh_from_db()
    assert address_of(asha) == "asha@example.org"
    assert ben.email == ""


def test_confirming_disturbs_nobody_elses_links(as_, rosa, asha, ben, asked):
    write_way_back(email="rosa@example.org")
    wait_for_letters()
    way_back = path_in(mail.outbox[0])
    ashas = asked(asha, "asha@example.org")

    as_(ben).post(asked(ben, "ben@example.org"))

    assert Client().get(way_back).status_code == 200
    as_(asha).post(ashas)
    assert address_of(asha) == "asha@example.org"


def test_the_way_back_leads_nowhere_through_an_address_that_only_waits(asha, asked):
    asked(asha, "asha@example.org")
    mail.outbox.clear()

    write_way_back(email="asha@example.org")
    wait_for_letters()

    assert mail.outbox == []


def test_the_page_says_that_an_address_waits_and_sends_the_letter_once_more(
    as_, rosa, django_capture_on_commit_callbacks
):
    client = as_(rosa)
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/me/email/", {"email": "New@example.org"})
        page = client.get("/me/email/").content.decode()
        client.post("/me/email/", {"email": "new@example.org"})
    wait_for_letters()

    assert "Waits to be confirmed" in page
    assert '<input type="hidden" name="email" value="new@example.org">' in page
    assert [letter.to for letter in mail.outbox] == [["new@example.org"]] * 2
    assert address_of(rosa) == "rosa@example.org"


def test_an_address_that_waits_can_be_forgotten_and_the_proved_one_stays(as_, rosa, asked):
    asked(rosa, "new@example.org")

    as_(rosa).post("/me/email/", {"email": "rosa@example.org"})

    assert address_of(rosa) == "rosa@example.org"
    assert rosa.waiting_email == ""
    assert b"Waits to be confirmed" not in as_(rosa).get("/me/email/").content
