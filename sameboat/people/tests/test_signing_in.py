import re
from datetime import timedelta

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.test import Client
from django.utils import timezone

from sameboat.people.commands.signing import person_by_keys
from sameboat.people.limits import PER_ADDRESS, forget_old_tries
from sameboat.people.models import Attempt, Device
from sameboat.people.testing import PASSPHRASE, make_person
from sameboat.people.tries import PER_NAME_HERE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("one_quarter_of_an_hour")]


class CountingHasher(MD5PasswordHasher):
    """A cheap hasher that says how often a passphrase was worked on."""

    algorithm = "counting"
    times = 0

    def encode(self, password, salt):
        CountingHasher.times += 1
        return super().encode(password, salt)


@pytest.fixture
def work(settings):
    """How often a passphrase is hashed while something is done."""
    settings.PASSWORD_HASHERS = [f"{__name__}.CountingHasher"]

    def done_by(do):
        CountingHasher.times = 0
        do()
        return CountingHasher.times

    return done_by


def try_door(name, passphrase=PASSPHRASE, **headers):
    return Client().post("/sign-in/", {"name": name, "passphrase": passphrase}, headers=headers)


def without_what_was_typed(page, name):
    text = page.content.decode().replace(name, "NAME")
    return re.sub(r'(name="csrfmiddlewaretoken" value=)"[^"]+"', r"\1", text)


def test_a_name_opens_however_its_capitals_are_typed(asha):
    page = try_door(" aSHA ")

    assert page.status_code == 302
    assert page.headers["Location"] == "/today/"


def test_a_wrong_passphrase_and_a_name_nobody_has_get_the_same_answer(asha):
    wrong = try_door("Asha", "brass kettle on the sill")
    nobody = try_door("Robin", "brass kettle on the sill")

    assert wrong.status_code == nobody.status_code == 422
    assert without_what_was_typed(wrong, "Asha") == without_what_was_typed(nobody, "Robin")
    assert set(wrong.cookies) == set(nobody.cookies)


def test_a_wrong_passphrase_a_name_nobody_has_and_a_passkey_alone_take_the_same_work(work):
    make_person("Asha")
    alone = make_person("Wren")
    alone.set_unusable_password()
    alone.save()

    counted = {
        name: work(lambda name=name: person_by_keys(name=name, passphrase="not this one"))
        for name in ("Asha", "Robin", "Wren", "nobody@example.org")
    }

    assert set(counted.values()) == {1}


def test_a_confirmed_address_opens_as_a_name_does():
    make_person("Rosa", email="rosa@example.org", email_confirmed_at=timezone.now())

    page = try_door(" Rosa@Example.org ")

    assert page.status_code == 302


def test_an_address_that_nobody_confirmed_opens_nothing():
    make_person("Rosa", email="rosa@example.org")

    page = try_door("rosa@example.org")

    assert page.status_code == 422


def test_somebody_without_a_place_here_any_more_is_not_let_in():
    make_person("Rosa", is_active=False)

    page = try_door("Rosa")

    assert page.status_code == 422
    assert not Device.objects.exclude(person=None).exists()


def test_too_many_tries_tell_nothing_about_a_name(asha):
    for _try in range(PER_NAME_HERE):
        try_door("Asha", "wrong wrong wrong wrong")
        try_door("Robin", "wrong wrong wrong wrong")

    known, unknown = try_door("Asha"), try_door("Robin")

    assert without_what_was_typed(known, "Asha") == without_what_was_typed(unknown, "Robin")
    assert b"Please wait a quarter of an hour" in known.content


@pytest.mark.parametrize("typed", ["ASHA", "a.s.h.a", " asha ", "Áshа"])
def test_another_way_of_typing_a_name_gives_no_further_tries(asha, typed):
    for _try in range(PER_NAME_HERE):
        try_door("Asha", "wrong wrong wrong wrong")

    page = try_door(typed)

    assert b"Please wait a quarter of an hour" in page.content


def test_one_place_that_tries_many_names_has_to_wait(asha):
    for number in range(PER_ADDRESS):
        try_door(f"Robin {number}", "wrong wrong wrong wrong")

    page = try_door("Asha")

    assert b"Please wait a quarter of an hour" in page.content


def test_what_is_counted_names_nobody_and_is_forgotten(asha):
    try_door("Asha", "wrong wrong wrong wrong")

    keys = list(Attempt.objects.values_list("key", flat=True))
    forget_old_tries(timezone.now() + timedelta(hours=25))

    assert len(keys) == 4
    assert all(len(key) == 64 and "asha" not in key for key in keys)
    assert not Attempt.objects.exists()


def test_after_signing_in_one_goes_where_one_wanted_to_but_never_elsewhere(asha):
    told = {"name": "Asha", "passphrase": PASSPHRASE}

    there = Client().post("/sign-in/", {**told, "next": "/circles/"})
    elsewhere = Client().post("/sign-in/", {**told, "next": "https://evil.example/"})

    assert there.headers["Location"] == "/circles/"
    assert elsewhere.headers["Location"] == "/today/"


def test_signing_out_ends_the_session_in_the_house_too(as_, asha):
    client = as_(asha)

    client.post("/sign-out/")

    assert not Device.objects.filter(person=asha).exists()
    assert client.get("/today/").status_code == 302
