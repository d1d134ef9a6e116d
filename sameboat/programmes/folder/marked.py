"""YAML with the line on which everything in it stands, and none of what a text for people has no use for.

Every value is kept as it was typed: `no` is a word and not a falsehood, `1.10` does not become 1.1. What it
means is asked where it is wanted (`shape.py`). Tags, anchors and aliases are refused, so that a file can
neither name a program's parts nor unfold to a thousand times its size.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import yaml
from django.utils.translation import gettext as _
from yaml.events import AliasEvent, CollectionEndEvent, CollectionStartEvent, Event, NodeEvent
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

_DEEPEST = 20
LARGEST_BYTES = 200_000


class Unreadable(ValueError):
    """It is no YAML that we take; `line` is where, from 1 on."""

    def __init__(self, line: int, why: str) -> None:
        super().__init__(f"line {line}: {why}")
        self.line, self.why = line, why


@dataclass(frozen=True)
class Marked:
    """A value and its line. A text as typed, a list, or things by their names with the line of each name."""

    value: str | list[Marked] | dict[str, Marked]
    line: int

    @property
    def things(self) -> dict[str, Marked]:
        """The parts by their names; none where it is something else."""
        return self.value if isinstance(self.value, dict) else {}

    @property
    def parts(self) -> list[Marked]:
        """The parts of a list; none where it is something else."""
        return self.value if isinstance(self.value, list) else []

    @property
    def text(self) -> str:
        """The text; empty where it is something else."""
        return self.value if isinstance(self.value, str) else ""


# The same files are read at every look at a draft, when it is settled, and once more by each process.
@lru_cache(maxsize=512)
def read_yaml(text: str, first_line: int = 1) -> Marked:
    """Read a YAML text whose first line is this one of its file. Raises `Unreadable`."""
    try:
        node = _Plain(text, first_line).get_single_node()
    except yaml.reader.ReaderError as fault:
        line = text.count("\n", 0, fault.position) + first_line
        raise Unreadable(line, _("there is a sign here that is no letter of any text")) from fault
    except yaml.MarkedYAMLError as fault:
        raise _unreadable(fault, first_line) from fault
    if node is None:
        return Marked({}, first_line)
    return _marked(node, first_line)


class _Plain(yaml.SafeLoader):
    """Refuses what has no use as it comes to it: a text is gone through once."""

    def __init__(self, text: str, first_line: int) -> None:
        super().__init__(text)
        self.first_line, self.within = first_line, 0

    def get_event(self) -> Event:
        event: Event = super().get_event()  # type: ignore[no-untyped-call]
        line = _line(event.start_mark, self.first_line)
        if isinstance(event, CollectionStartEvent):
            self.within += 1
        elif isinstance(event, CollectionEndEvent):
            self.within -= 1
        if self.within > _DEEPEST:
            raise Unreadable(line, _("too many things within each other"))
        if isinstance(event, AliasEvent) or (isinstance(event, NodeEvent) and event.anchor):
            raise Unreadable(line, _("names for parts (& and *) are not understood; put the text into quotes if it begins so"))  # fmt: skip
        if getattr(event, "tag", None):
            raise Unreadable(line, _("a kind by name (!) is not understood; put the text into quotes if it begins so"))  # fmt: skip
        return event


def _must_be_letters(text: str, line: int) -> None:
    """Refuse halves of signs and control signs, which YAML lets through where they are spelled out (\\uD83D)."""
    if any(unicodedata.category(sign) in {"Cs", "Cc"} and sign not in "\n\t" for sign in text):
        raise Unreadable(line, _("there is a sign here that is no letter of any text"))


def _line(mark: Any, first_line: int) -> int:
    return first_line + (int(mark.line) if mark else 0)


def _unreadable(fault: yaml.MarkedYAMLError, first_line: int) -> Unreadable:
    line = _line(fault.problem_mark or fault.context_mark, first_line)
    what = fault.problem or _("it ends too early")
    return Unreadable(
        line,
        _("this cannot be read (%(what)s). Look for a colon, a quote or a step to the right that is missing or too many, here or just above.")
        % {"what": what},
    )  # fmt: skip


def _marked(node: Node, first_line: int) -> Marked:
    line = _line(node.start_mark, first_line)
    if isinstance(node, ScalarNode):
        _must_be_letters(node.value, line)
        return Marked("" if node.tag.endswith(":null") else node.value.strip(), line)
    if isinstance(node, SequenceNode):
        return Marked([_marked(part, first_line) for part in node.value], line)
    assert isinstance(node, MappingNode)  # noqa: S101 - YAML knows three kinds of nodes
    found: dict[str, Marked] = {}
    for name, part in node.value:
        at = _line(name.start_mark, first_line)
        if not isinstance(name, ScalarNode):
            raise Unreadable(at, _("a name has to be a word"))
        _must_be_letters(name.value, at)
        if name.value in found:
            raise Unreadable(at, _("“%(what)s” stands twice in one place") % {"what": name.value})
        found[name.value] = Marked(_marked(part, first_line).value, at)
    return Marked(found, line)
