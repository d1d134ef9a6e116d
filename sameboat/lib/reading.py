"""JSON that came from outside: read only while it is small, flat and such as can be kept."""

import json
import re
from typing import Any

# As large as a form may be at all.
_MOST = 2 * 1024 * 1024
_STRING = re.compile(r'"(?:[^"\\]++|\\.)*+"?', re.S)
_SIGNS = {"[": 1, "{": 1, "]": -1, "}": -1}


def read_json(text: str, *, most: int = _MOST, depth: int = 8) -> Any:
    """What a JSON text says. Raises ValueError where it is none, too large, too deep, or cannot be kept."""
    if len(text) > most or _depth(text) > depth:
        raise ValueError("too much")
    value = json.loads(text, parse_constant=_refuse)
    # Halves of signs and null bytes can be written in JSON, and no database keeps them.
    if b"\x00" in "".join(_words(value)).encode():
        raise ValueError("a null byte")
    return value


def _depth(text: str) -> int:
    """How deep a text goes, without following it there."""
    deepest = here = 0
    for sign in re.findall(r"[\[\]{}]", _STRING.sub("", text)):
        here += _SIGNS[sign]
        deepest = max(deepest, here)
    return deepest


def _words(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [word for each in value.items() for one in each for word in _words(one)]
    if isinstance(value, list):
        return [word for each in value for word in _words(each)]
    return []


def _refuse(name: str) -> Any:
    raise ValueError(name)
