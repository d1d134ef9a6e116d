"""What higher apps plug into people. Filled by `wiring.py`, once, at start."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.utils.safestring import SafeString

from sameboat.people.models import Person


@dataclass(frozen=True)
class Part:
    """One part of what a person takes along: rows for JSON and HTML, and files by their name in the zip."""

    name: str
    title: str
    rows: list[dict[str, Any]]
    files: dict[str, Path] = field(default_factory=dict)


# Each app's step when a person takes everything, in order.
takers: list[Callable[[Person], Part]] = []
# Each app's step when a person is erased, in order; the person's own row goes last.
erasers: list[Callable[[Person], None]] = []
# What happens when somebody asked to leave, or came back (similar: they stand among the others no longer, or again).
after_asking_to_leave: list[Callable[[Person], None]] = []
# Whether two people share a circle (circles), and whether one is hidden from the other (safety).
share_a_circle: list[Callable[[Person, Person], bool]] = []
hidden_from: list[Callable[[Person, Person], bool]] = []
# What happens when somebody has joined, and what onboarding ends with: something to read, as HTML.
after_joining: list[Callable[[Person], None]] = []
worth_reading: list[Callable[[Person], SafeString]] = []
# The agreement that is shown at the door, and what writes down that somebody agreed to it.
agreement_to_join: list[Callable[[], Any]] = []
agree_at_the_door: list[Callable[[Person], None]] = []
