"""Who is introduced to whom, with ten thousand, a hundred thousand and a million made-up people (`similar_house`).

For each size, in processes of their own: how long everything takes to be made (`sameboat similar rebuild`), then, in one that
only asks, a whole search for three people (from answers in the database to ids: blocks, letters, pauses, ceilings and reasons
applied) for two hundred people after a warm-up, its peak memory, and how many of the exact ten nearest stand among the first ten
looked through. Beside it the same search where the nearest are found by going through all rows with numpy.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median, quantiles

import numpy as np

SIZES, ASKERS, WARM, BRUTE, LEAST = (10_000, 100_000, 1_000_000), 200, 30, 20, 100


def measure_similar(sizes: tuple[int, ...] = SIZES) -> list[tuple[str, str]]:
    """Rows of the table, all sizes."""
    rows: list[tuple[str, str]] = []
    found = []
    for size in sizes:
        print(f"Making {size:,} people ...", flush=True)
        with tempfile.TemporaryDirectory(prefix="sameboat-bench-") as data:
            made = _process("make", data, str(size))
            found.append(asked := _process("ask", data))
        label = f"introductions, {size:,} people"
        rows += [
            (f"{label}: made anew", f"{made['all']:.0f} s, of it the files {made['files']:.0f} s, {made['megabytes']:.0f} MB"),
            (f"{label}: a search", f"median {asked['p50']:.1f} ms, p99 {asked['p99']:.1f} ms, of it the nearest {asked['near']:.2f} ms"),
            (f"{label}: numpy", f"median {asked['brute']:.1f} ms, of it the nearest {asked['brute_near']:.1f} ms"),
            (f"{label}: recall at 10", f"{asked['recall']:.3f}"),
            (f"{label}: memory", f"{asked['memory']:.0f} MB at the peak, {asked['before']:.0f} MB before the first search"),
            (f"{label}: found", f"{asked['found']:.2f} people of 3, {asked['depth']:.0f} looked through"),
        ]  # fmt: skip
    if len(found) > 1:
        grown = found[-1]["p50"] / found[0]["p50"]
        rows.append(("introductions: growth from the fewest to the most", f"{grown:.2f} times"))
    return rows


def _process(*words: str) -> dict[str, float]:
    told = subprocess.run(
        [sys.executable, "-m", "bench.similar", *words],
        env={**os.environ, "SAMEBOAT_DATA": words[1]}, check=True, stdout=subprocess.PIPE, text=True,
    ).stdout  # fmt: skip
    found: dict[str, float] = json.loads(told.splitlines()[-1])
    return found


def _with_words(folder: Path):
    """What the reader would have made of everybody's writing, put where the rows are made."""
    from sameboat.similar.kinship import WRITES
    from sameboat.similar.places import keeping
    from sameboat.similar.places.rows import ABOUT, WORDS

    ids, words = (
        np.load(folder / "ids.npy", mmap_mode="r"),
        np.load(folder / "words.npy", mmap_mode="r"),
    )
    plain = keeping.rows_of

    def rows_of(some):
        found = plain(some)
        for each, row in found.items():
            row[ABOUT : ABOUT + WORDS] = WRITES**0.5 * words[np.searchsorted(ids, each)]
        return found

    keeping.rows_of = rows_of


def make(folder: Path, size: int) -> dict[str, float]:
    """Fill the house, and make every row and file."""
    from django.core.management import call_command

    from bench.similar_house import make_history, make_house
    from sameboat.similar.places import shelf as files
    from sameboat.similar.places.keeping import rebuild

    call_command("migrate", verbosity=0)
    house = make_house(size)
    np.save(folder / "ids.npy", house.ids)
    np.save(folder / "words.npy", house.words)
    askers = np.random.default_rng(3).choice(house.ids, ASKERS + WARM, replace=False).tolist()
    make_history(house, askers)
    (folder / "askers.json").write_text(json.dumps(askers))
    del house
    _with_words(folder)
    spent, write = [], files.Shelf.write

    def timed(self, *told):
        begun = time.perf_counter()
        made = write(self, *told)
        spent.append(time.perf_counter() - begun)
        return made

    files.Shelf.write = timed
    begun = time.perf_counter()
    rebuild()
    whole = time.perf_counter() - begun
    size_on_disk = sum(
        file.stat().st_size for file in (folder / "near").rglob("*") if file.is_file()
    )
    return {"all": whole, "files": spent[0], "megabytes": size_on_disk / 1e6}


