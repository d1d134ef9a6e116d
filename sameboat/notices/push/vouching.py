"""How a push service knows that a message comes from this house, and from no other (VAPID, RFC 8292)."""

import json
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from django.conf import settings

from sameboat.notices.push.sealing import public_point, to_bytes, to_text

# The standard allows a day; a house whose clock is a little wrong should still be heard.
_GOOD_FOR = timedelta(hours=12)


class NoKey(Exception):
    """The house's own key for push messages is none."""


def house_key() -> ec.EllipticCurvePrivateKey:
    """The key the house signs with. Raises NoKey where what is kept is no key."""
    try:
        number = int.from_bytes(to_bytes(settings.PUSH_KEY), "big")
        return ec.derive_private_key(number, ec.SECP256R1())
    except (ValueError, TypeError) as error:
        raise NoKey from error


def has_key() -> bool:
    """Whether the house can sign what it sends."""
    try:
        house_key()
    except NoKey:
        return False
    return True


def public_key() -> str:
    """What a browser is told when push is turned on, so that it takes messages from this house only."""
    return to_text(public_point(house_key()))


def vouch_for(endpoint: str, at: datetime) -> str:
    """The Authorization line for a message to one push service. It names the house's address, and nobody."""
    parts = urlsplit(endpoint)
    head: dict[str, object] = {"typ": "JWT", "alg": "ES256"}
    claims: dict[str, object] = {
        "aud": f"{parts.scheme}://{parts.netloc}",
        "exp": int((at + _GOOD_FOR).timestamp()),
        "sub": settings.SITE_URL,
    }
    told = ".".join(_part(each) for each in (head, claims))
    key = house_key()
    r, s = decode_dss_signature(key.sign(told.encode(), ec.ECDSA(SHA256())))
    signed = to_text(r.to_bytes(32, "big") + s.to_bytes(32, "big"))
    return f"vapid t={told}.{signed}, k={public_key()}"


def _part(claims: dict[str, object]) -> str:
    return to_text(json.dumps(claims, separators=(",", ":")).encode())
