"""Whoever has duty chooses how they are called, turns push on for a device, tries it, and turns it off."""

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from django.utils import timezone

from sameboat.cli.doctor import findings
from sameboat.notices.models import PushAddress, WaitingPush
from sameboat.notices.push.sealing import public_point, to_bytes, to_text
from sameboat.notices.push.vouching import house_key, public_key, vouch_for
from sameboat.notices.queries import wishes_of

PATH = "/desk/on-call/telephones/"


def _address(number=1):
    key = ec.generate_private_key(ec.SECP256R1())
    return {
        "endpoint": f"https://push.example.com/{number}",
        "point": to_text(public_point(key)),
        "secret": to_text(b"s" * 16),
    }


def test_the_page_gives_the_browser_the_houses_key_and_says_what_a_message_says(as_, dora):
    page = as_(dora).get(PATH).content.decode()

    assert f'data-push="{public_key()}"' in page
    assert "never who or why" in page
    assert "E-mail still reaches you" in page


def test_a_device_is_turned_on_tried_and_turned_off(as_, dora):
    client = as_(dora)
    client.post(f"{PATH}on/", _address())
    listed = client.get(PATH).content.decode()

    client.post(f"{PATH}try/")
    wanted = WaitingPush.objects.get()
    client.post(f"{PATH}{PushAddress.objects.get().pk}/off/")

    assert "Devices that get them" in listed
    assert "this one" in listed
    assert (wanted.person, wanted.kind, wanted.is_urgent) == (dora, "try", False)
    assert not PushAddress.objects.exists()


def test_nobody_turns_off_what_is_anothers(as_, dora, olu):
    as_(dora).post(f"{PATH}on/", _address())

    answer = as_(olu).post(f"{PATH}{PushAddress.objects.get().pk}/off/")

    assert answer.status_code == 404
    assert PushAddress.objects.exists()


@pytest.mark.parametrize(
    "changed", [{"endpoint": "http://push.example.com/1"}, {"point": "x"}, {"secret": ""}]
)
def test_what_is_no_address_is_refused_in_words(as_, dora, changed):
    page = as_(dora).post(f"{PATH}on/", _address() | changed, follow=True).content.decode()

    assert "gave no address" in page
    assert not PushAddress.objects.exists()


def test_how_one_is_called_is_kept(as_, dora):
    as_(dora).post(PATH, {"called_by": "push"})
    wrong = as_(dora).post(PATH, {"called_by": "pigeon"})

    assert wrong.status_code == 422
    assert wishes_of(dora).called_by == "push"


def test_doctor_says_what_does_not_arrive_and_that_a_key_is_missing(as_, dora, settings):
    as_(dora).post(f"{PATH}on/", _address())
    PushAddress.objects.update(failed_at=timezone.now())
    settings.PUSH_KEY = "no key"

    said = " ".join(what for _unsafe, what, _mend in findings())

    assert "did not reach 1 of the browsers" in said
    assert "key for push messages is none" in said


def test_a_push_service_can_check_that_a_message_is_the_houses():
    told = vouch_for("https://push.example.com/1", timezone.now())

    token, _, key = told.removeprefix("vapid t=").partition(", k=")
    said, _, signed = token.rpartition(".")
    r, s = (int.from_bytes(part, "big") for part in (to_bytes(signed)[:32], to_bytes(signed)[32:]))
    house_key().public_key().verify(encode_dss_signature(r, s), said.encode(), ec.ECDSA(SHA256()))
    assert key == public_key()
    assert b"https://push.example.com" in to_bytes(said.partition(".")[2])
