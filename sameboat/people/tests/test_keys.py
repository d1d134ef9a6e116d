import pytest
from django.test import Client

from sameboat.lib.refusal import Refusal
from sameboat.people.commands.signing import (
    CODES,
    hashed,
    make_recovery_codes,
    recover_with_code,
)
from sameboat.people.models import Device, RecoveryCode
from sameboat.people.testing import PASSPHRASE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("one_quarter_of_an_hour")]
NEW = "brass kettle on the sill"
PHONE = "Mozilla/5.0 (Android 14; Mobile) Gecko/140.0 Firefox/140.0"
COMPUTER = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0"


def sign_in(agent=PHONE):
    client = Client(headers={"User-Agent": agent})
    client.post("/sign-in/", {"name": "Asha", "passphrase": PASSPHRASE})
    return client


def recover(code, name="Asha", passphrase=NEW):
    return Client().post("/recover/", {"name": name, "code": code, "passphrase": passphrase})


def is_in(client):
    return client.get("/me/").status_code == 200


def test_a_code_sets_a_new_passphrase_and_signs_in(asha):
    code = make_recovery_codes(person=asha)[0]

    page = recover(f" {code.upper().replace('-', ' ')} ")

    asha.refresh_from_db()
    assert page.status_code == 302
    assert asha.check_password(NEW)


def test_a_code_is_good_once(asha):
    codes = make_recovery_codes(person=asha)
    recover(codes[0])

    again = recover(codes[0], passphrase="another quiet heron here")
    another = recover(codes[1], passphrase="another quiet heron here")

    assert again.status_code == 422
    assert another.status_code == 302


def test_new_codes_put_the_old_ones_out_of_use(as_, asha):
    old = make_recovery_codes(person=asha)

    page = as_(asha).post("/me/codes/")

    new = page.context["codes"]
    assert len(set(new)) == CODES
    assert not set(new) & set(old)
    assert recover(old[0]).status_code == 422
    assert recover(new[0]).status_code == 302


def test_codes_are_shown_once_and_kept_only_hashed(as_, asha):
    client = as_(asha)

    shown = client.post("/me/codes/").context["codes"]
    later = client.get("/me/codes/").content.decode()

    kept = set(RecoveryCode.objects.values_list("code_hash", flat=True))
    assert kept == {hashed(code) for code in shown}
    assert all(code not in later for code in shown)


def test_a_wrong_code_a_wrong_name_and_somebody_elses_code_get_one_answer(asha, ben):
    code = make_recovery_codes(person=asha)[0]
    bens = make_recovery_codes(person=ben)[0]

    told = set()
    for name, given in (("Asha", "abcde-fghjk-mnpqr"), ("Robin", code), ("Asha", bens)):
        with pytest.raises(Refusal) as refused:
            recover_with_code(name=name, code=given, passphrase=NEW)
        told.add(str(refused.value))

    assert len(told) == 1
    assert asha.check_password(PASSPHRASE)


def test_a_bad_new_passphrase_does_not_use_a_code_up(asha):
    code = make_recovery_codes(person=asha)[0]

    short = recover(code, passphrase="short")
    good = recover(code)

    assert short.status_code == 422
    assert good.status_code == 302


def test_guessing_codes_has_to_wait(asha):
    code = make_recovery_codes(person=asha)[0]
    for _try in range(10):
        recover("abcde-fghjk-mnpqr")

    page = recover(code)

    assert b"Please wait a quarter of an hour" in page.content
    assert page.status_code == 422


def test_a_new_passphrase_signs_out_every_device_but_the_one_in_hand(asha):
    here, there = sign_in(), sign_in(COMPUTER)

    page = here.post("/me/passphrase/", {"old_passphrase": PASSPHRASE, "passphrase": NEW})

    asha.refresh_from_db()
    assert page.status_code == 302
    assert asha.check_password(NEW)
    assert is_in(here)
    assert not is_in(there)


def test_without_the_old_passphrase_nothing_changes(asha):
    here, there = sign_in(), sign_in(COMPUTER)

    page = here.post("/me/passphrase/", {"old_passphrase": "not this one", "passphrase": NEW})

    asha.refresh_from_db()
    assert page.status_code == 422
    assert asha.check_password(PASSPHRASE)
    assert is_in(there)


def test_recovering_signs_every_device_out(asha):
    there = sign_in()

    recover(make_recovery_codes(person=asha)[0])

    assert not is_in(there)


def test_devices_are_told_apart_by_their_kind_and_nothing_more(asha):
    sign_in(COMPUTER)
    here = sign_in(PHONE)

    page = here.get("/me/devices/").content.decode()

    assert page.index("Phone, Firefox") < page.index("Computer, Edge")
    assert "this one" in page
    fields = {field.name for field in Device._meta.concrete_fields}
    assert fields == {
        "session_key", "session_data", "expire_date", "person", "kind", "signed_in_at", "last_used_on",
    }  # fmt: skip
    held = Device.objects.get(kind="Phone, Firefox").get_decoded()
    assert "127.0.0.1" not in str(held)
    assert "Mozilla" not in str(held)


def test_everything_else_is_signed_out_with_one_tap(asha):
    there, here = sign_in(COMPUTER), sign_in(PHONE)

    here.post("/me/devices/")

    assert is_in(here)
    assert not is_in(there)


def test_signing_devices_out_leaves_those_of_others_alone(as_, asha, ben):
    bens = as_(ben)

    sign_in().post("/me/devices/")

    assert is_in(bens)
