"""The import itself: read, refuse what is broken with its line, write thread by thread."""

import argparse
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.core.management import call_command
from django.utils import timezone
from tqdm import tqdm

from sameboat.circles.commands.opening import circle_for_import
from sameboat.circles.models import Circle
from sameboat.cli.importing.mapping import BadMap, BadPost, Map, map_for, posts_of
from sameboat.cli.importing.records import Record, Tell, Unreadable, json_lines
from sameboat.cli.importing.shelf import Shelf
from sameboat.cli.importing.tables import csv_records
from sameboat.posts.commands.importing import bring_in_thread

_LONGEST_NAME = 80


@dataclass
class Outcome:
    """What came in."""

    threads: int = 0
    answers: int = 0


def lay_out(file: Path, asked_map: str, shelf: Shelf, tell: Tell) -> None:
    """Read the whole file onto a shelf. Raises Unreadable or BadMap where nothing of it can be read."""
    plan, now = None, timezone.now()
    reader = json_lines if file.suffix.lower() in {".jsonl", ".ndjson", ".json"} else csv_records
    with file.open("rb") as opened:
        for record in reader(opened, tell):
            if record.values is None:
                shelf.refuse(record.line, record.because(record.refusal))
                continue
            if plan is None:
                plan = map_for(set(record.values), asked_map)
            _put(shelf, record, plan, now)


def _put(shelf: Shelf, record: Record, plan: Map, now: datetime) -> None:
    try:
        for thread, told in list(posts_of(record.values or {}, plan, now)):
            if other := shelf.put(record.line, thread, told):
                said = "an answer of this name" if told.key else "the opening of this thread"
                shelf.refuse(record.line, f"{said} stands on line {other} already, in other words")
    except BadPost as error:
        shelf.refuse(record.line, record.because(str(error)))


def write_out(shelf: Shelf, circle: Circle, source: str, outcome: Outcome) -> None:
    """Write every thread that has an opening, each in one transaction."""
    for key, posts in tqdm(
        shelf.threads(), total=shelf.count(), desc="Writing", unit=" threads", disable=None
    ):
        (_line, opening), *rest = posts
        if opening.key:
            for line, _told in posts:
                shelf.refuse(line, "answers a thread whose opening is not here")
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


def import_file(
    file: Path, shelf: Shelf, outcome: Outcome, *, circle_name: str, asked_map: str, source: str
) -> None:
    """Bring a file in. Raises Unreadable, BadMap or OSError where nothing of it can be read."""
    with tqdm(
        total=file.stat().st_size, desc="Reading", unit="B", unit_scale=True, disable=None
    ) as bar:
        lay_out(file, asked_map, shelf, bar.update)
    if shelf.count():
        write_out(shelf, circle_for_import(name=circle_name), source, outcome)


def _wanted(argv: list[str]) -> argparse.Namespace:
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
    if not 0 < len(wanted.circle.strip()) <= _LONGEST_NAME:
        parser.error("the circle's name is empty or longer than 80 letters.")
    return wanted


def _report(shelf: Shelf, outcome: Outcome) -> int:
    for line, reason in shelf.refused():
        print(f"line {line}: {reason}", file=sys.stderr)
    refused = shelf.refused_count()
    print(
        f"{outcome.threads:,} threads and {outcome.answers:,} replies came in. {refused:,} refused."
    )
    return 1 if refused else 0


def run(argv: list[str]) -> int:
    """Import and say what came in. Returns 1 where lines were refused, 2 for nothing read, 130 when stopped."""
    wanted, shelf, outcome = _wanted(argv), Shelf(), Outcome()
    call_command("migrate", verbosity=0)
    try:
        import_file(
            wanted.file,
            shelf,
            outcome,
            circle_name=wanted.circle.strip(),
            asked_map=wanted.map,
            source=wanted.source,
        )
    except (Unreadable, BadMap) as error:
        print(f"{error} Nothing was changed.", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"The file cannot be read: {error.strerror}. Nothing was changed.", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print(f"Stopped. {outcome.threads:,} threads came in, each of them whole.", file=sys.stderr)
        print("Give the same command again to go on from here.", file=sys.stderr)
        return 130
    return _report(shelf, outcome)
