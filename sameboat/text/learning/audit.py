"""A hundred labels of the C-SSRS posts read once more: how many are wrong, and the figures on what was read.

Fifty posts labelled at risk and fifty others, drawn at random (`random.Random(8).sample`), were read on 25 November
2026 by one reader who knew the labels. A post counts as at risk where its own words show a wish to die, a thought of
it, or an act, of its writer, now or lately; comforting somebody else does not. `audited.csv` holds row numbers and
verdicts, no text; "unclear" is left out of the figures.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.stats import binomtest

from sameboat.text.learning.fits import auroc

_FILE = Path(__file__).parent / "audited.csv"


@cache
def verdicts() -> dict[int, bool | None]:
    """Row number of the file to whether its post is at risk; None where it cannot be told."""
    known = {"yes": True, "no": False, "unclear": None}
    with _FILE.open(encoding="utf-8", newline="") as opened:
        return {int(row["row"]): known[row["at_risk"]] for row in csv.DictReader(opened)}


def _wrong(truths: NDArray[np.bool_], labelled: bool) -> str:
    read = [verdict for row, verdict in verdicts().items() if bool(truths[row]) == labelled]
    told = [verdict for verdict in read if verdict is not None]
    wrong = sum(verdict != labelled for verdict in told)
    low, high = binomtest(wrong, len(told)).proportion_ci(method="wilson")
    return (
        f"{wrong} of {len(told)} wrong ({low:.2f} to {high:.2f}), {len(read) - len(told)} unclear"
    )


def lines(truths: NDArray[np.bool_], found: dict[str, NDArray[np.float32]]) -> Iterator[str]:
    """The share of wrong labels (Wilson intervals), and AUROC by label and by verdict where both are known."""
    yield f"audited by hand, labelled at risk: {_wrong(truths, True)}"
    yield f"audited by hand, labelled otherwise: {_wrong(truths, False)}"
    rows = np.array([row for row, verdict in verdicts().items() if verdict is not None])
    read = np.array([bool(verdicts()[int(row)]) for row in rows])
    for label, scores in found.items():
        by_label, by_verdict = auroc(scores[rows], truths[rows]), auroc(scores[rows], read)
        yield f"   {label}: on these {len(rows)}, AUROC {by_label:.3f} by label, {by_verdict:.3f} by what was read"
