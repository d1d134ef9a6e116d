"""What higher apps plug into circles."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.utils.safestring import SafeString

from sameboat.circles.models import Circle
from sameboat.people.models import Person

if TYPE_CHECKING:
    from sameboat.circles.queries.pages import CirclePage


@dataclass(frozen=True)
class Kept:
    """A circle that is kept for those in something else, as one person meets it: whether they may be in it, be asked in, or look after what it belongs to, and the page where one comes in."""

    may_be_in: bool
    may_be_asked: bool
    looks_after_it: bool
    path: str


# What stands on a circle's page below its name: posts put its threads here.
sections: list[Callable[[HttpRequest, CirclePage], SafeString]] = []
# What a host sees on the page where they look after a circle; nothing where there is nothing to do.
hosting_sections: list[Callable[[Person, Circle], SafeString]] = []
# Whether a circle is kept for those in something else: its door stays as that has it.
kept_for: list[Callable[[Circle, Person], Kept | None]] = []
# What happens when somebody no longer has a place: posts stops following its threads for them.
after_leaving: list[Callable[[Person, Circle], None]] = []
# What happens when others may read a circle than before: its door changed, or it closed.
after_door: list[Callable[[Circle], None]] = []
