"""What a look at a text found: plain values, handed to people, deciding nothing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a text may be looked at for."""

    CRISIS = "crisis"
    HOSTILITY = "hostility"
    CLAIM = "claim"
    DETAILS = "details"
    LINKS = "links"


class By(StrEnum):
    """What noticed it: a rule anybody can read, a light head, or the encoder in the background."""

    RULE = "rule"
    HEAD = "head"
    ENCODER = "encoder"


class Language(StrEnum):
    """Whether a text is in a language that the screen was tried on."""

    TRIED = "tried"
    NOT_TRIED = "not_tried"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Finding:
    """One thing noticed: how sure (0 to 1), by which words of the text, and why, in words for a moderator.

    `asks` is whether it is enough to ask somebody; below that it is only a hint.
    """

    kind: Kind
    score: float
    words: tuple[str, ...]
    by: By
    why: str
    asks: bool = True


@dataclass(frozen=True)
class Sight:
    """What one part saw, and which pieces of it were not there to look with."""

    findings: tuple[Finding, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Look:
    """Everything that was noticed in one text, what was missing while looking, and whether it could be read."""

    findings: tuple[Finding, ...]
    language: Language
    missing: tuple[str, ...] = ()

    @property
    def asks(self) -> bool:
        """Whether anything in it should be put before somebody."""
        return any(finding.asks for finding in self.findings)

    def of(self, kind: Kind) -> tuple[Finding, ...]:
        """The findings of one kind that ask, the surest first."""
        asking = [found for found in self.findings if found.kind == kind and found.asks]
        return tuple(sorted(asking, key=lambda found: -found.score))
