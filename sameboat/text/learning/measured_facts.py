"""How often the fitting fact of the shelf is found for a claim: `make evaluate` prints it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from sameboat.text.encoder import EncoderMissing, load_encoder
from sameboat.text.fitting import Notes, with_encoder
from sameboat.text.hostility.measure import interval
from sameboat.text.learning.data import Shelf

FACTS = Path(__file__).parents[2] / "safety" / "starting" / "facts.toml"
CLAIMS = "claims_and_facts"


def lines(data: Shelf) -> Iterator[str]:
    """First, and among three; by words alone and with the encoder; and each claim for which it was not among three."""
    facts = tomllib.loads(FACTS.read_text(encoding="utf-8"))["fact"]
    keys, notes = [f["key"] for f in facts], [f"{f['title']}. {f['words']}" for f in facts]
    claims = data.rows(CLAIMS)
    yield f"Facts of the shelf for {len(claims)} written claims"
    yield from _found("by words alone", Notes(notes), keys, claims, [None] * len(claims))
    try:
        encoder = load_encoder()
    except EncoderMissing as fault:
        yield f"  without an encoder: {fault}"
        return
    vectors = list(encoder.encode([row["text"] for row in claims]))
    yield from _found("with the encoder", with_encoder(notes, encoder), keys, claims, vectors)


def _found(
    how: str, shelf: Notes, keys: list[str], claims: list[dict[str, str]], vectors: list[Any]
) -> Iterator[str]:
    best = [
        [keys[fit.at] for fit in shelf.fitting(row["text"], vector)[:3]]
        for row, vector in zip(claims, vectors, strict=True)
    ]
    pairs = list(zip(best, claims, strict=True))
    first = np.array([names[:1] == [row["fact"]] for names, row in pairs], dtype=np.bool_)
    among = np.array([row["fact"] in names for names, row in pairs], dtype=np.bool_)
    yield f"  {how}: first {interval(first)}, among three {interval(among)}"
    for names, row in pairs:
        if row["fact"] not in names:
            yield f"   not found: {row['text']} ({row['fact']}; instead {', '.join(names)})"
