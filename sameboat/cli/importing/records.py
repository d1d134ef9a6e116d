"""Reading records out of a file that may be broken, huge or in another encoding, in little memory."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO, Any

LONGEST = 1_000_000
Tell = Callable[[int], object]


class Unreadable(Exception):
    """The whole file cannot be read; the text says why."""


@dataclass(frozen=True)
class Record:
    """One record and the line it starts on, or the reason why it was refused."""

    line: int
    values: dict[str, str] | None
    refusal: str = ""
    last_line: int = 0

    def because(self, reason: str) -> str:
        """A reason to refuse it, with the end of a record of several lines."""
        is_long = self.last_line > self.line
        return f"{reason} (lines {self.line} to {self.last_line})" if is_long else reason


@dataclass(frozen=True)
class Line:
    """One line of the file as text, or the reason why it has none."""

    number: int
    text: str | None
    refusal: str = ""


def lines_of(file: IO[bytes], tell: Tell) -> Iterator[Line]:
    """Each line of a UTF-8 file. One longer than LONGEST is never held whole."""
    _check_start(file)
    number = 0
    while chunk := file.readline(LONGEST + 1):
        number += 1
        tell(len(chunk))
        if len(chunk) <= LONGEST:
            yield _line(number, chunk)
            continue
        while chunk and not chunk.endswith(b"\n"):
            chunk = file.readline(LONGEST)
            tell(len(chunk))
        yield Line(number, None, f"longer than {LONGEST:,} bytes")


def _line(number: int, raw: bytes) -> Line:
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return Line(number, None, "not UTF-8")
    if "\x00" in text:
        return Line(number, None, "holds a zero byte, which no text does")
    return Line(number, text)


def _check_start(file: IO[bytes]) -> None:
    start = file.read(64)
    file.seek(3 if start.startswith(b"\xef\xbb\xbf") else 0)
    # Without its mark, UTF-16 of ordinary words shows itself by every other byte being zero.
    if start[:2] in {b"\xff\xfe", b"\xfe\xff"} or start.count(0) > len(start) // 4:
        raise Unreadable("The file is in UTF-16. Save it as UTF-8, then try again.")


def json_lines(file: IO[bytes], tell: Tell) -> Iterator[Record]:
    """Records of a JSON Lines file: one object a line."""
    for line in lines_of(file, tell):
        if line.text is None:
            yield Record(line.number, None, line.refusal)
        elif line.text.strip():
            yield _from_json(line.number, line.text)


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
