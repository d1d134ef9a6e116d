"""Shapes: what may stand at a place, asked of what was typed, and told to editors as JSON Schema.

Each shape reads a marked value into a plain one and writes down what is wrong with it; `schema()` says the
same in JSON Schema (draft 2020-12), so that the two cannot differ.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sameboat.programmes.folder.marked import Marked

Says = Callable[[int, str], None]
Schema = dict[str, Any]
_KEY = r"(?=.{1,60}$)[a-z0-9]+(?:-[a-z0-9]+)*"
_TIME = r"(?:[01][0-9]|2[0-3]):[0-5][0-9]"


class NotSo(ValueError):
    """What stands there is not of the shape; `line` is where."""

    def __init__(self, line: int, why: str) -> None:
        super().__init__(why)
        self.line, self.why = line, why


class Shape(Protocol):
    """What may stand at a place."""

    def read(self, told: Marked, wrong: Says) -> Any:
        """The plain value; `wrong` hears of its parts. Raises `NotSo` where it is no such thing at all."""

    def schema(self) -> Schema:
        """The same for an editor."""


def read(shape: Shape, told: Marked, wrong: Says) -> Any:
    """The plain value, or None where it cannot be read, which `wrong` was told."""
    try:
        return shape.read(told, wrong)
    except NotSo as fault:
        wrong(fault.line, fault.why)
    return None


@dataclass(frozen=True)
class Text:
    """Words; on one line where `lines` is not set."""

    longest: int = 200
    lines: bool = False

    def read(self, told: Marked, wrong: Says) -> str:
        if not isinstance(told.value, str):
            raise NotSo(
                told.line, _("here stands a list or a group of things, and a text is wanted")
            )
        if not told.value:
            raise NotSo(told.line, _("it is empty"))
        if len(told.value) > self.longest:
            raise NotSo(told.line, _("it is longer than %(n)d letters") % {"n": self.longest})
        if "\n" in told.value and not self.lines:
            raise NotSo(told.line, _("it has to stand on one line"))
        return told.value

    def schema(self) -> Schema:
        one_line = {} if self.lines else {"pattern": r"^[^\n]*$"}
        return {"type": "string", "minLength": 1, "maxLength": self.longest, **one_line}


@dataclass(frozen=True)
class Matching:
    """A word of a certain form."""

    pattern: str
    says: str

    def read(self, told: Marked, wrong: Says) -> str:
        if isinstance(told.value, str) and re.fullmatch(self.pattern, told.value):
            return told.value
        raise NotSo(told.line, _(self.says))

    def schema(self) -> Schema:
        return {"type": "string", "pattern": f"^{self.pattern}$"}


KEY = Matching(_KEY, "a name of small letters, digits and dashes is wanted, such as my-first-step")
TIME = Matching(_TIME, "a time of day is wanted, such as 09:30")


@dataclass(frozen=True)
class Number:
    """A whole number."""

    least: int
    most: int

    def read(self, told: Marked, wrong: Says) -> int:
        if not re.fullmatch(r"-?[0-9]{1,9}", told.text):
            raise NotSo(told.line, _("a whole number is wanted"))
        if not self.least <= int(told.text) <= self.most:
            between = {"least": self.least, "most": self.most}
            raise NotSo(told.line, _("a number from %(least)d to %(most)d is wanted") % between)
        return int(told.text)

    def schema(self) -> Schema:
        return {"type": "integer", "minimum": self.least, "maximum": self.most}


@dataclass(frozen=True)
class YesNo:
    """Yes or no."""

    def read(self, told: Marked, wrong: Says) -> bool:
        if told.text.lower() in {"yes", "no", "true", "false"}:
            return told.text.lower() in {"yes", "true"}
        raise NotSo(told.line, _("yes or no is wanted"))

    def schema(self) -> Schema:
        # An editor that reads YAML 1.2 sees a word where one of YAML 1.1 sees a truth.
        return {"enum": [True, False, "yes", "no"]}


@dataclass(frozen=True)
class OneOf:
    """One of a few words."""

    words: tuple[str, ...]

    def read(self, told: Marked, wrong: Says) -> str:
        if told.text in self.words:
            return told.text
        raise NotSo(
            told.line, _("one of these is wanted: %(words)s") % {"words": ", ".join(self.words)}
        )

    def schema(self) -> Schema:
        return {"enum": list(self.words)}


@dataclass(frozen=True)
class Many:
    """A list of such things; where `or_one` is set, one may stand without its list."""

    of: Shape
    most: int = 400
    or_one: bool = False

    def read(self, told: Marked, wrong: Says) -> list[Any]:
        if isinstance(told.value, str) and self.or_one:
            told = Marked([told], told.line)
        if not isinstance(told.value, list) or not told.value:
            raise NotSo(told.line, _("a list is wanted, each part on its own line after a dash"))
        if len(told.value) > self.most:
            counted = ngettext("at most %(n)d part", "at most %(n)d parts", self.most)
            raise NotSo(told.line, counted % {"n": self.most})
        found = [read(self.of, part, wrong) for part in told.value]
        return [each for each in found if each is not None]

    def schema(self) -> Schema:
        many = {"type": "array", "items": self.of.schema(), "minItems": 1, "maxItems": self.most}
        return {"oneOf": [many, self.of.schema()]} if self.or_one else many


@dataclass(frozen=True)
class Part:
    """A named part of a thing: its shape, what it says for people, and whether it has to stand there."""

    of: Shape
    says: str
    needed: bool = False


@dataclass(frozen=True)
class Thing:
    """Parts by their names. `one_of` are names of which exactly one has to stand there."""

    parts: Mapping[str, Part]
    one_of: tuple[str, ...] = ()

    def read(self, told: Marked, wrong: Says) -> dict[str, Any]:
        if not isinstance(told.value, dict):
            raise NotSo(told.line, _("names with what they stand for are wanted: %(names)s") % {"names": ", ".join(self.parts)})  # fmt: skip
        for name, part in told.value.items():
            if name not in self.parts:
                wrong(part.line, _("“%(name)s” is not understood here; what is: %(names)s") % {"name": name, "names": ", ".join(self.parts)})  # fmt: skip
        self._must_stand(told, wrong)
        found = {
            name: read(self.parts[name].of, part, _about(name, wrong))
            for name, part in told.value.items()
            if name in self.parts
        }
        return {name: value for name, value in found.items() if value is not None}

    def _must_stand(self, told: Marked, wrong: Says) -> None:
        for name, part in self.parts.items():
            if part.needed and name not in told.things:
                wrong(told.line, _("“%(name)s” is missing: %(says)s") % {"name": name, "says": _(part.says)})  # fmt: skip
        if self.one_of and len([name for name in self.one_of if name in told.things]) != 1:
            wrong(told.line, _("exactly one of these is wanted: %(names)s") % {"names": ", ".join(self.one_of)})  # fmt: skip

    def schema(self) -> Schema:
        needed = [name for name, part in self.parts.items() if part.needed]
        told: Schema = {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                n: {"description": p.says, **p.of.schema()} for n, p in self.parts.items()
            },
        }
        if needed:
            told["required"] = needed
        if self.one_of:
            told["oneOf"] = [{"required": [name]} for name in self.one_of]
        return told


def _about(name: str, wrong: Says) -> Says:
    return lambda line, why: wrong(line, f"{name}: {why}")
