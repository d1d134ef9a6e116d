"""Tables (CSV) row by row, whatever their length and whatever their lines hold."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator

from sameboat.measures.readings import words
from sameboat.measures.readings.apple import Readable
from sameboat.measures.readings.words import Unreadable

_PIECE = 256 * 1024
_LONGEST_LINE = 64 * 1024


def rows(stream: Readable, progress: Callable[[int], None]) -> Iterator[dict[str, str]]:
    """Each row by the names in the first line, in lower case. A table that says "no data" has none."""
    reader = csv.reader(_lines(stream, progress))
    try:
        names = [name.strip().lower() for name in next(reader, [])]
        for row in reader:
            if len(row) == len(names):
                yield dict(zip(names, row, strict=True))
    except csv.Error as fault:
        raise Unreadable(words.DAMAGED) from fault


def _lines(stream: Readable, progress: Callable[[int], None]) -> Iterator[str]:
    rest = b""
    while piece := stream.read(_PIECE):
        progress(len(piece))
        *whole, rest = (rest + piece).split(b"\n")
        if len(rest) > _LONGEST_LINE:
            raise Unreadable(words.LONG_STRETCH)
        for line in whole:
            yield _text(line)
    if rest:
        yield _text(rest)


def _text(line: bytes) -> str:
    return line.decode("utf-8-sig", "replace").replace("\x00", "") + "\n"
