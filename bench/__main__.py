"""`make bench`: speed and size on a generated community, beside a bare Django view in the same run."""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent


def make_world(data: str) -> dict[str, int]:
    """Generate the community in its own process; returns the ids to measure."""
    told = subprocess.run(
        [sys.executable, "-m", "bench.generate"],
        env={**os.environ, "SAMEBOAT_DATA": data}, check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    return dict(json.loads(told.splitlines()[-1]))


def measure_speed(data: str, ids: dict[str, int], seconds: int, runs: int) -> list[tuple[str, str]]:
    """Requests a second and p99, each as a ratio to the ceiling of the same run; replies; queries."""
    from bench.load import replies, wrk
    from bench.servers import gunicorn, signed_in

    rows: list[tuple[str, str]] = []
    thread = f"/threads/{ids['thread']}/"
    with gunicorn("bench.ceiling:application", data, thread) as address:
        ceiling = wrk(address + thread, seconds=seconds, runs=runs)
    rows.append(
        (
            "ceiling (bare view, 20 posts, one raw query)",
            f"{ceiling.per_second:.0f}/s, p99 {ceiling.p99_ms:.1f} ms",
        )
    )
    with gunicorn("sameboat.wsgi:application", data, "/help/") as address:
        browser = signed_in(address)
        for name, path in (
            ("thread", thread),
            ("circle", f"/circles/{ids['circle']}/"),
            ("today", "/today/"),
        ):
            browser.ask("GET", path)
            found = wrk(address + path, browser.cookie, seconds=seconds, runs=runs)
            ratio = found.per_second / ceiling.per_second
            rows.append(
                (
                    name,
                    f"{found.per_second:.0f}/s, p99 {found.p99_ms:.1f} ms, {ratio:.3f} of the ceiling",
                )
            )
        rate = replies(browser, thread, seconds=seconds)
        rows.append(("replies through the form, SQLite synchronous=FULL", f"{rate:.0f}/s"))
    rows += [
        (f"queries, {name}", str(count)) for name, count in ids.items() if name.startswith("q ")
    ]
    return rows


def main() -> int:
    """Measure and print a table."""
    parser = argparse.ArgumentParser("bench", description=__doc__)
    parser.add_argument("--seconds", type=int, default=5)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--only", choices=["speed", "phone"], default=None)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="sameboat-bench-") as data:
        print("Generating 1,000 people, 2,000 threads and 40,000 posts ...", flush=True)
        ids = make_world(data)
        rows = (
            [] if wanted.only == "phone" else measure_speed(data, ids, wanted.seconds, wanted.runs)
        )
        if wanted.only != "speed":
            from bench.phone import measure_pages

            rows += measure_pages(data, ids)
    width = max(len(name) for name, _value in rows)
    for name, value in rows:
        print(f"{name:<{width}}  {value}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
