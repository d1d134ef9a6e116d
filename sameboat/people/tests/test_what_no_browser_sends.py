"""What no browser sends is answered in plain words, never by something that broke."""

import json

import pytest
from django.test import Client
from fido2.utils import websafe_encode

from sameboat.circles.testing import make_circle
from sameboat.people.commands.house import save_house
from sameboat.people.queries.house import forget_the_house
from sameboat.people.testing import PASSPHRASE
from sameboat.posts.testing import make_thread

pytestmark = pytest.mark.django_db
DEEP = ["[" * 5_000, "[" * 100_000, '{"a":' * 5_000, '["\\ud800"]', '[["a", "\\u0000"]]']


@pytest.mark.parametrize("kept", DEEP)
def test_a_form_carried_through_the_sign_in_page(asha, kept):
    told = {"name": "Asha", "passphrase": PASSPHRASE, "kept": kept, "kept_path": "/today/"}

    wrong = Client().post("/sign-in/", {**told, "passphrase": "not this one at all"})
    right = Client().post("/sign-in/", told)

    assert wrong.status_code == 422
    assert right.status_code < 400


@pytest.mark.parametrize("key", DEEP)
def test_a_passkey(key):
    save_house(changes={"door": "open"})
    forget_the_house()
    client = Client(SERVER_NAME="localhost")
    client.post("/passkeys/begin/", {"what": "sign in"})

    signing_in = client.post("/sign-in/passkey/", {"key": key})
    client.post("/passkeys/begin/", {"what": "join"})
    joining = client.post("/join/passkey/", {"name": "Robin", "key": key})

    assert signing_in.status_code == 302
    assert joining.status_code == 422


@pytest.mark.parametrize("inside", [b"\x81" * 14_000, b"\xbf", b"", b"\xff" * 9, b"\x5a\xff"])
def test_a_passkey_with_nonsense_packed_inside(as_, asha, inside):
    client = Client(SERVER_NAME="localhost")
    client.force_login(asha)
    begun = client.post("/passkeys/begin/", {"what": "add"}).json()
    told = {
        "type": "webauthn.create",
        "origin": "http://localhost",
        "challenge": begun["publicKey"]["challenge"],
    }
    response = {
        "clientDataJSON": websafe_encode(json.dumps(told).encode()),
        "attestationObject": websafe_encode(inside),
    }
    answer = {"id": "qrs", "rawId": "qrs", "type": "public-key", "response": response}

    page = client.post("/me/passkeys/", {"key": json.dumps(answer)}, follow=True)

    assert b"was not understood" in page.content


@pytest.mark.parametrize("fields", DEEP)
def test_a_draft(as_, asha, chidi, fields):
    thread = make_thread(chidi, make_circle("Kites", people=(asha, chidi)))

    answer = as_(asha).post("/drafts/", {"place": f"thread:{thread.pk}", "fields": fields})
    letter = as_(asha).post("/letters/draft/", {"place": f"letter:{chidi.pk}", "fields": fields})

    assert answer.status_code < 500
    assert letter.status_code < 500
