"""Print the daily totals of exports: `python -m sameboat.measures.readings FILE…`, with `--json` for programs."""

from __future__ import annotations

import argparse
import json
import sys
import zoneinfo
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from tqdm import tqdm

from sameboat.measures.readings.days import Day, days_of
from sameboat.measures.readings.kinds import Kind
from sameboat.measures.readings.reading import Outcome, Progress, read
from sameboat.measures.readings.words import Unreadable

_HEADS = {
    Kind.STEPS: "steps",
    Kind.SLEEP: "asleep",
    Kind.HEART: "heart at rest",
    Kind.WEIGHT: "weight",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the files as one export and print what they tell; a sentence and 1 where that is not possible."""
    told = _told(arguments)
    zone = zoneinfo.ZoneInfo(told.zone)
    files = [(path.name, path) for path in told.files]
    with tqdm(unit="B", unit_scale=True, disable=None, file=sys.stderr, leave=False) as bar:
        try:
            outcome = read(files, zone=zone, at=datetime.now(UTC), progress=_on(bar))
        except Unreadable as refused:
            bar.close()
            sys.stderr.write(f"{refused}\n")
            return 1
        except OSError as fault:
            bar.close()
            sys.stderr.write(f"{fault.strerror}: {fault.filename}\n")
            return 1
    for line in _as_json(outcome) if told.json else _as_table(outcome):
        sys.stdout.write(f"{line}\n")
    return 0


def _told(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="sameboat.measures.readings", description=__doc__)
    parser.add_argument("files", metavar="FILE", nargs="+", type=Path)
    parser.add_argument("--json", action="store_true", help="every source of every day, one a line")
    parser.add_argument(
        "--zone", default="UTC", help="the clock of times without one, as Europe/Vienna"
    )
    told = parser.parse_args(arguments)
    if told.zone not in zoneinfo.available_timezones():
        parser.error(f"{told.zone} is no time zone")
    return told


def _on(bar: tqdm[object]) -> Progress:
    def progress(done: int, whole: int) -> None:
        bar.total = whole
        bar.update(done - bar.n)

    return progress


def _as_table(outcome: Outcome) -> Iterator[str]:
    by_day: defaultdict[date, dict[Kind, Day]] = defaultdict(dict)
    for told in days_of(outcome.readings):
        by_day[told.day][told.kind] = told
    yield "".join(["day".ljust(12), *(head.rjust(15) for head in _HEADS.values()), "   from"])
    for day, kinds in sorted(by_day.items()):
        sources = sorted({source for told in kinds.values() for source in told.sources})
        cells = [_cell(kinds[kind]) if kind in kinds else "" for kind in _HEADS]
        yield f"{day}  " + "".join(cell.rjust(15) for cell in cells) + "   " + ", ".join(sources)
    yield ""
    for kind, head in _HEADS.items():
        yield f"{head}: {sum(1 for kinds in by_day.values() if kind in kinds)} days"
    yield from _left_out(outcome)


def _left_out(outcome: Outcome) -> Iterator[str]:
    if total := sum(outcome.left_out.values()):
        yield f"left out: {total}"
        for reason, count in outcome.left_out.most_common():
            if count:
                yield f"  {count:>9}  {reason}"


def _cell(told: Day) -> str:
    if told.kind == Kind.SLEEP:
        return f"{round(told.total) // 60} h {round(told.total) % 60:02} min"
    if told.kind == Kind.WEIGHT:
        return f"{told.total:.1f} kg"
    return f"{round(told.total)}"


def _as_json(outcome: Outcome) -> Iterator[str]:
    for told in outcome.readings:
        yield json.dumps(
            {
                "day": told.day.isoformat(),
                "kind": told.kind,
                "origin": told.origin,
                "source": told.source,
                "value": round(told.value, 3),
                "counted": None if told.counted is None else round(told.counted, 3),
                "told_in": told.unit,
                "offset": told.offset,
            },
            ensure_ascii=False,
        )
    yield json.dumps({"left_out": dict(outcome.left_out.most_common())}, ensure_ascii=False)


if __name__ == "__main__":
    raise SystemExit(main())
