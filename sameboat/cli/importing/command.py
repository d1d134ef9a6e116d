"""The import itself: read, refuse what is broken with its line, write thread by thread."""

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from django.core.management import call_command
from django.utils import timezone
from tqdm import tqdm

from sameboat.circles.commands.opening import circle_for_import
from sameboat.circles.models import Circle
from sameboat.cli.importing.mapping import BadMap, BadPost, Map, map_for, posts_of
from sameboat.cli.importing.records import Record, Unreadable, csv_records, json_lines
from sameboat.cli.importing.shelf import Shelf
from sameboat.posts.commands.importing import bring_in_thread


@dataclass
class Outcome:
    """What came of an import."""

    threads: int = 0
    answers: int = 0
    refused: list[tuple[int, str]] = field(default_factory=list)

    def refuse(self, line: int, reason: str) -> None:
        """Remember a refused line."""
        self.refused.append((line, reason))


def lay_out(file: Path, asked_map: str, outcome: Outcome, tell: Callable[[int], object]) -> Shelf:
    """Read the whole file onto a shelf. Raises Unreadable or BadMap where nothing of it can be read."""
    shelf, plan, now = Shelf(), None, timezone.now()
    reader = json_lines if file.suffix.lower() in {".jsonl", ".ndjson", ".json"} else csv_records
    with file.open("rb") as opened:
        for record in reader(opened, tell):
            if record.values is None:
                outcome.refuse(record.line, record.refusal)
                continue
            if plan is None:
                plan = map_for(set(record.values), asked_map)
            _put(shelf, record, plan, now, outcome)
    return shelf


def _put(shelf: Shelf, record: Record, plan: Map, now: datetime, outcome: Outcome) -> None:
    try:
        for thread, told in list(posts_of(record.values or {}, plan, now)):
            shelf.put(record.line, thread, told)
    except BadPost as error:
        outcome.refuse(record.line, str(error))


def write_out(shelf: Shelf, circle: Circle, source: str, outcome: Outcome) -> None:
    """Write every thread that has an opening, each in one transaction."""
    for key, posts in tqdm(
        shelf.threads(), total=shelf.count(), desc="Writing", unit=" threads", disable=None
    ):
        (_line, opening), *rest = posts
        if opening.key:
            for line, _told in posts:
                outcome.refuse(line, "answers a thread whose opening is not here")
            continue
        threads, answers = bring_in_thread(
            circle=circle,
            source=source,
            key=key,
            opening=opening,
            answers=[told for _line, told in rest],
        )
        outcome.threads += threads
        outcome.answers += answers


def import_file(file: Path, *, circle_name: str, asked_map: str, source: str) -> Outcome:
    """Bring a file in. Raises Unreadable, BadMap or OSError where nothing of it can be read."""
    outcome = Outcome()
    with tqdm(
        total=file.stat().st_size, desc="Reading", unit="B", unit_scale=True, disable=None
    ) as bar:
        shelf = lay_out(file, asked_map, outcome, bar.update)
    if shelf.count():
        write_out(shelf, circle_for_import(name=circle_name), source, outcome)
    return outcome


def run(argv: list[str]) -> int:
    """Import and say what came in and what did not. Returns 1 where lines were refused, 2 for nothing read."""
    parser = argparse.ArgumentParser(
        "sameboat import-threads", description="Bring threads in. See docs/import.md."
    )
    parser.add_argument("file", type=Path, help="CSV with a header, or JSON Lines (.jsonl); UTF-8")
    parser.add_argument(
        "--circle", default="Imported", help="the circle they come into; made if there is none"
    )
    parser.add_argument("--map", default="", help="a shipped map (epitome, plain) or a TOML file")
    parser.add_argument(
        "--source", default="import", help="a name for where they come from; keep it for repeats"
    )
    wanted = parser.parse_args(argv)
    call_command("migrate", verbosity=0)
    try:
        outcome = import_file(
            wanted.file, circle_name=wanted.circle, asked_map=wanted.map, source=wanted.source
        )
    except (Unreadable, BadMap) as error:
        print(f"{error} Nothing was changed.", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"The file cannot be read: {error.strerror}. Nothing was changed.", file=sys.stderr)
        return 2
    for line, reason in sorted(outcome.refused):
        print(f"line {line}: {reason}", file=sys.stderr)
    print(
        f"{outcome.threads:,} threads and {outcome.answers:,} replies came in. {len(outcome.refused):,} refused."
    )
    return 1 if outcome.refused else 0
