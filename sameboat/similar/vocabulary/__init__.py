"""The words in which people tell what they live with, what they like, look for and can give.

Two files a language, the same keys in each; a term that a language lacks stands in English. The terms that a house
added itself (`similar.own_terms`) stand after those of their group, in whatever words the house wrote.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from django.db.models.functions import Lower
from django.utils.translation import get_language

from sameboat.lib.once import once
from sameboat.similar.models import OwnTerm

_HERE = Path(__file__).parent
_FALLBACK = "en"
# Each by its own name. A language has two files here, `xx.toml` and `xx_more.toml`.
LANGUAGES = {"en": "English", "de": "Deutsch", "es": "Español"}
SEEKING, OFFERING = "seeking", "offering"


@dataclass(frozen=True)
class Term:
    """One thing that may be told: its key, its group, how it stands on the page, and other words for it."""

    key: str
    group: str
    title: str
    also: tuple[str, ...] = ()
    is_retired: bool = False
    language: str = ""

    @property
    def lang(self) -> str:
        """Its language, where the page speaks another; else nothing."""
        return _apart(self.language)


@dataclass(frozen=True)
class Group:
    """Terms that are asked for together."""

    key: str
    title: str
    ask: str
    terms: tuple[Term, ...]
    language: str = ""

    @property
    def lang(self) -> str:
        """The language of its title and question, where the page speaks another; else nothing."""
        return _apart(self.language)

    def offered_to(self, stood: set[str]) -> list[Term]:
        """Its terms for somebody who told `stood`: what is retired only to those who told it."""
        return [term for term in self.terms if not term.is_retired or term.key in stood]


@dataclass(frozen=True)
class Vocabulary:
    """Every group in its order, and which offer answers which wish."""

    groups: tuple[Group, ...]
    offered_as: dict[str, str]
    language: str

    @cached_property
    def terms(self) -> dict[str, Term]:
        """Every term by its key."""
        return {term.key: term for group in self.groups for term in group.terms}

    @cached_property
    def offers(self) -> frozenset[str]:
        """Every offer that answers a wish."""
        return frozenset(self.offered_as.values())

    def group(self, key: str) -> Group | None:
        """The group of that key."""
        return next((group for group in self.groups if group.key == key), None)

    def with_own(self, own: Sequence[OwnTerm]) -> Vocabulary:
        """The same with the terms of a house after those of their groups."""
        if not own:
            return self
        terms = [_own_term(each) for each in own]
        groups = tuple(
            replace(each, terms=each.terms + tuple(t for t in terms if t.group == each.key))
            for each in self.groups
        )
        offers = {term.key for group in groups if group.key == OFFERING for term in group.terms}
        met = {each.key: each.answered_by for each in own if each.answered_by in offers}
        return Vocabulary(groups, {**self.offered_as, **met}, self.language)


def vocabulary(language: str | None = None) -> Vocabulary:
    """The vocabulary in a language, or the one the page is in; the house's own terms are read once a request."""
    spoken = _bare(language or get_language())
    known = spoken if spoken in LANGUAGES else _FALLBACK
    return once(("vocabulary", known), lambda: _read(known).with_own(_own_terms()))


def shipped(language: str) -> Vocabulary:
    """The vocabulary that comes with the house, without terms of its own."""
    return _read(language)


def _own_terms() -> list[OwnTerm]:
    return list(OwnTerm.objects.order_by(Lower("title"), "pk"))


def _own_term(own: OwnTerm) -> Term:
    return Term(own.key, own.group, own.title, own.other_words, own.retired_at is not None)


def _bare(language: str | None) -> str:
    return (language or _FALLBACK).split("-")[0]


def _apart(language: str) -> str:
    return "" if language == _bare(get_language()) else language


@cache
def _read(language: str) -> Vocabulary:
    told, base = _raw(language), _raw(_FALLBACK)
    groups = tuple(
        _group(key, base[key], told.get(key, {}), language) for key in base if "terms" in base[key]
    )
    return Vocabulary(groups, base["offered_as"], language)


@cache
def _raw(language: str) -> dict[str, dict[str, Any]]:
    files = [_HERE / f"{language}.toml", _HERE / f"{language}_more.toml"]
    read = [tomllib.loads(file.read_text(encoding="utf-8")) for file in files if file.exists()]
    return {key: value for part in read for key, value in part.items()}


def _group(key: str, base: dict[str, Any], told: dict[str, Any], language: str) -> Group:
    known = told.get("terms", {})
    terms = tuple(
        _term(name, key, known[name], language)
        if name in known
        else _term(name, key, words, _FALLBACK)
        for name, words in base["terms"].items()
    )
    asked = told if "title" in told and "ask" in told else base
    spoken = language if asked is told else _FALLBACK
    return Group(key, asked["title"], asked["ask"], terms, spoken)


def _term(key: str, group: str, words: str, language: str) -> Term:
    title, *also = [each.strip() for each in words.split("|")]
    return Term(key, group, title, tuple(also), language=language)
