"""A JSON text with the line on which everything in it stands, so that what is wrong can be named by its line."""

from __future__ import annotations

import json
from bisect import bisect_left
from dataclasses import dataclass, field
from json.decoder import scanstring  # type: ignore[attr-defined]
from typing import Any

from django.utils.translation import gettext as _

_SPACE = " \t\n\r"
# A part stands within so many others at most: a form of groups within groups is no form any more.
_DEEPEST = 100
Path = tuple[str | int, ...]


class Unreadable(ValueError):
    """It is no JSON, or names the same thing twice; `line` is where."""

    def __init__(self, line: int, why: str) -> None:
        super().__init__(f"line {line}: {why}")
        self.line, self.why = line, why


@dataclass
class Placed:
    """What a text says, and the line on which each part of it begins."""

    value: Any
    lines: dict[Path, int] = field(default_factory=dict)

    def line_of(self, path: Path) -> int:
        """The line of a part, or of the nearest thing around it that stands in the text."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def read(text: str) -> Placed:
    """Read a JSON text. Raises `Unreadable` where it is none."""
    try:
        value = json.loads(text, object_pairs_hook=_each_once, parse_constant=_no_number)
    except json.JSONDecodeError as fault:
        raise Unreadable(fault.lineno, fault.msg) from fault
    except RecursionError as fault:
        raise Unreadable(1, _("too many things within each other")) from fault
    except ValueError as fault:
        raise Unreadable(_line_of(text, str(fault)), str(fault)) from fault
    placed = Placed(value)
    _Walk(text, placed.lines).value(0, ())
    return placed


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _value in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(_("“%(what)s” stands twice in one place") % {"what": twice})
    return found


def _no_number(word: str) -> float:
    raise ValueError(_("%(what)s is no number") % {"what": word})


def _line_of(text: str, why: str) -> int:
    word = why.split("”", maxsplit=1)[0].lstrip("“").split(" ", maxsplit=1)[0]
    at = text.rfind(word)
    return text.count("\n", 0, max(at, 0)) + 1


class _Walk:
    """Goes through a text that was read already, so that everything in it may be taken for right."""

    def __init__(self, text: str, lines: dict[Path, int]) -> None:
        self._text, self._lines, self._ends = text, lines, _line_ends(text)
        self._decoder = json.JSONDecoder()

    def value(self, at: int, path: Path) -> int:
        """Note where the value at a place stands, and everything in it; the place after it."""
        at = self._skip(at)
        self._note(at, path)
        if len(path) > _DEEPEST:
            raise Unreadable(self._lines[path], _("too many things within each other"))
        if self._text[at] == "{":
            return self._things(at, path)
        if self._text[at] == "[":
            return self._list(at, path)
        return self._decoder.raw_decode(self._text, at)[1]

    def _things(self, at: int, path: Path) -> int:
        at = self._skip(at + 1)
        while self._text[at] != "}":
            at = self._skip(at + 1) if self._text[at] == "," else at
            start = at
            name, at = scanstring(self._text, at + 1, True)
            after = self.value(self._skip(at) + 1, (*path, name))
            self._note(start, (*path, name))
            at = self._skip(after)
        return at + 1

    def _list(self, at: int, path: Path) -> int:
        at, count = self._skip(at + 1), 0
        while self._text[at] != "]":
            at = at + 1 if self._text[at] == "," else at
            at = self._skip(self.value(at, (*path, count)))
            count += 1
        return at + 1

    def _skip(self, at: int) -> int:
        while at < len(self._text) and self._text[at] in _SPACE:
            at += 1
        return at

    def _note(self, at: int, path: Path) -> None:
        self._lines[path] = bisect_left(self._ends, at) + 1


def _line_ends(text: str) -> list[int]:
    return [at for at, sign in enumerate(text) if sign == "\n"]
