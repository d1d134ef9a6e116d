"""Push messages: sealed for one browser, handed over by the worker, and never to a neighbour on the network."""

import json
import threading
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.core import mail
from django.utils import timezone

from sameboat.lib.refusal import Refusal
from sameboat.notices.commands import save_wishes
from sameboat.notices.models import PushAddress, WaitingPush
from sameboat.notices.push.commands import (
    _GOOD_FOR,
    call_person,
    send_waiting_pushes,
    turn_push_on,
    want_push,
)
from sameboat.notices.push.reaching import is_in_the_open
from sameboat.notices.push.sealing import _derived, public_point, seal_for, to_bytes, to_text

SECRET = b"s" * 16


class Service:
    """A push service on this machine, and the browser behind it."""

    def __init__(self):
        self.key, self.status, self.got = ec.generate_private_key(ec.SECP256R1()), 201, []
        service = self

        class Answer(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                service.got.append((dict(self.headers), body))
                self.send_response(service.status)
                self.end_headers()

            def log_message(self, *args):
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Answer)
        self.endpoint = f"http://127.0.0.1:{self.server.server_port}/push/1"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def opened(self):
        body, mine = self.got[-1][1], public_point(self.key)
        salt, theirs, sealed = body[:16], body[21:86], body[86:]
        point = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), theirs)
        shared = self.key.exchange(ec.ECDH(), point)
        start = _derived(shared, SECRET, b"WebPush: info\x00" + mine + theirs, 32)
        key = _derived(start, salt, b"Content-Encoding: aes128gcm\x00", 16)
        nonce = _derived(start, salt, b"Content-Encoding: nonce\x00", 12)
        return json.loads(AESGCM(key).decrypt(nonce, sealed, None)[:-1])


@pytest.fixture
def service(settings):
    settings.PUSH_MAY_BE_LOCAL = True
    made = Service()
    yield made
    made.server.shutdown()
    made.server.server_close()


@pytest.fixture
def on(rosa, as_, service):
    """Rosa's browser takes push messages."""
    session = as_(rosa).session
    return turn_push_on(
        person=rosa, session_key=session.session_key, endpoint=service.endpoint,
        point=to_text(public_point(service.key)), secret=to_text(SECRET),
    )  # fmt: skip


def test_it_is_sealed_as_in_the_standards_own_example():
    number = int.from_bytes(to_bytes("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"), "big")

    sealed = seal_for(
        to_bytes(
            "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"
        ),
        to_bytes("BTBZMqHH6r4Tts7J_aSIgg"),
        b"When I grow up, I want to be a watermelon",
        own=ec.derive_private_key(number, ec.SECP256R1()),
        salt=to_bytes("DGv6ra1nlYgDCS1FRnbzlw"),
    )

    assert to_text(sealed) == (
        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
    )


def test_a_call_reaches_the_browser_and_says_nothing_about_anybody(rosa, on, service):
    call_person(person=rosa, with_push=True, with_letter=False, at=timezone.now())
    before = len(service.got)

    send_waiting_pushes(timezone.now())

    assert before == 0
    headers = service.got[0][0]
    assert headers["Urgency"] == "high"
    assert int(headers["TTL"]) <= _GOOD_FOR.total_seconds()
    assert service.opened() == {"words": "Someone needs you. Open the desk.", "path": "/desk/"}
    assert send_waiting_pushes(timezone.now()) == 0


def test_a_browser_that_is_gone_is_forgotten_and_a_letter_goes_instead(rosa, on, service):
    save_wishes(person=rosa, called_by="push")
    service.status = 410
    call_person(person=rosa, with_push=True, with_letter=True, at=timezone.now())

    send_waiting_pushes(timezone.now())

    assert not PushAddress.objects.exists()
    assert len(mail.outbox) == 1


def test_where_no_letter_goes_with_it_one_goes_once_the_push_message_fails(rosa, on, service):
    service.status = 500
    call_person(person=rosa, with_push=True, with_letter=False, at=timezone.now())
    before = len(mail.outbox)

    send_waiting_pushes(timezone.now())

    assert before == 0
    assert len(mail.outbox) == 1


def test_whoever_wants_only_letters_gets_no_push(rosa, on):
    save_wishes(person=rosa, called_by="mail")

    call_person(person=rosa, with_push=True, with_letter=True, at=timezone.now())

    assert not WaitingPush.objects.exists()
    assert len(mail.outbox) == 1


def test_a_call_that_comes_too_late_is_not_sent(rosa, on, service):
    want_push(person=rosa, kind="call", at=timezone.now())

    send_waiting_pushes(timezone.now() + timedelta(minutes=16))

    assert service.got == []


def test_a_browser_that_is_signed_out_gets_nothing_more(rosa, on):
    rosa.devices.all().delete()

    assert not PushAddress.objects.exists()


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://push.example/1",
        "https://push.example:8443/1",
        "https://me@push.example/1",
        "ftp://x/",
    ],
)
def test_only_an_open_https_address_is_taken(rosa, as_, endpoint):
    key = public_point(ec.generate_private_key(ec.SECP256R1()))

    with pytest.raises(Refusal):
        turn_push_on(
            person=rosa, session_key=as_(rosa).session.session_key, endpoint=endpoint,
            point=to_text(key), secret=to_text(SECRET),
        )  # fmt: skip


@pytest.mark.parametrize(
    "number",
    ["127.0.0.1", "10.0.0.8", "169.254.169.254", "::1", "fd00::1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "224.0.0.1"],
)  # fmt: skip
def test_no_neighbour_on_the_network_is_spoken_to(number):
    assert not is_in_the_open(number)
    assert is_in_the_open("9.9.9.9")
