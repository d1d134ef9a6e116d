"""Reading records out of a file that may be broken, huge or in another encoding, in little memory."""

import csv
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO, Any

LONGEST = 1_000_000


class Unreadable(Exception):
    """The whole file cannot be read; the text says why."""


@dataclass(frozen=True)
class Record:
    """One record and the line it starts on, or the reason why it was refused."""

    line: int
    values: dict[str, str] | None
    refusal: str = ""


def _lines(file: IO[bytes], tell: Callable[[int], object]) -> Iterator[tuple[int, bytes | None]]:
    """Each line with its number; None for one longer than LONGEST, which is never held whole."""
    number = 0
    while chunk := file.readline(LONGEST + 1):
        number += 1
        tell(len(chunk))
        if len(chunk) <= LONGEST:
            yield number, chunk
            continue
        while chunk and not chunk.endswith(b"\n"):
            chunk = file.readline(LONGEST)
            tell(len(chunk))
        yield number, None


def _decoded(line: bytes) -> str | None:
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return None if "\x00" in text else text


def _too_long() -> str:
    return f"longer than {LONGEST:,} bytes"


def _check_start(file: IO[bytes]) -> None:
    start = file.read(4)
    file.seek(3 if start.startswith(b"\xef\xbb\xbf") else 0)
    if start[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        raise Unreadable("The file is in UTF-16. Save it as UTF-8, then try again.")


def json_lines(file: IO[bytes], tell: Callable[[int], object]) -> Iterator[Record]:
    """Records of a JSON Lines file: one object a line."""
    _check_start(file)
    for number, raw in _lines(file, tell):
        text = None if raw is None else _decoded(raw)
        if raw is None or text is None:
            yield Record(number, None, _too_long() if raw is None else "not UTF-8")
        elif text.strip():
            yield _from_json(number, text)


def _from_json(number: int, text: str) -> Record:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return Record(number, None, "not JSON")
    if not isinstance(value, dict):
        return Record(number, None, "not a JSON object")
    return Record(number, {str(key): _as_text(each) for key, each in value.items()})


def _as_text(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(str(each) for each in value)
    return "" if value is None else str(value)


def csv_records(file: IO[bytes], tell: Callable[[int], object]) -> Iterator[Record]:
    """Records of a CSV file with a header. A record may go over several lines where it is quoted."""
    _check_start(file)
    header: list[str] = []
    for number, text, refusal in _whole_records(file, tell):
        if text is None:
            yield Record(number, None, refusal)
            continue
        try:
            row = next(csv.reader([text], strict=True), [])
        except csv.Error as error:
            yield Record(number, None, f"not CSV: {error}")
            continue
        if not header:
            header = [name.strip() for name in row]
        elif len(row) != len(header):
            yield Record(number, None, f"has {len(row)} columns, not {len(header)}")
        else:
            yield Record(number, dict(zip(header, row, strict=True)))


def _whole_records(
    file: IO[bytes], tell: Callable[[int], object]
) -> Iterator[tuple[int, str | None, str]]:
    """Lines joined while a quote stands open. A record that grows too long is given up."""
    parts: list[str] = []
    start = size = 0
    for number, raw in _lines(file, tell):
        text = None if raw is None else _decoded(raw)
        if raw is None or text is None:
            yield start if parts else number, None, _too_long() if raw is None else "not UTF-8"
            parts, size = [], 0
            continue
        if not parts:
            start = number
            if not text.strip():
                continue
        parts.append(text)
        size += len(text)
        joined_quotes = sum(part.count('"') for part in parts[-1:]) % 2
        is_open = (joined_quotes == 1) != (len(parts) > 1)
        if size > LONGEST:
            yield start, None, _too_long()
            parts, size = [], 0
        elif not is_open:
            yield start, "".join(parts), ""
            parts, size = [], 0
    if parts:
        yield start, None, "a quote is never closed"
