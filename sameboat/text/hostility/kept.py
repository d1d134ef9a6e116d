"""What readers made of texts they were never taught the like of: margins and labels, kept without any text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

TRIALS = Path(__file__).parent / "teaching" / "left_out.npz"
Arrays = Mapping[str, NDArray[Any]]


def write_trials(path: Path, trials: Mapping[str, Arrays]) -> None:
    """Each trial's margins (above nought: would be asked about), labels, and margins of ordinary replies."""
    arrays: dict[str, NDArray[np.generic]] = {"names": np.array(list(trials))}
    for at, found in enumerate(trials.values()):
        arrays[f"margins{at}"] = found["margins"].astype(np.float16)
        arrays[f"replies{at}"] = found["replies"].astype(np.float16)
        arrays[f"hostile{at}"] = found["hostile"].astype(np.bool_)
    np.savez_compressed(path, allow_pickle=False, **arrays)


def read_trials(path: Path = TRIALS) -> Iterator[tuple[str, Arrays]]:
    """The trials by name."""
    with np.load(path, allow_pickle=False) as kept:
        for at, name in enumerate(kept["names"]):
            yield (
                str(name),
                {part: kept[f"{part}{at}"] for part in ("margins", "replies", "hostile")},
            )
