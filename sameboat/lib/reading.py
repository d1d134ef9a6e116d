"""JSON that came from outside: read only while it is small and flat."""

import json
import re
from typing import Any

# As large as a form may be at all.
_MOST = 2 * 1024 * 1024
_STRING = re.compile(r'"(?:[^"\\]++|\\.)*+"?', re.S)
_SIGNS = {"[": 1, "{": 1, "]": -1, "}": -1}


def read_json(text: str, *, most: int = _MOST, depth: int = 8) -> Any:
    """What a JSON text says, without what no database keeps. Raises ValueError where it is none, too large or too deep."""
    if len(text) > most or _depth(text) > depth:
        raise ValueError("too much")
    return _clean(json.loads(text, parse_constant=_refuse))


def _depth(text: str) -> int:
    """How deep a text goes, without following it there."""
    deepest = here = 0
    for sign in re.findall(r"[\[\]{}]", _STRING.sub("", text)):
        here += _SIGNS[sign]
        deepest = max(deepest, here)
    return deepest


def _clean(value: Any) -> Any:
    """Halves of signs and null bytes can be written in JSON; they are left out."""
    if isinstance(value, str):
        return value.replace("\x00", "").encode("utf-8", "ignore").decode()
    if isinstance(value, dict):
        return {_clean(name): _clean(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_clean(each) for each in value]
    return value


def _refuse(name: str) -> Any:
    raise ValueError(name)
