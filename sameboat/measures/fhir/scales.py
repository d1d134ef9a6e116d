"""What a form's scores mean: bands in words, and by how much one must change to be more than chance."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from math import sqrt
from typing import Any

from sameboat.measures.fhir import names
from sameboat.measures.fhir.checks import parts

_TWO_SIDED_95 = 1.96


@dataclass(frozen=True)
class Band:
    """What a score from so much to so much (both included) is called."""

    least: Decimal
    most: Decimal
    words: str


@dataclass(frozen=True)
class Scale:
    """One score of a form. `reliable_change` is by how much it must differ to be more than chance, or None where nobody published it."""

    link_id: str
    text: str
    bands: tuple[Band, ...]
    reliable_change: float | None
    reliable_source: str = ""

    def band_of(self, score: Decimal) -> Band | None:
        """The band a score lies in; between two of them it is the one that began."""
        begun = [band for band in self.bands if band.least <= score]
        return begun[-1] if begun and score <= self.bands[-1].most else None

    @property
    def ends(self) -> tuple[Decimal, Decimal] | None:
        """The least and the most a score can be, where its bands say so."""
        return (self.bands[0].least, self.bands[-1].most) if self.bands else None


def scale_of(item: Mapping[str, Any]) -> Scale:
    """The scale that a worked-out item is."""
    bands = sorted(
        (_band(parts(each)) for each in extensions_of(item, names.BAND)), key=lambda b: b.least
    )
    told = next((parts(each) for each in extensions_of(item, names.RELIABLE_CHANGE)), {})
    return Scale(
        link_id=item["linkId"],
        text=str(item.get("text", "")),
        bands=tuple(bands),
        reliable_change=reliable_change(**_numbers(told)) if told else None,
        reliable_source=str(told.get("source", "")),
    )


def reliable_change(
    *, by: float | None = None, deviation: float = 0.0, reliability: float = 1.0
) -> float:
    """By how much a score must change to be more than its error of measurement, at 95 %.

    Jacobson and Truax 1991, J Consult Clin Psychol 59:12-19: 1.96 times the standard error of the difference,
    SD √2 √(1 - r), with the standard deviation and the reliability of the score; or a published number, `by`.
    """
    if by is not None:
        return by
    return _TWO_SIDED_95 * deviation * sqrt(2) * sqrt(max(1 - reliability, 0))


def _numbers(told: Mapping[str, Any]) -> dict[str, float]:
    return {name: float(told[name]) for name in ("by", "deviation", "reliability") if name in told}


def _band(parts: Mapping[str, Any]) -> Band:
    return Band(Decimal(str(parts["from"])), Decimal(str(parts["to"])), str(parts["words"]))


def extensions_of(thing: Mapping[str, Any], url: str) -> list[Mapping[str, Any]]:
    """The extensions of one address that a thing has."""
    return [each for each in thing.get("extension", ()) if each.get("url") == url]
