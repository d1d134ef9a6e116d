"""Visit sheets, each for its owner alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from sameboat.care import ports
from sameboat.care.box import CannotOpen, open_box
from sameboat.care.models import VisitSheet
from sameboat.care.visit_parts import LISTS, Words
from sameboat.people.models import Person


@dataclass(frozen=True)
class Line:
    """One line of a sheet: in which part it was written, that part's name, and its words."""

    part: str
    name: Words
    words: str


@dataclass(frozen=True)
class Sheet:
    """A sheet as it is read. `is_lost` says that it is there and the key is not."""

    row: VisitSheet
    words: dict[str, Any] = field(default_factory=dict)
    is_lost: bool = False

    @property
    def pk(self) -> int:
        """Its id."""
        return self.row.pk

    @property
    def changed_at(self) -> datetime:
        """When it was last written on."""
        return self.row.changed_at

    @property
    def who(self) -> str:
        """With whom, in its owner's words."""
        return str(self.words.get("who", "")) or _("A visit")

    @property
    def when(self) -> str:
        """When, in its owner's words."""
        return str(self.words.get("when", ""))

    @property
    def lines(self) -> list[Line]:
        """Every line that was written, part by part."""
        return [
            Line(part.key, part.name, line)
            for part in LISTS
            for line in self.words.get(part.key, ())
        ]

    @property
    def first(self) -> list[Line]:
        """What matters most, in its owner's order."""
        by_words = {(line.part, line.words): line for line in self.lines}
        chosen = [by_words.get((part, words)) for part, words in self.words.get("first", ())]
        return [line for line in chosen if line]

    @property
    def later(self) -> list[tuple[Words, list[str]]]:
        """The other lines, under the name of their part."""
        first = self.first
        rest = [line for line in self.lines if line not in first]
        found = [(part.name, [x.words for x in rest if x.part == part.key]) for part in LISTS]
        return [(name, lines) for name, lines in found if lines]

    @property
    def since(self) -> str:
        """What happened since last time."""
        return str(self.words.get("since", ""))

    @property
    def agreed(self) -> str:
        """What was agreed, written afterwards."""
        return str(self.words.get("agreed", ""))

    @property
    def last_on(self) -> date | None:
        """Since which day things are told, if its owner said so."""
        told = str(self.words.get("last_on", ""))
        return date.fromisoformat(told) if told else None

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands on it but with whom."""
        return not (self.lines or self.since or self.agreed)


def _opened(row: VisitSheet) -> Sheet:
    try:
        return Sheet(row, open_box(row.sealed))
    except CannotOpen:
        return Sheet(row, is_lost=True)


def sheets_of(viewer: Person) -> list[Sheet]:
    """The viewer's own sheets, the newest first."""
    return [_opened(row) for row in VisitSheet.objects.filter(person=viewer)]


def those_sheets(viewer: Person, ids: Sequence[int]) -> list[Sheet]:
    """Of these sheets the viewer's own, the newest first: those they keep on a phone."""
    return [_opened(row) for row in VisitSheet.objects.filter(person=viewer, pk__in=ids)]


def sheet_for(viewer: Person, sheet_id: int) -> Sheet:
    """One of the viewer's own sheets, or 404."""
    return _opened(get_object_or_404(VisitSheet, pk=sheet_id, person=viewer))


def agreed_before(viewer: Person, sheet: Sheet) -> Sheet | None:
    """The viewer's sheet before this one on which they wrote what was agreed."""
    rows = VisitSheet.objects.filter(person=viewer, made_at__lt=sheet.row.made_at)
    return next((found for row in rows[:10] if (found := _opened(row)).agreed), None)


def can_bring_lines() -> bool:
    """Whether anything in the house can say what happened since a day."""
    return bool(ports.since_last_time)


def happened_since(viewer: Person, day: date) -> list[str]:
    """What the house knows of what happened to the viewer since a day, in lines."""
    return [line for tell in ports.since_last_time for line in tell(viewer, day)]


def can_open_sheets() -> bool:
    """Whether the key opens every sheet that is there. For `doctor`."""
    return not any(_opened(row).is_lost for row in VisitSheet.objects.iterator())
