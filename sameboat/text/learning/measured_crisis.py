"""What is measured of the crisis screen as it is shipped: written lists, and the replies that set no threshold."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from sameboat.text.crisis.mixing import load_mix
from sameboat.text.learning import measured_posts
from sameboat.text.learning.crisis import QUESTIONS, REPLIES, Margins, margins, margins_of
from sameboat.text.learning.data import Shelf
from sameboat.text.learning.demonstration import posts
from sameboat.text.learning.draws import interval
from sameboat.text.learning.sentences import LISTS

Truths = NDArray[np.bool_]
MODES = ("rules alone", "rules and light head", "rules, light head, reader")


def lines(shelf: Shelf) -> Iterator[str]:
    """Every figure, and every wrong one of the written lists."""
    yield "== Crisis: as shipped; nothing is learned from these lists, thresholds are from the other half of the replies =="
    for name, file, is_opening in (
        ("peers' replies", REPLIES, False),
        ("questions to counsellors", QUESTIONS, True),
    ):
        yield from _ordinary(name, margins(shelf, *file, half=1), is_opening=is_opening)
    yield from _demonstration(shelf)
    for name in LISTS:
        yield from _written(shelf, name)
    yield "== Crisis: posts of people never seen (C-SSRS, five folds by person) =="
    yield from measured_posts.lines(shelf)


def flagged(found: Margins, mode: str, *, is_opening: bool = False) -> Truths:
    """Which texts are asked about in one of the `MODES`."""
    if mode == MODES[0]:
        return found.by_rule
    return found.flagged(load_mix(), deeper=mode == MODES[2], is_opening=is_opening)


def _ordinary(name: str, found: Margins, *, is_opening: bool) -> Iterator[str]:
    for mode in MODES:
        asked = flagged(found, mode, is_opening=is_opening)
        share = interval(lambda picked, asked=asked: float(asked[picked].mean()), len(asked))  # type: ignore[misc]
        yield f"{name}, {mode}: flagged {share} of {len(asked)}"


def _demonstration(shelf: Shelf) -> Iterator[str]:
    for name, measured in (("never learned from", True), ("some of it learned as calm", False)):
        found = posts(measured=measured)
        openings = np.array([is_opening for _text, is_opening in found])
        seen = margins_of(shelf, [text for text, _opens in found], f"demonstration.{measured}")
        for mode in MODES:
            asked = np.where(
                openings, flagged(seen, mode, is_opening=True), flagged(seen, mode)
            ).sum()
            yield f"posts of the demonstration, {name}, {mode}: flagged {asked} of {len(found)}"


def _written(shelf: Shelf, name: str) -> Iterator[str]:
    rows, found = shelf.rows(name), margins(shelf, name)
    truths = np.array([row["label"] == "1" for row in rows])
    yield f"-- {name}: {int(truths.sum())} crises, {int((~truths).sum())} near misses"
    for mode in MODES:
        yield f"{mode}: {_both(flagged(found, mode), truths)}"
    asked = flagged(found, MODES[2])
    for kind in dict.fromkeys(row["kind"] for row in rows):
        of_kind = np.array([row["kind"] == kind for row in rows])
        yield f"   {kind}: flagged {int(asked[of_kind].sum())} of {int(of_kind.sum())}"
    for row, is_asked, truth in zip(rows, asked, truths, strict=True):
        if is_asked != truth:
            yield f"   wrong: {'missed' if truth else 'flagged'} [{row['kind']}] {row['text']}"


def _both(asked: Truths, truths: Truths) -> str:
    caught = interval(lambda picked: float(asked[picked][truths[picked]].mean()), len(truths))
    near = interval(lambda picked: float(asked[picked][~truths[picked]].mean()), len(truths))
    return f"crises caught {caught}; near misses flagged {near}"
