"""What is asked of the database once for a page, however often the page wants it."""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

T = TypeVar("T")
_answers: ContextVar[dict[Hashable, Any] | None] = ContextVar("answers", default=None)


@contextmanager
def asking_once() -> Iterator[None]:
    """Within this, `once` keeps what it found, and no longer. One inside another changes nothing."""
    if _answers.get() is not None:
        yield
        return
    before = _answers.set({})
    try:
        yield
    finally:
        _answers.reset(before)


def once(what: Hashable, ask: Callable[[], T]) -> T:
    """The answer that is kept, or a new one. Outside of `asking_once` nothing is kept."""
    kept = _answers.get()
    if kept is None:
        return ask()
    if what not in kept:
        kept[what] = ask()
    found: T = kept[what]
    return found


def ask_again() -> None:
    """Forget what was found: call it after changing what somebody may have asked for."""
    kept = _answers.get()
    if kept is not None:
        kept.clear()
