"""Saying no in words a person may read."""

from collections.abc import Callable
from typing import ParamSpec

P = ParamSpec("P")


class Refusal(Exception):
    """A rule's no. Its text is shown to the person as it is."""


def allowed(rule: Callable[P, None], *args: P.args, **kwargs: P.kwargs) -> bool:
    """Ask a rule instead of enforcing it, so that a template can hide a button."""
    try:
        rule(*args, **kwargs)
    except Refusal:
        return False
    return True
