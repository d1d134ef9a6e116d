"""JSON that may be long, one object after the other: an array, one object, or one a line (NDJSON)."""

from __future__ import annotations

import codecs
import json
from collections.abc import Callable, Iterator
from typing import Any

from sameboat.measures.readings import words
from sameboat.measures.readings.apple import Readable
from sameboat.measures.readings.words import Unreadable

_PIECE = 256 * 1024
_LONGEST_OBJECT = 4 * 2**20
# `-Infinity`, and a little.
_LONGEST_WORD = 12
_BETWEEN = " \t\r\n,[]\ufeff\x1e"
# NaN and Infinity are no JSON; they count as nothing told.
_decode = json.JSONDecoder(parse_constant=lambda _name: None).raw_decode


def objects(stream: Readable, progress: Callable[[int], None]) -> Iterator[dict[str, Any]]:
    """Every object at the top, or in the array at the top. Raises `Unreadable` where one is malformed or too long."""
    pieces, text, at = _text(stream, progress), "", 0
    is_all = False
    while not is_all:
        piece = next(pieces, "")
        is_all = not piece
        text, at = text[at:] + piece, 0
        while (at := _skip(text, at)) < len(text):
            told = _object_at(text, at, is_all)
            if told is None:
                break
            yield told[0]
            at = told[1]


def _object_at(text: str, at: int, is_all: bool) -> tuple[dict[str, Any], int] | None:
    """The object that begins there and where it ends; nothing while it is not there to its end."""
    if text[at] != "{":
        raise Unreadable(words.NO_JSON)
    try:
        return _decode(text, at)
    except RecursionError as fault:
        raise Unreadable(words.TOO_DEEP) from fault
    except ValueError as fault:
        if not _is_cut(fault, text):
            raise Unreadable(words.NO_JSON) from fault
        if is_all:
            raise Unreadable(words.CUT_SHORT) from fault
        if len(text) - at > _LONGEST_OBJECT:
            raise Unreadable(words.LONG_STRETCH) from fault
    return None


def _is_cut(fault: ValueError, text: str) -> bool:
    """Whether JSON ends before it is over, rather than being wrong somewhere."""
    return isinstance(fault, json.JSONDecodeError) and (
        fault.pos >= len(text.rstrip()) - _LONGEST_WORD or fault.msg.startswith("Unterminated")
    )


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at] in _BETWEEN:
        at += 1
    return at


def _text(stream: Readable, progress: Callable[[int], None]) -> Iterator[str]:
    decode = codecs.getincrementaldecoder("utf-8")("strict").decode
    try:
        while piece := stream.read(_PIECE):
            progress(len(piece))
            if text := decode(piece):
                yield text
        decode(b"", final=True)
    except UnicodeDecodeError as fault:
        raise Unreadable(words.NOT_UTF_8) from fault
