from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from sameboat.lib.post import wait_for_letters
from sameboat.people.commands.signing import make_invitation
from sameboat.people.models import House, Invitation, Person
from sameboat.people.queries.house import forget_the_house
from sameboat.people.testing import make_person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("one_quarter_of_an_hour")]
GOOD = "five small brown birds"


def the_door(door):
    House.objects.update_or_create(id=1, defaults={"door": door})
    forget_the_house()


def join(name="Robin", passphrase=GOOD, **more):
    return Client().post("/join/", {"name": name, "passphrase": passphrase, **more})


def said(page):
    return page.content.decode()


def test_a_made_up_name_and_a_passphrase_are_enough():
    the_door("open")
    client = Client()

    page = client.post("/join/", {"name": " Robin  Red ", "passphrase": GOOD}, follow=True)

    robin = Person.objects.get()
    assert page.redirect_chain == [("/me/codes/", 302)]
    assert "without these codes a lost passphrase cannot be mended by anyone" in said(page)
    assert (robin.name, robin.email, robin.role) == ("Robin Red", "", "member")
    assert robin.check_password(GOOD)
    assert client.get("/today/").status_code == 200


@pytest.mark.parametrize(
    "name", ["asha", " A S H A ", "Ásha", "As-ha", "Аshа", "ＡＳＨＡ", "A.s.h.a"]
)
def test_a_name_that_looks_like_one_that_is_taken_is_refused(asha, name):
    the_door("open")

    page = join(name=name)

    assert page.status_code == 422
    assert "or one that looks like it, is taken" in said(page)
    assert Person.objects.count() == 1


@pytest.mark.parametrize(
    "name", ["Moderator", "mod erator", "Admin", "Sameboat", "Someone", "Someone calm", "Support"]
)
def test_a_name_that_would_mislead_is_refused(name):
    the_door("open")

    page = join(name=name)

    assert page.status_code == 422
    assert "That name would mislead people" in said(page)
    assert not Person.objects.exists()


@pytest.mark.parametrize(
    "name", ["\u202enimda", "Robin\u2067", "Robin\u200f wren", "robin@letters.example", "R@bin"]
)
def test_a_name_that_reads_otherwise_or_is_an_address_is_refused(name):
    the_door("open")

    page = join(name=name)

    assert page.status_code == 422
    assert not Person.objects.exists()


@pytest.mark.parametrize("name", ["小舟", "نور", "Zoë-Mae", "👩‍🚀 Robin", "میخواهم\u200cها"])
def test_a_name_may_be_in_any_letters(name):
    the_door("open")

    page = join(name=name)

    assert page.status_code == 302
    assert Person.objects.get().name == name
    assert Client().post("/sign-in/", {"name": name, "passphrase": GOOD}).status_code == 302


@pytest.mark.parametrize("name", ["R", "...", "  ", "R" * 41, "\ufdfa" * 30])
def test_a_name_has_two_to_forty_letters(name):
    the_door("open")

    page = join(name=name)

    assert page.status_code == 422
    assert not Person.objects.exists()


def test_what_was_typed_is_kept_when_something_was_wrong():
    the_door("open")

    page = join(name="Robin", passphrase="too short")

    assert page.status_code == 422
    assert 'value="Robin"' in said(page)
    assert "at least 15 letters" in said(page)


def test_a_closed_door_says_so_and_lets_nobody_in():
    the_door("closed")

    shown = Client().get("/join/")
    page = join()

    assert "Nobody new can join for now" in said(shown)
    assert 'name="passphrase"' not in said(shown)
    assert page.status_code == 422
    assert not Person.objects.exists()


def test_without_an_invitation_a_door_by_invitation_stays_shut():
    the_door("by_invitation")

    shown = Client().get("/join/")
    page = join(invitation="guessed")

    assert "This place opens with an invitation" in said(shown)
    assert "This invitation no longer works" in said(page)
    assert not Person.objects.exists()


def test_an_invitation_opens_the_door_as_often_as_it_says(olu):
    the_door("by_invitation")
    code = make_invitation(by=olu, uses=2)

    first = join(name="Robin", invitation=code)
    second = join(name="Wren", invitation=code.upper())
    third = join(name="Finch", invitation=code)

    assert first.status_code == second.status_code == 302
    assert "This invitation no longer works" in said(third)
    assert not Person.objects.filter(name="Finch").exists()


def test_an_invitation_is_not_used_up_by_a_name_that_was_refused(olu, asha):
    the_door("by_invitation")
    code = make_invitation(by=olu)

    refused = join(name="Asha", invitation=code)
    page = join(name="Robin", invitation=code)

    assert refused.status_code == 422
    assert f'value="{code}"' in said(refused)
    assert page.status_code == 302


def test_an_old_invitation_no_longer_opens(olu):
    the_door("by_invitation")
    code = make_invitation(by=olu, at=timezone.now() - timedelta(days=15))

    page = join(invitation=code)

    assert "This invitation no longer works" in said(page)


def test_an_invitation_is_kept_only_as_something_that_cannot_be_used(olu):
    code = make_invitation(by=olu)

    kept = Invitation.objects.values_list("code_hash", flat=True).get()

    assert code not in kept
    assert len(code) == 16


def test_an_address_somebody_has_is_taken_in_as_any_other(
    settings, django_capture_on_commit_callbacks
):
    settings.EMAIL_HOST = "mail.example.org"
    the_door("open")
    make_person("Rosa", email="rosa@example.org", email_confirmed_at=timezone.now())

    with django_capture_on_commit_callbacks(execute=True):
        known = join(name="Robin", email="Rosa@example.org")
        new = join(name="Wren", email="wren@example.org")
    wait_for_letters()

    assert known.status_code == new.status_code == 302
    assert known.headers["Location"] == new.headers["Location"] == "/me/codes/"
    assert [letter.to for letter in mail.outbox] == [["wren@example.org"]]
    assert Person.objects.get(name="Robin").email == ""


def test_joining_again_and_again_from_one_place_has_to_wait():
    the_door("open")
    for number in range(60):
        join(name="Moderator", passphrase=f"{GOOD} {number}")

    page = join(name="Robin")

    assert "Please wait a quarter of an hour" in said(page)
    assert not Person.objects.exists()


def test_the_door_is_asked_as_it_stands_now_not_as_a_page_remembers_it():
    the_door("open")
    Client().get("/join/")  # the house is kept for some seconds from here on
    House.objects.update(door="by_invitation")

    page = join()

    assert page.status_code == 422
    assert not Person.objects.exists()
