"""Sealing what people write in their safety plans (Fernet: AES-128-CBC with HMAC-SHA256)."""

import json

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings


class CannotOpen(Exception):
    """The key is not the one a plan was sealed with."""


def seal_words(words: dict[str, str]) -> str:
    """A plan's words as letters that mean nothing without the key."""
    return Fernet(settings.PLAN_KEY).encrypt(json.dumps(words).encode()).decode()


def open_words(sealed: str) -> dict[str, str]:
    """A plan's words. Raises CannotOpen with another key, or where the letters were changed."""
    try:
        opened: dict[str, str] = json.loads(Fernet(settings.PLAN_KEY).decrypt(sealed.encode()))
    except (InvalidToken, ValueError) as error:
        raise CannotOpen from error
    return opened
