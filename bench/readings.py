"""How fast a large export from a phone is read, how much memory that takes, and whether its days add up.

`python -m bench.readings --gigabytes 3` makes an Apple Health export of that size in a temporary folder, reads it as
`python -m sameboat.measures.readings` does, compares every day with what the made-up life says, and reads the same file with a
plain `iterparse` loop and with expat alone. Each reader has a process of its own, by turns.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

_READERS = {
    "readings": "sameboat.measures.readings",
    "iterparse": "a plain iterparse loop",
    "expat": "expat, one call an element",
}


def main() -> None:
    """Make it, read it, compare, and say so."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gigabytes", type=float, default=3.0)
    parser.add_argument("--child", nargs=2, help=argparse.SUPPRESS)
    told = parser.parse_args()
    if told.child:
        _child(told.child[0], Path(told.child[1]))
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "export.zip"
        truth, length = _make(path, int(told.gigabytes * 2**30))
        print(
            f"export.xml: {length / 2**20:,.0f} MB, in a zip of {path.stat().st_size / 2**20:,.0f} MB"
        )
        for name, called in _READERS.items():
            took, cpu, peak, days = _run(name, path)
            line = f"{called:<28} {took:7.1f} s {length / 2**20 / took:7.1f} MB/s ({length / 2**20 / cpu:.1f} by CPU) {peak:7.0f} MB at most"
            print(line + (f"   {_compared(days, truth)}" if name == "readings" else ""), flush=True)


def _make(path: Path, size: int) -> tuple[dict[str, float], int]:
    from bench.readings_life import Life, kept
    from bench.readings_made import SOUND_HEAD, write_apple

    # A watch fills some 300 MB a year; ten years at most.
    life = Life(days=min(3650, max(60, size * 3650 // (3 * 2**30))))
    with path.open("wb") as out:
        length = write_apple(life, out, least=size, head=SOUND_HEAD)
    return {f"{kind} {day}": total for (kind, day), total in kept(life).items()}, length


def _run(name: str, path: Path) -> tuple[float, float, float, dict[str, float]]:
    began = time.perf_counter()
    told = subprocess.run(
        [sys.executable, "-m", "bench.readings", "--child", name, str(path)],
        check=True, stdout=subprocess.PIPE, text=True,
    ).stdout.splitlines()  # fmt: skip
    took = time.perf_counter() - began
    return took, float(told[1]), float(told[2]), json.loads(told[0])


def _child(name: str, path: Path) -> None:
    """Read it one way; print the days, the CPU it took and the most memory that was held, in MB."""
    ways = {"readings": _by_the_house, "iterparse": _iterparse, "expat": _expat}
    print(json.dumps(ways[name](path)))
    print(time.process_time())
    status = Path("/proc/self/status").read_text(encoding="ascii")
    print(int(status.partition("VmHWM:")[2].split()[0]) / 1024)


def _by_the_house(path: Path) -> dict[str, float]:
    import contextlib
    import io

    from sameboat.measures.readings.__main__ import main as read

    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        assert read([str(path), "--json", "--zone", "Europe/London"]) == 0
    days: dict[str, float] = {}
    for line in out.getvalue().splitlines()[:-1]:
        told = json.loads(line)
        key = f"{told['kind']} {told['day']}"
        days[key] = days.get(key, 0.0) + (told["counted"] or 0.0)
    return days


def _inner(path: Path):
    import zipfile

    archive = zipfile.ZipFile(path)
    return archive.open(max(archive.infolist(), key=lambda entry: entry.file_size))


def _iterparse(path: Path) -> dict[str, float]:
    from xml.etree.ElementTree import iterparse

    days: dict[str, float] = {}
    with _inner(path) as stream:
        events = iterparse(stream, events=("start", "end"))  # noqa: S314 - the file was made here
        _event, root = next(events)
        for event, element in events:
            if event == "end" and element.tag == "Record":
                if element.get("type") == "HKQuantityTypeIdentifierStepCount":
                    day = element.get("startDate", "")[:10]
                    days[day] = days.get(day, 0.0) + float(element.get("value", "0"))
                root.clear()
    return days


def _expat(path: Path) -> dict[str, float]:
    from xml.parsers.expat import ParserCreate

    days: dict[str, float] = {}

    def begins(name: str, told: dict[str, str]) -> None:
        if name == "Record" and told["type"] == "HKQuantityTypeIdentifierStepCount":
            day = told["startDate"][:10]
            days[day] = days.get(day, 0.0) + float(told["value"])

    parser = ParserCreate()
    parser.StartElementHandler = begins
    with _inner(path) as stream:
        parser.ParseFile(stream)
    return days


def _compared(days: dict[str, float], truth: dict[str, float]) -> str:
    wrong = [
        key
        for key in days.keys() | truth.keys()
        if abs(days.get(key, 0) - truth.get(key, 0)) > 0.01
    ]
    return f"{len(truth):,} daily totals, {len(wrong)} differ" + "".join(
        f"\n  {key}" for key in wrong[:5]
    )


if __name__ == "__main__":
    main()
