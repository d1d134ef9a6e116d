"""Addresses that only we can make: whose they are, what they are for, and until when they are good.

The part before the @ is sealed: whoever reads it in a mailbox learns neither person, nor thread, nor purpose. A mark of
16 bytes over what it says (HMAC-SHA256) is at the same time what its words are hidden with, so that there is nothing to
change in it that would not show. Letters and digits alone (base32), as mail programs change capitals.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import IntEnum

from django.conf import settings

from sameboat.lib.ids import END_OF_IDS
from sameboat.lib.sealed import key_for

GOOD_FOR = timedelta(days=60)
_FIRST_DAY = date(2020, 1, 1)
_LOCAL = re.compile(r"(?:reply|new|stop|back)\+([a-z2-7]{52})", re.IGNORECASE | re.ASCII)


class For(IntEnum):
    """What an address is for. With `ANSWER_AS_SOMEONE` and `OPEN_AS_SOMEONE` a post goes without its writer's name."""

    ANSWER = 1
    ANSWER_AS_SOMEONE = 2
    OPEN = 3
    OPEN_AS_SOMEONE = 4
    STOP = 5
    BACK = 6


_SAID = {For.OPEN: "new", For.OPEN_AS_SOMEONE: "new", For.STOP: "stop", For.BACK: "back"}
# Whoever finds an old letter can still stop them, and a letter may come back late.
_ALWAYS_GOOD = {For.STOP, For.BACK}


@dataclass(frozen=True)
class Address:
    """What a signed address says. `thing_id` is a thread's, a circle's, or for what came back a post's."""

    kind: For
    person_id: int
    thing_id: int

    @property
    def as_someone(self) -> bool:
        """Whether what comes to it goes without its writer's name."""
        return self.kind in {For.ANSWER_AS_SOMEONE, For.OPEN_AS_SOMEONE}

    @property
    def opens(self) -> bool:
        """Whether what comes to it opens a thread."""
        return self.kind in {For.OPEN, For.OPEN_AS_SOMEONE}


def address_of(kind: For, person_id: int, thing_id: int, at: datetime) -> str:
    """A signed address; the same all day."""
    day = (at.astimezone(UTC).date() - _FIRST_DAY).days
    said = (((kind << 53 | person_id) << 53 | thing_id) << 16 | day).to_bytes(16, "big")
    mark = _mark(said)
    token = base64.b32encode(mark + _hidden(said, mark)).decode().rstrip("=").lower()
    return f"{_SAID.get(kind, 'reply')}+{token}@{settings.MAILING_DOMAIN}"


def read_address(text: str, at: datetime) -> Address | None:
    """What an address says. None where it is not ours, was changed, or is too old."""
    local, _at, domain = text.strip().strip("<>").rpartition("@")
    if not settings.MAILING_DOMAIN or domain.lower() != settings.MAILING_DOMAIN:
        return None
    found = _LOCAL.fullmatch(local)
    sealed = _bytes_of(found[1]) if found else None
    if sealed is None:
        return None
    mark, said = sealed[:16], _hidden(sealed[16:], sealed[:16])
    if not hmac.compare_digest(mark, _mark(said)):
        return None
    return _read(int.from_bytes(said, "big"), at.astimezone(UTC).date())


def _bytes_of(token: str) -> bytes | None:
    sealed = base64.b32decode(token.upper() + "====")
    # Its last letter has bits to spare: whatever differs in them is not what we wrote.
    again = base64.b32encode(sealed).decode().rstrip("=")
    return sealed if again == token.upper() else None


def _read(number: int, today: date) -> Address | None:
    day = _FIRST_DAY + timedelta(days=number & 0xFFFF)
    thing_id, person_id = number >> 16 & END_OF_IDS - 1, number >> 69 & END_OF_IDS - 1
    kind = For(number >> 122)
    if kind not in _ALWAYS_GOOD and not day - timedelta(days=1) <= today <= day + GOOD_FOR:
        return None
    return Address(kind, person_id, thing_id)


def opaque(purpose: str, *ids: int) -> str:
    """A name for something that always comes out the same and tells nothing: for List-Id and Message-ID."""
    told = f"{purpose}:{':'.join(map(str, ids))}".encode()
    found = hmac.new(key_for("names in mail"), told, hashlib.sha256).digest()[:15]
    return base64.b32encode(found).decode().lower()


def _mark(said: bytes) -> bytes:
    return hmac.new(key_for("addresses: mark"), said, hashlib.sha256).digest()[:16]


def _hidden(said: bytes, mark: bytes) -> bytes:
    over = hmac.new(key_for("addresses: cover"), mark, hashlib.sha256).digest()
    return bytes(one ^ other for one, other in zip(said, over[:16], strict=True))
