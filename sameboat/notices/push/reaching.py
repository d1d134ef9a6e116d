"""Handing a sealed message to a push service, and to nothing else.

The address comes from a browser, so it could be any: only https, only hosts that are out in the open, and the
very number that was looked at is the one that is spoken to. A redirect is not followed.
"""

import http.client
import ipaddress
import socket
import ssl
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


def _line_to(parts: SplitResult) -> http.client.HTTPConnection:
    """A line to the number that was looked at, so that the name can't mean another one a moment later."""
    number, port = _number_of(parts)
    host = str(parts.hostname)
    line = http.client.HTTPConnection(host, port, timeout=_SECONDS)
    line.sock = socket.create_connection((number, port), timeout=_SECONDS)
    if parts.scheme == "https":
        try:
            line.sock = ssl.create_default_context().wrap_socket(line.sock, server_hostname=host)
        except (OSError, ValueError):
            line.sock.close()
            raise
    return line


def hand_over(endpoint: str, sealed: bytes, headers: dict[str, str]) -> Outcome:
    """Hand one sealed message to the push service behind an address."""
    try:
        parts = parts_of(endpoint)
        line = _line_to(parts)
    except (NotThere, OSError, ValueError):
        return Outcome.FAILED
    try:
        path = parts.path or "/"
        line.request("POST", f"{path}?{parts.query}" if parts.query else path, sealed, headers)
        status = line.getresponse().status
    except (OSError, ValueError, http.client.HTTPException):
        return Outcome.FAILED
    finally:
        line.close()
    if status in _GONE:
        return Outcome.GONE
    return Outcome.TAKEN if status in _TAKEN else Outcome.FAILED
