"""`make bench`: speed and size on a generated community, beside a bare Django view in the same run."""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.similar import measure_similar

HERE = Path(__file__).parent


def make_world(data: str) -> dict[str, int]:
    """Generate the community in its own process; returns the ids to measure."""
    told = subprocess.run(
        [sys.executable, "-m", "bench.generate"],
        env={**os.environ, "SAMEBOAT_DATA": data}, check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    return dict(json.loads(told.splitlines()[-1]))


def measure_speed(data: str, ids: dict[str, int], seconds: int, runs: int) -> list[tuple[str, str]]:
    """Requests a second, p99 and CPU, each beside the ceiling of the same round; replies; queries."""
    if shutil.which("wrk") is None:
        return [("speed", "not measured: wrk is missing (bin/bench-setup says why)")]
    from bench.speed import measure_pages, measure_replies

    return [
        *measure_pages(data, ids, seconds=seconds, runs=runs),
        *measure_replies(data, ids, seconds=seconds, runs=runs),
        *((f"queries, {name[2:]}", str(n)) for name, n in ids.items() if name.startswith("q ")),
    ]


def _rows(
    only: str | None, data: str, ids: dict[str, int], seconds: int, runs: int
) -> list[tuple[str, str]]:
    rows: list[tuple[str, str]] = []
    if only in {None, "speed"}:
        rows += measure_speed(data, ids, seconds, runs)
    if only in {None, "screen"}:
        from bench.screen import measure_screen

        rows += measure_screen(data, ids)
    if only in {None, "phone"}:
        from bench.phone import measure_pages

        rows += measure_pages(data, ids)
    return rows


def main() -> int:
    """Measure and print a table."""
    parser = argparse.ArgumentParser("bench", description=__doc__)
    parser.add_argument("--seconds", type=int, default=4)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", choices=["speed", "phone", "screen", "similar"], default=None)
    wanted = parser.parse_args()
    if wanted.only == "similar":
        return _print(measure_similar())
    with tempfile.TemporaryDirectory(prefix="sameboat-bench-") as data:
        print("Generating 1,000 people, 2,000 threads and 40,000 posts ...", flush=True)
        ids = make_world(data)
        rows = _rows(wanted.only, data, ids, wanted.seconds, wanted.runs)
    if wanted.only is None:
        rows += measure_similar()
    return _print(rows)


def _print(rows: list[tuple[str, str]]) -> int:
    width = max(len(name) for name, _value in rows)
    for name, value in rows:
        print(f"{name:<{width}}  {value}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
