"""A push service that drips its answer keeps the worker, and with it the calls for people in danger, for seconds only."""

import socket
import threading
import time

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from django.utils import timezone

from sameboat.notices.models import PushAddress
from sameboat.notices.push import reaching
from sameboat.notices.push.commands import send_waiting_pushes, turn_push_on, want_push
from sameboat.notices.push.sealing import public_point, to_text
from sameboat.notices.tests.test_push_messages import SECRET, Service

# How long a dripping service goes on, where nobody shuts the line.
_DRIPS_FOR = 8


class DrippingService:
    """A push service that says one letter of its answer every tenth of a second."""

    def __init__(self):
        self.shut_after = []
        self.door = socket.create_server(("127.0.0.1", 0))
        self.endpoint = f"http://127.0.0.1:{self.door.getsockname()[1]}/push/"
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        while True:
            try:
                line, _ = self.door.accept()
            except OSError:
                return
            threading.Thread(target=self.drip, args=[line], daemon=True).start()

    def drip(self, line):
        begun = time.monotonic()
        try:
            line.sendall(b"HTTP/1.1 201 ")
            while time.monotonic() < begun + _DRIPS_FOR:
                line.sendall(b"a")
                time.sleep(0.1)
        except OSError:
            self.shut_after.append(time.monotonic() - begun)
        finally:
            line.close()


@pytest.fixture
def dripping(settings, monkeypatch):
    settings.PUSH_MAY_BE_LOCAL = True
    monkeypatch.setattr(reaching, "_SECONDS", 1)
    made = DrippingService()
    yield made
    made.door.close()


@pytest.fixture
def turns_on(rosa, as_):
    """Rosa turns push on in another browser."""

    def turn(endpoint):
        return turn_push_on(
            person=rosa, session_key=as_(rosa).session.session_key, endpoint=endpoint,
            point=to_text(public_point(ec.generate_private_key(ec.SECP256R1()))), secret=to_text(SECRET),
        )  # fmt: skip

    return turn


def test_a_service_that_drips_its_answer_is_given_up(rosa, dripping, turns_on):
    turns_on(dripping.endpoint)
    want_push(person=rosa, kind="call")
    begun = time.monotonic()

    sent = send_waiting_pushes(timezone.now())

    assert time.monotonic() - begun < 3
    assert sent == 0
    assert PushAddress.objects.get().failed_at
    # The line is shut as well, so that no thread stays behind.
    until = time.monotonic() + 3
    while not dripping.shut_after and time.monotonic() < until:
        time.sleep(0.05)
    assert dripping.shut_after


def test_nine_that_drip_cost_no_more_than_one_and_the_tenth_is_reached(rosa, dripping, turns_on):
    for number in range(9):
        turns_on(f"{dripping.endpoint}{number}")
    service = Service()
    turns_on(service.endpoint)
    want_push(person=rosa, kind="call")
    begun = time.monotonic()

    sent = send_waiting_pushes(timezone.now())

    service.server.shutdown()
    service.server.server_close()
    assert time.monotonic() - begun < 4
    assert (sent, len(service.got)) == (1, 1)
