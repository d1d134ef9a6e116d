"""What higher apps plug into meetings."""

from collections.abc import Callable, Iterable

# Which of these lines humans still look at (moderation: an open case): their words stay until they have.
looked_at: list[Callable[[str, Iterable[int]], set[int]]] = []
