"""Keys in place of ids: the same thing has the same key within one purpose, and another key in every other."""

import hashlib
import hmac

from django.conf import settings

_LENGTH = 20


class Keys:
    """The keys of one purpose. Without the house's own key nobody can make them, nor tell whose one is."""

    def __init__(self, purpose: str) -> None:
        named = " ".join(purpose.casefold().split())
        self._key = hmac.digest(settings.LEDGER_KEY.encode(), named.encode(), hashlib.sha256)

    def key(self, kind: str, number: int | str | None) -> str:
        """The key of a thing of a kind; nothing for nothing."""
        if number is None:
            return ""
        text = f"{kind}\x1f{number}".encode()
        return hmac.new(self._key, text, hashlib.sha256).hexdigest()[:_LENGTH]
