"""What higher apps tell of people, for what we learned. Filled by `wiring.py`, once, at start."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

# Of what kind each of these people is, by what they told to be found; and how each kind is spoken of (similar).
kinds_of: list[Callable[[Iterable[int]], dict[int, str]]] = []
kind_words: list[Callable[[], dict[str, str]]] = []


@dataclass(frozen=True)
class ChangeAround:
    """How somebody's check-ins changed between the days before a moment and those up to another.

    `points` on the form named `scale`, more being better; better or worse only if by more than chance.
    """

    scale: str
    points: float
    is_better: bool
    is_worse: bool


# The change in a person's check-ins from just before a moment up to a day; None where there are too few (measures).
change_around: list[Callable[[int, datetime, date], ChangeAround | None]] = []


def change_for(person: int, begun_at: datetime, until: date) -> ChangeAround | None:
    """The first change that is known."""
    found = (ask(person, begun_at, until) for ask in change_around)
    return next((change for change in found if change is not None), None)
