"""`sameboat programme check FOLDER`: what is wrong with a programme, by file, line and reason; `schema`: for editors.

`sameboat programme preview FOLDER`: the whole programme in a moment, day for day, with the clock turned forward.
"""

import argparse
import json
from pathlib import Path

from sameboat.cli.programme_preview import play
from sameboat.programmes.folder.checks import ages
from sameboat.programmes.folder.looking import Looked, look_at_folder
from sameboat.programmes.folder.schemas import SCHEMAS
from sameboat.programmes.instruments import known_instruments


def run(argv: list[str]) -> int:
    """Returns 1 where a programme cannot be taken as it is."""
    parser = argparse.ArgumentParser("sameboat programme", description=__doc__)
    what = parser.add_subparsers(dest="what", required=True)
    check = what.add_parser(
        "check", help="say what is wrong with programmes, and how hard they are to read"
    )
    check.add_argument("folder", nargs="+", type=Path)
    schema = what.add_parser("schema", help="print the JSON Schema of a file, for an editor")
    schema.add_argument("of", choices=sorted(SCHEMAS))
    preview = what.add_parser(
        "preview", help="play a programme through, with the clock turned forward"
    )
    preview.add_argument("folder", type=Path)
    preview.add_argument("--day", type=int, help="show only this day, as somebody sees it in the morning")  # fmt: skip
    preview.add_argument("--answer", action="append", default=[], metavar="NAME=VALUE", help="what they answer; the names are printed first")  # fmt: skip
    preview.add_argument("--silent", metavar="FROM-TO", default="", help="days on which they do nothing")  # fmt: skip
    told = parser.parse_args(argv)
    if told.what == "preview":
        return play(told.folder, told.day, told.answer, told.silent)
    if told.what == "schema":
        print(json.dumps(SCHEMAS[told.of](), indent=1))
        return 0
    return max([_check(folder) for folder in told.folder])


def _check(folder: Path) -> int:
    looked = look_at_folder(folder, known_instruments())
    for problem in looked.problems:
        kind = "look at this" if problem.is_warning else "wrong"
        print(_shown(f"{folder / problem.file}:{problem.line}: {kind}: {problem.why}"))
    print(_shown(_summary(folder, looked)))
    return 0 if looked.can_be_taken else 1


def _shown(line: str) -> str:
    """Without what a terminal cannot show, or would take for an order: a file's name may hold anything."""
    plain = line.encode("utf-8", "replace").decode()
    return "".join(sign if sign.isprintable() else "?" for sign in plain)


def _summary(folder: Path, looked: Looked) -> str:
    wrong = sum(not each.is_warning for each in looked.problems)
    if wrong:
        return f"{folder.name}: {wrong} to mend."
    assert looked.programme  # noqa: S101 - where nothing is wrong there is one
    read = [age for _page, age in ages(looked.programme)]
    age = (
        f" Read with ease at {sum(read) / len(read):.0f} (the hardest page at {max(read):.0f})."
        if read
        else ""
    )
    doubtful = len(looked.problems)
    to_look_at = f" {doubtful} to look at." if doubtful else ""
    return f"{folder.name}: {len(looked.programme.steps)} steps; it can be taken.{age}{to_look_at}"
