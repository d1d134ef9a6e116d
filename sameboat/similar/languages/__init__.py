"""The languages in which people say they write. They keep nobody apart; those introduced read them below the name."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True)
class Language:
    """A language by its code and its own name."""

    code: str
    name: str


@cache
def written() -> dict[str, Language]:
    """Every language that is offered, by its code, in the order of the list."""
    told = tomllib.loads(Path(__file__).with_name("written.toml").read_text(encoding="utf-8"))
    return {code: Language(code, name) for code, name in told.items()}


def named(codes: Iterable[str]) -> list[Language]:
    """The languages of these codes; one that is no longer offered is left out."""
    return [written()[code] for code in codes if code in written()]
