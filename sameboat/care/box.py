"""Sealing what people write on visit sheets and worksheets, with the key of their safety plans."""

import json
from typing import Any

from sameboat.safety.plan_box import CannotOpen, open_words, seal_words

__all__ = ["CannotOpen", "open_box", "seal_box"]


def seal_box(words: dict[str, Any]) -> str:
    """Words of any shape as letters that mean nothing without the key."""
    return seal_words({"box": json.dumps(words)})


def open_box(sealed: str) -> dict[str, Any]:
    """What was sealed. Raises CannotOpen with another key, or where the letters were changed."""
    try:
        opened: dict[str, Any] = json.loads(open_words(sealed)["box"])
    except (KeyError, TypeError, ValueError) as error:
        raise CannotOpen from error
    return opened
