"""What other apps plug into programmes. Filled by `wiring.py`, once, at start."""

from collections.abc import Callable

from sameboat.people.models import Person

# How alike two people are, from 0 to 1, for pairing buddies; 0 where either told nothing to be found by.
how_alike: list[Callable[[Person, Person], float]] = []
