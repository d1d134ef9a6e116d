"""What other apps plug into letters. Filled by `wiring.py`, once, at start."""

from collections.abc import Callable

from sameboat.people.models import Person

# Whether somebody may ask to write to one they share no circle with (similar: they were introduced).
may_also_ask: list[Callable[[Person, Person], bool]] = []
