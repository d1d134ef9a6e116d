"""What higher apps plug into consent. Filled by `wiring.py`, once, at start."""

from collections.abc import Callable

from sameboat.people.models import Person

# What happens when somebody takes their yes to research back (skills: whose a draw was is forgotten).
after_taking_back: list[Callable[[Person], None]] = []
