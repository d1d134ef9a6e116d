"""Handing a sealed message to a push service, and to nothing else.

The address comes from a browser, so it could be any: only https, only hosts that are out in the open, and the
very number that was looked at is the one that is spoken to. A redirect is not followed.
"""

import http.client
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from urllib.parse import SplitResult, urlsplit

from django.conf import settings

_SECONDS, _GONE, _TAKEN = 5, {404, 410}, {200, 201, 202, 204}
# Numbers that stand for others: what is behind them may be at home.
_HIDING = [ipaddress.ip_network(each) for each in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16")]


class Outcome(Enum):
    """What became of a message."""

    TAKEN, GONE, FAILED = "taken", "gone", "failed"


class NotThere(Exception):
    """An address that no message is sent to."""


@dataclass(frozen=True)
class Message:
    """A sealed message and the address it goes to."""

    endpoint: str
    sealed: bytes
    headers: dict[str, str]


def parts_of(endpoint: str) -> SplitResult:
    """An address taken apart. Raises NotThere where it is none of a push service."""
    try:
        parts = urlsplit(endpoint)
        has_port = parts.port is not None
    except ValueError as error:
        raise NotThere from error
    is_local = settings.PUSH_MAY_BE_LOCAL
    is_whole = parts.hostname and "@" not in parts.netloc and endpoint.isascii()
    if not is_whole or (not is_local and (parts.scheme != "https" or has_port)):
        raise NotThere
    return parts


def is_in_the_open(number: str) -> bool:
    """Whether a number on the network is one of the whole world's, and none of this house's own neighbours."""
    address = ipaddress.ip_address(number.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        if any(address in network for network in _HIDING):
            return False
        address = address.ipv4_mapped or address
    return address.is_global and not address.is_multicast


def _number_of(parts: SplitResult) -> tuple[str, int]:
    port = parts.port or (443 if parts.scheme == "https" else 80)
    found = socket.getaddrinfo(parts.hostname, port, type=socket.SOCK_STREAM)
    numbers = [str(each[4][0]) for each in found]
    if not numbers or not (settings.PUSH_MAY_BE_LOCAL or all(map(is_in_the_open, numbers))):
        raise NotThere
    return numbers[0], port


class _Errand(threading.Thread):
    """One message on its way, in a thread of its own so that it can be given up at any moment.

    The timeout of a socket begins anew with every byte: a service that drips its answer would keep us for hours.
    """

    def __init__(self, message: Message) -> None:
        super().__init__(daemon=True)
        self.message, self.outcome = message, Outcome.FAILED
        self._is_over, self._held = threading.Event(), list[socket.socket]()

    def run(self) -> None:
        with suppress(NotThere, OSError, ValueError, http.client.HTTPException):
            self.outcome = self._hand_over()

    def give_up(self) -> None:
        """Shut the line, so that the thread ends too."""
        self._is_over.set()
        for held in list(self._held):
            with suppress(OSError):
                # Not what TLS makes of it: that takes its state away under the thread that reads.
                socket.socket.shutdown(held, socket.SHUT_RDWR)

    def _hold(self, held: socket.socket) -> None:
        self._held.append(held)
        if self._is_over.is_set():
            raise NotThere

    def _hand_over(self) -> Outcome:
        parts, message = parts_of(self.message.endpoint), self.message
        line = self._line_to(parts)
        try:
            path = parts.path or "/"
            path = f"{path}?{parts.query}" if parts.query else path
            line.request("POST", path, message.sealed, message.headers)
            status = line.getresponse().status
        finally:
            line.close()
        if status in _GONE:
            return Outcome.GONE
        return Outcome.TAKEN if status in _TAKEN else Outcome.FAILED

    def _line_to(self, parts: SplitResult) -> http.client.HTTPConnection:
        """A line to the number that was looked at, so that the name can't mean another one a moment later."""
        number, port = _number_of(parts)
        host = str(parts.hostname)
        line = http.client.HTTPConnection(host, port, timeout=_SECONDS)
        line.sock = socket.create_connection((number, port), timeout=_SECONDS)
        try:
            self._hold(line.sock)
            if parts.scheme == "https":
                safe = ssl.create_default_context().wrap_socket(
                    line.sock, server_hostname=host, do_handshake_on_connect=False
                )
                line.sock = safe
                self._hold(safe)
                safe.do_handshake()
        except (NotThere, OSError, ValueError):
            line.sock.close()
            raise
        return line


def hand_over(messages: Sequence[Message]) -> list[Outcome]:
    """Hand messages to their push services, all at once. It takes a few seconds at most, whatever a service does."""
    until = time.monotonic() + _SECONDS
    errands = [_Errand(message) for message in messages]
    for errand in errands:
        errand.start()
    for errand in errands:
        errand.join(max(0.0, until - time.monotonic()))
    late = [errand for errand in errands if errand.is_alive()]
    for errand in late:
        errand.give_up()
    return [Outcome.FAILED if errand in late else errand.outcome for errand in errands]
