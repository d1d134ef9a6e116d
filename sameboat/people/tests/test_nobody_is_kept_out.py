"""Trying a name wrongly keeps its owner out of nothing; guessing it still takes for ever."""

import pytest
from django.test import Client

from sameboat.people import limits, tries
from sameboat.people.commands.leaving import erase_person
from sameboat.people.commands.signing import MOST_DEVICES, make_recovery_codes, remember_device
from sameboat.people.limits import PER_ADDRESS
from sameboat.people.models import Attempt, KnownDevice
from sameboat.people.testing import PASSPHRASE
from sameboat.people.tries import PER_DEVICE, PER_NAME_HERE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("one_quarter_of_an_hour")]
WAIT = b"Please wait a quarter of an hour"
WRONG, NEW = "wrong wrong wrong wrong", "brass kettle on the sill"


def try_door(name="Dora", passphrase=WRONG, *, at="203.0.113.1", device=None):
    client = device or Client()
    return client.post("/sign-in/", {"name": name, "passphrase": passphrase}, REMOTE_ADDR=at)


def let_in(name="Dora", *, device, at="203.0.113.1"):
    answer = try_door(name, PASSPHRASE, device=device, at=at)
    device.post("/sign-out/")
    return answer.status_code == 302


@pytest.fixture
def few(monkeypatch):
    """A house where all that is counted for a name is over after twelve wrong tries."""
    monkeypatch.setattr(tries, "PER_NAME", {limits.WINDOW: 12})


def test_ten_wrong_tries_from_elsewhere_keep_nobody_out(dora):
    for _try in range(PER_NAME_HERE + 5):
        elsewhere = try_door(at="198.51.100.7")

    at_home = try_door("Dora", PASSPHRASE)

    assert WAIT in elsewhere.content
    assert at_home.status_code == 302


def test_what_one_place_tries_beyond_its_own_count_is_not_held_against_the_name(dora, few):
    for _try in range(40):
        try_door(at="198.51.100.7")

    assert try_door("Dora", PASSPHRASE).status_code == 302


def test_many_places_that_try_one_name_have_to_wait_however_many_they_are(dora, few):
    for place in range(12):
        try_door(at=f"198.51.100.{place}")

    assert WAIT in try_door("Dora", PASSPHRASE, at="198.51.100.99").content


def test_a_device_that_was_let_in_before_is_not_hindered_by_others(dora, few):
    phone = Client()
    let_in(device=phone)
    for place in range(20):
        try_door(at=f"198.51.100.{place}")
    for _try in range(PER_ADDRESS + 1):
        try_door("Robin", at="203.0.113.1")

    assert WAIT in try_door("Dora", PASSPHRASE).content
    assert let_in(device=phone)


def test_a_known_device_may_not_guess_all_night_either(dora):
    phone = Client()
    let_in(device=phone)

    for place in range(PER_DEVICE):
        try_door(device=phone, at=f"198.51.100.{place}")

    assert WAIT in try_door("Dora", PASSPHRASE, device=phone, at="198.51.100.99").content


def test_a_device_known_to_one_person_is_a_stranger_to_another(asha, dora, few):
    phone = Client()
    let_in("Asha", device=phone)
    for place in range(12):
        try_door(at=f"198.51.100.{place}")

    assert not let_in("Dora", device=phone)


def test_coming_in_often_is_no_wrong_try(dora):
    for _time in range(PER_NAME_HERE + 5):
        try_door("Dora", PASSPHRASE)

    assert not Attempt.objects.filter(tries__gt=0).exists()
    assert try_door("Dora", PASSPHRASE).status_code == 302


def test_a_mark_on_a_device_says_nothing_and_two_people_on_it_have_nothing_in_common(asha, dora):
    phone = Client()
    let_in("Asha", device=phone)
    first = phone.cookies["mark"]
    mark = first.value.partition(":")[0]
    let_in("Dora", device=phone)

    hashes = set(KnownDevice.objects.values_list("mark_hash", flat=True))
    assert phone.cookies["mark"].value.partition(":")[0] == mark
    assert (first["httponly"], first["samesite"]) == (True, "Lax")
    assert str(asha.pk) not in first.value
    assert len(hashes) == 2
    assert not [kept for kept in hashes if mark in kept]


def test_a_mark_that_we_did_not_make_is_nothing(dora, few):
    forged = Client()
    forged.cookies["mark"] = "made-up:1abc:signature"
    for place in range(12):
        try_door(at=f"198.51.100.{place}")

    assert not let_in(device=forged)


def test_a_name_nobody_has_is_answered_as_any_other_on_a_known_device(dora):
    phone = Client()
    let_in(device=phone)

    known, unknown = try_door("Dora", device=phone), try_door("Robin", device=phone)

    assert known.status_code == unknown.status_code == 422
    assert known.context["form"].errors == unknown.context["form"].errors


def test_a_new_passphrase_and_signing_out_everywhere_make_other_devices_unknown(dora):
    phone, laptop = Client(), Client()
    let_in(device=phone)
    try_door("Dora", PASSPHRASE, device=laptop)

    laptop.post("/me/devices/")
    after_signing_out = KnownDevice.objects.count()
    laptop.post("/me/passphrase/", {"old_passphrase": PASSPHRASE, "passphrase": NEW})

    assert after_signing_out == KnownDevice.objects.count() == 1


def test_wrong_codes_from_elsewhere_keep_nobody_from_getting_back_in(dora):
    code = make_recovery_codes(person=dora)[0]
    for _try in range(PER_NAME_HERE + 1):
        told = {"name": "Dora", "code": "abcde-fghjk-mnpqr", "passphrase": NEW}
        Client().post("/recover/", told, REMOTE_ADDR="198.51.100.7")

    told = {"name": "Dora", "code": code, "passphrase": NEW}
    answer = Client().post("/recover/", told, REMOTE_ADDR="203.0.113.1")

    assert answer.status_code == 302


def test_addresses_that_differ_in_their_last_half_are_one_place(dora):
    for place in range(PER_NAME_HERE):
        try_door(at=f"2001:db8:1:2::{place}")

    assert WAIT in try_door("Dora", PASSPHRASE, at="2001:db8:1:2:ffff::1").content
    assert try_door("Dora", PASSPHRASE, at="2001:db8:1:3::1").status_code == 302


def test_only_the_last_devices_are_remembered_and_none_after_somebody_left(dora):
    for number in range(MOST_DEVICES + 5):
        remember_device(person=dora, mark_hash=str(number))

    kept = set(KnownDevice.objects.values_list("mark_hash", flat=True))
    erase_person(person=dora)

    assert kept == {str(number) for number in range(5, MOST_DEVICES + 5)}
    assert not KnownDevice.objects.exists()