class Watched:
    """A way to find the nearest, timed."""

    def __init__(self, find) -> None:
        self._find, self.times, self.depths = find, [], []

    def __call__(self, row, most):
        begun = time.perf_counter()
        found = self._find(row, most)
        self.times.append((time.perf_counter() - begun) * 1000)
        self.depths.append(most)
        return found


def _searched(people, find) -> tuple[list[float], list[int]]:
    """Whole searches with one way to find the nearest: times in milliseconds, how many people were found."""
    from django.utils import timezone

    from sameboat.lib.once import asking_once
    from sameboat.similar import finding

    finding.nearest_to, now, times, found = find, timezone.now(), [], []
    for person in people:
        begun = time.perf_counter()
        # As every page does: what is asked twice is asked once.
        with asking_once():
            found.append(len(finding.next_for(person, most=3, at=now)))
        times.append((time.perf_counter() - begun) * 1000)
    return times, found


def ask(folder: Path) -> dict[str, float]:
    """Search as the house does, then through all rows, and compare."""
    from sameboat.people.models import Person
    from sameboat.similar.places.keeping import nearest_to, shelf

    askers = json.loads((folder / "askers.json").read_text())
    people = [Person.objects.get(pk=each) for each in askers]
    before, quick = _peak(), Watched(nearest_to)
    times, found = _searched(people, quick)
    memory = _peak()
    whole, keys = _whole(shelf().current())

    def through_all(row, most):
        scores = whole @ row.astype(np.float32)
        first = np.argpartition(-scores, min(most, len(scores) - 1))[:most]
        first = first[np.argsort(-scores[first])]
        return keys[first].tolist(), scores[first].tolist()

    slow = Watched(through_all)
    brute, _found = _searched(people[WARM : WARM + BRUTE], slow)
    return {
        "p50": median(times[WARM:]), "p99": quantiles(times[WARM:], n=100)[98],
        "near": median(quick.times[WARM:]), "recall": _recall(people[WARM:], nearest_to, through_all),
        "memory": memory, "before": before, "brute": median(brute), "brute_near": median(slow.times),
        "found": float(np.mean(found)), "depth": float(np.mean(quick.depths)),
    }  # fmt: skip


def _recall(people, quick, exact) -> float:
    """How many of the exact ten nearest stand among the first ten of those looked through."""
    from sameboat.similar.places.keeping import row_now
    from sameboat.similar.places.rows import asking

    asks = [asking(row_now(each)) for each in people]
    hits = [len(set(quick(row, LEAST)[0][:10]) & set(exact(row, 10)[0])) for row in asks]
    return float(np.mean(hits)) / 10


def _whole(kept):
    """All rows as numpy would hold them, and their keys."""
    keys = np.asarray(kept.keys)
    if kept.rows is not None:
        return np.asarray(kept.rows, dtype=np.float32), keys
    many, wide = np.fromfile(kept.folder / "graph", dtype=np.uint32, count=2)
    rows = np.memmap(
        kept.folder / "graph", dtype=np.int8, mode="r", offset=8, shape=(int(many), int(wide))
    )
    return rows.astype(np.float32), keys


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sameboat.settings")
    if sys.argv[1] not in {"make", "ask"}:
        for name, value in measure_similar(tuple(int(each) for each in sys.argv[1:])):
            print(f"{name:<50}  {value}", flush=True)
        raise SystemExit
    import django

    django.setup()
    where = Path(sys.argv[2])
    print(json.dumps(make(where, int(sys.argv[3])) if sys.argv[1] == "make" else ask(where)))
