"""Reading CSV that may be broken: a quote that never closes costs its own line, not what follows it."""

import csv
from collections import deque
from collections.abc import Iterator
from typing import IO

from sameboat.cli.importing.records import LONGEST, Line, Record, Tell, Unreadable, lines_of


class _Broken(Exception):
    """The record that is being read cannot go on; the text says why."""


class _Feed:
    """Gives a csv reader the lines of one record, remembers them, and can lay them back."""

    def __init__(self, lines: Iterator[Line]) -> None:
        self.lines = lines
        self.again: deque[Line] = deque()
        self.used: list[Line] = []
        self.size = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self.again.popleft() if self.again else next(self.lines)
        self.used.append(line)
        if line.text is None:
            raise _Broken(line.refusal)
        self.size += len(line.text)
        if self.size > LONGEST:
            raise _Broken(f"longer than {LONGEST:,} bytes")
        return line.text

    def begin(self) -> None:
        """Forget the lines of the record before."""
        self.used, self.size = [], 0

    def lay_back(self) -> None:
        """Let every line but the first be read again, as if a record began there."""
        self.again.extendleft(reversed(self.used[1:]))


def _rows(lines: Iterator[Line]) -> Iterator[tuple[int, int, list[str], str]]:
    """Each row with its first and last line; or no row, and why its first line was refused."""
    feed = _Feed(lines)
    reader = csv.reader(feed, strict=True)
    while True:
        feed.begin()
        try:
            row = next(reader)
        except StopIteration:
            return
        except (csv.Error, _Broken) as error:
            refusal = _why(feed.used, error)
            feed.lay_back()
            reader = csv.reader(feed, strict=True)
            first = feed.used[0].number
            yield first, first, [], refusal
        else:
            if row and not (len(row) == 1 and not row[0].strip()):
                yield feed.used[0].number, feed.used[-1].number, row, ""


def _why(used: list[Line], error: Exception) -> str:
    is_quote = "unexpected end" in str(error) or len(used) > 1
    if is_quote:
        return "a quote opens here and is not closed as it should be"
    return str(error) if isinstance(error, _Broken) else f"not CSV: {error}"


def csv_records(file: IO[bytes], tell: Tell) -> Iterator[Record]:
    """Records of a CSV file with a header. A record may go over several lines where it is quoted."""
    header: list[str] = []
    for first, last, row, refusal in _rows(lines_of(file, tell)):
        if not header:
            header = _header(row, refusal)
        elif refusal:
            yield Record(first, None, refusal)
        elif len(row) != len(header):
            yield Record(first, None, f"has {len(row)} columns, not {len(header)}", last)
        else:
            yield Record(first, dict(zip(header, row, strict=True)), last_line=last)


def _header(row: list[str], refusal: str) -> list[str]:
    names = [name.strip() for name in row]
    if refusal:
        raise Unreadable(f"The first line should name the columns, and cannot be read: {refusal}.")
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise Unreadable(f"The first line names a column twice: {', '.join(twice)}.")
    return names
