"""What other apps plug into people like me. Filled by `wiring.py`, once, at start."""

from collections.abc import Callable

# Ids of those who are not introduced to anybody just now (moderation: an open case of danger is about them).
kept_out: list[Callable[[], set[int]]] = []
