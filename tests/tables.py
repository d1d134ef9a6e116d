"""A database without waiting for every migration: made once for each state of them, then copied from a file."""

import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import django
from django.db import connections

HOUSE = Path(__file__).parent.parent / "sameboat"


def tables_from_a_file(call_command):
    """Django's `call_command`, but that `migrate` on an empty SQLite copies what an earlier run made of the same migrations."""

    def call(name, *args, **options):
        connection = connections[options.get("database", "default")]
        if name != "migrate" or connection.vendor != "sqlite" or _has_tables(connection):
            return call_command(name, *args, **options)
        kept = _file()
        connection.ensure_connection()
        if kept.exists():
            with sqlite3.connect(kept) as made:
                made.backup(connection.connection)
            return None
        done = call_command(name, *args, **options)
        _keep(connection.connection, kept)
        return done

    return call


def give_tables(data):
    """Put the tables into a data folder for a program that begins there as in any house that was opened before."""
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    kept, house = _file(), data / "sameboat.sqlite3"
    if kept.exists():
        shutil.copyfile(kept, house)
        return data
    surroundings = {**os.environ, "SAMEBOAT_DATA": str(data), "SAMEBOAT_DATABASE": ""}
    make = [sys.executable, "-m", "sameboat", "migrate", "--verbosity=0"]
    subprocess.run(make, env=surroundings, check=True)
    with sqlite3.connect(house) as made:
        _keep(made, kept)
    return data


def _has_tables(connection):
    with connection.cursor() as cursor:
        return bool(connection.introspection.table_names(cursor))


def _file():
    return Path(tempfile.gettempdir()) / f"sameboat-tables-{os.getuid()}-{_state()}.sqlite3"


def _state():
    """Changes with every migration, with the code they call, and with Django."""
    told = hashlib.sha256(f"{django.VERSION} {sqlite3.sqlite_version}".encode())
    for file in sorted([*HOUSE.glob("*/migrations/*.py"), *HOUSE.glob("lib/*.py"), HOUSE / "settings.py"]):  # fmt: skip
        told.update(file.read_bytes())
    return told.hexdigest()[:24]


def _keep(connection, kept):
    """Whole as soon as it has its name: another worker may look for it at this moment."""
    making = kept.with_suffix(f".{os.getpid()}")
    with sqlite3.connect(making) as copy:
        connection.backup(copy)
    os.replace(making, kept)
