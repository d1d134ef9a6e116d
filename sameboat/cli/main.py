"""The `sameboat` command: what an organiser types."""

import importlib
import os
import sys

COMMANDS = {
    "demo": ("sameboat.cli.demo", "fill an empty house with the demonstration community"),
    "serve": ("sameboat.cli.serve", "open the house: the web pages and the background worker"),
    "worker": ("sameboat.cli.worker", "the background worker alone; `serve` starts one"),
    "reader": ("sameboat.cli.reader", "the look at what was posted alone; the worker starts one"),
    "exports": (
        "sameboat.cli.exports",
        "read what people brought from devices; the worker starts it",
    ),
    "organiser": ("sameboat.cli.organiser", "make somebody an organiser"),
    "doctor": ("sameboat.cli.doctor", "say what is not safe or not set up, and how to mend it"),
    "audit": ("sameboat.cli.audit", "check what is written down, print its head, part its role"),
    "backup": ("sameboat.cli.backup", "keep the database and the pictures in one file"),
    "restore": ("sameboat.cli.restore", "bring a backup back, or prove that it would come back"),
    "similar": ("sameboat.cli.similar", "`similar rebuild`: place everybody among the others anew"),
    "programme": (
        "sameboat.cli.programme",
        "`programme check FOLDER`: what is wrong with a programme",
    ),
    "receive-mail": (
        "sameboat.cli.receive_mail",
        "take answers by mail in, as a server or out of a mailbox",
    ),
    "import-threads": ("sameboat.cli.importing", "bring threads in from a CSV or JSON Lines file"),
}


def usage() -> str:
    """What the command can do, a line each."""
    lines = [f"  sameboat {name:<15} {what}" for name, (_module, what) in COMMANDS.items()]
    return "\n".join(
        ["Sameboat: a house for a peer community.", "", *lines, "", "Add --help to any of them."]
    )


def main(argv: list[str] | None = None) -> int:
    """Run one of the house's commands; any other word goes to Django's own (`migrate`, `shell`)."""
    words = sys.argv[1:] if argv is None else argv
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sameboat.settings")
    if not words or words[0] in {"help", "--help", "-h"}:
        print(usage())
        return 0
    import django
    from django.conf import settings

    settings.DATA.mkdir(mode=0o700, parents=True, exist_ok=True)
    if words[0] in COMMANDS:
        django.setup()
        return _run(COMMANDS[words[0]][0], words[1:])
    from django.core.management import execute_from_command_line

    execute_from_command_line(["sameboat", *words])
    return 0


def _run(module: str, words: list[str]) -> int:
    from django.db import OperationalError

    try:
        return int(importlib.import_module(module).run(words))
    except OperationalError as error:
        print(f"The database cannot be used: {str(error).strip()}", file=sys.stderr)
        print("Look at SAMEBOAT_DATA and SAMEBOAT_DATABASE (docs/settings.md).", file=sys.stderr)
        return 1
