"""Values sealed into a link: whoever reads the link, or a log that holds it, learns nothing from it.

Fernet (AES-128-CBC with HMAC-SHA256) under a key drawn from the house's secret, one for each purpose.
"""

import base64
import hashlib
import json
from datetime import timedelta
from typing import Any

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings


def key_for(purpose: str) -> bytes:
    """A key of 32 bytes drawn from the house's secret, for one purpose alone."""
    return hashlib.scrypt(
        settings.SECRET_KEY.encode(), salt=f"sameboat.{purpose}".encode(), n=2, r=8, p=1, dklen=32
    )


def _box(purpose: str) -> Fernet:
    return Fernet(base64.urlsafe_b64encode(key_for(purpose)))


def seal(value: Any, purpose: str) -> str:
    """A JSON value as letters that fit in an address."""
    return _box(purpose).encrypt(json.dumps(value).encode()).decode().rstrip("=")


def unseal(token: str, purpose: str, good_for: timedelta) -> Any:
    """The value in a token. None where it is old, changed or for another purpose."""
    try:
        padded = token + "=" * (-len(token) % 4)
        return json.loads(_box(purpose).decrypt(padded.encode(), ttl=int(good_for.total_seconds())))
    except (InvalidToken, ValueError):
        return None
