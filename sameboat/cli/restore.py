"""`sameboat restore`: bring a backup back into an empty house, or prove that it would come back."""

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zlib
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import DatabaseError, connection, models, transaction

from sameboat.audit.models import Entry
from sameboat.cli import keeping
from sameboat.lib.locks import count_on
from sameboat.lib.refusal import Refusal
from sameboat.people.commands.names import see_each_name
from sameboat.people.models import Person
from sameboat.people.queries.house import forget_the_house

_AT_ONCE = 1000
_UNREADABLE = (
    tarfile.TarError, EOFError, OSError, zlib.error, ValueError, TypeError, LookupError, AttributeError,
    ValidationError, DatabaseError,
)  # fmt: skip


def _fill(model: type[models.Model], lines: IO[bytes]) -> None:
    rows = (keeping.read_row(model, line) for line in lines)
    while batch := list(islice(rows, _AT_ONCE)):
        model._base_manager.bulk_create(batch)


def _members(archive: tarfile.TarFile) -> Iterator[tuple[tarfile.TarInfo, IO[bytes]]]:
    for member in archive:
        content = archive.extractfile(member) if member.isreg() else None
        if content is not None:
            yield member, content


def _keep_picture(name: str, content: IO[bytes], stage: Path) -> None:
    target = (stage / name).resolve()
    if not target.is_relative_to(stage) or target == stage:
        raise Refusal(f"The backup names a file outside the pictures folder: {name}.")
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("wb") as file:
        shutil.copyfileobj(content, file)


def _empty(kept: Iterable[type[models.Model]]) -> None:
    if Entry.objects.exists():
        raise Refusal(
            "Something is written down in this house's audit. Begin with an empty database."
        )
    for model in kept:
        if model._base_manager.exists():
            model._base_manager.all().delete()


def _read_all(archive: tarfile.TarFile, stage: Path) -> dict[str, Any]:
    """Fill the tables and the stage. Raises Refusal where it is not what the manifest says."""
    kept = {model._meta.label_lower: model for model in keeping.kept_models()}
    _empty(kept.values())
    manifest: dict[str, Any] = {}
    for member, content in _members(archive):
        folder, _, name = member.name.partition("/")
        if folder == "tables" and name.removesuffix(".jsonl") in kept:
            _fill(kept[name.removesuffix(".jsonl")], content)
        elif folder == "pictures":
            _keep_picture(name, content, stage)
        elif folder == "manifest.json":
            manifest = json.loads(content.read())
    connection.check_constraints()
    count_on(list(kept.values()))
    if wrong := differences(manifest, stage):
        raise Refusal("\n".join(["This is not what was kept:", *wrong]))
    return manifest


def _hang_pictures(stage: Path) -> None:
    root = Path(settings.MEDIA_ROOT)
    for file in sorted(stage.rglob("*")):
        if file.is_file():
            target = root / file.relative_to(stage)
            target.parent.mkdir(parents=True, exist_ok=True)
            file.replace(target)


def read_backup(source: Path) -> dict[str, Any]:
    """Fill an empty house from a backup and return its manifest. All of it comes back, or nothing."""
    call_command("migrate", verbosity=0)
    if Person.objects.exists():
        raise Refusal("There are people in this house already. Restore only into an empty one.")
    try:
        # Beside the pictures, so that hanging them is only a renaming.
        beside = Path(settings.MEDIA_ROOT).parent
        beside.mkdir(mode=0o700, parents=True, exist_ok=True)
        with (
            tempfile.TemporaryDirectory(prefix="restoring-", dir=beside) as place,
            tarfile.open(source, "r:gz") as archive,
            transaction.atomic(),
        ):
            stage = Path(place).resolve()
            manifest = _read_all(archive, stage)
            see_each_name()  # a backup from before names were looked at does not tell
            _hang_pictures(stage)
    except _UNREADABLE as error:
        raise Refusal(f"The file could not be read: {error}.") from error
    # Files of who was near whom in another house: the worker makes those of this one.
    shutil.rmtree(settings.NEAR_ROOT, ignore_errors=True)
    forget_the_house()
    return manifest


def differences(manifest: Any, pictures: Path) -> list[str]:
    """What differs between the manifest and what came back: table by table, file by file."""
    if not isinstance(manifest, dict) or not manifest.get("tables"):
        return ["it has no list of what it holds: it was cut off, or is no backup of ours"]
    tables, found = manifest["tables"], []
    for model in keeping.kept_models():
        wanted = tables.get(model._meta.label_lower, {"rows": 0, "sum": None})
        rows, digest = keeping.sum_of(keeping.rows_of(model, wanted.get("columns")))
        if rows != wanted["rows"] or (rows and digest != wanted["sum"]):
            label = model._meta.label_lower
            found.append(f"{label}: {wanted['rows']} rows were kept, {rows} came back, or changed")
    known = {model._meta.label_lower for model in keeping.kept_models()}
    found += [f"{label}: this version has no such table" for label in sorted(set(tables) - known)]
    for name, digest in manifest["files"].items():
        file = pictures / name
        if not file.exists() or hashlib.sha256(file.read_bytes()).hexdigest() != digest:
            found.append(f"picture {name} did not come back as it was")
    return found


def _drill(source: Path) -> int:
    with tempfile.TemporaryDirectory(prefix="sameboat-drill-") as place:
        surroundings = {**os.environ, "SAMEBOAT_DATA": place, "SAMEBOAT_DATABASE": ""}
        command = [sys.executable, "-m", "sameboat", "restore", str(source.resolve())]
        done = subprocess.run(command, env=surroundings, check=False, cwd=place)
    return done.returncode


def run(argv: list[str]) -> int:
    """Restore and compare. Returns 0 when every table and picture is equal to what was kept."""
    parser = argparse.ArgumentParser("sameboat restore", description=__doc__)
    parser.add_argument("file", type=Path, help="a file that `sameboat backup` wrote")
    parser.add_argument(
        "--drill", action="store_true", help="only prove it, in a place thrown away"
    )
    wanted = parser.parse_args(argv)
    if wanted.drill:
        return _drill(wanted.file)
    try:
        manifest = read_backup(wanted.file)
    except Refusal as refusal:
        print(f"{refusal}\nNothing was changed.", file=sys.stderr)
        return 1
    tables, files = manifest["tables"], len(manifest["files"])
    rows = sum(table["rows"] for table in tables.values())
    print(f"Equal: {len(tables)} tables, {rows} rows and {files} pictures came back as they were.")
    return 0
