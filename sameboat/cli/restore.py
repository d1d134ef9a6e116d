"""`sameboat restore`: bring a backup back into an empty house, or prove that it would come back."""

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.core.management import call_command
from django.db import models, transaction

from sameboat.cli import keeping
from sameboat.lib.refusal import Refusal
from sameboat.people.models import Person
from sameboat.people.queries.house import forget_the_house

_AT_ONCE = 1000


def _fill(model: type[models.Model], lines: IO[bytes]) -> None:
    rows = (keeping.read_row(model, line) for line in lines)
    while batch := list(islice(rows, _AT_ONCE)):
        model._base_manager.bulk_create(batch)


def _members(archive: tarfile.TarFile) -> Iterator[tuple[tarfile.TarInfo, IO[bytes]]]:
    for member in archive:
        content = archive.extractfile(member)
        if content is not None:
            yield member, content


def _keep_picture(name: str, content: IO[bytes]) -> None:
    root = Path(settings.MEDIA_ROOT).resolve()
    target = (root / name).resolve()
    if not target.is_relative_to(root):
        raise Refusal(f"The backup names a file outside the pictures folder: {name}")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content.read())


@transaction.atomic
def _read_all(archive: tarfile.TarFile, kept: dict[str, type[models.Model]]) -> dict[str, Any]:
    for model in kept.values():
        model._base_manager.all().delete()
    manifest: dict[str, Any] = {}
    for member, content in _members(archive):
        folder, _, name = member.name.partition("/")
        if folder == "tables" and name.removesuffix(".jsonl") in kept:
            _fill(kept[name.removesuffix(".jsonl")], content)
        elif folder == "pictures":
            _keep_picture(name, content)
        elif folder == "manifest.json":
            manifest = json.loads(content.read())
    return manifest


def read_backup(source: Path) -> dict[str, Any]:
    """Fill an empty house from a backup and return its manifest. All of it comes back, or nothing."""
    call_command("migrate", verbosity=0)
    if Person.objects.exists():
        raise Refusal("There are people in this house already. Restore only into an empty one.")
    kept = {model._meta.label_lower: model for model in keeping.kept_models()}
    try:
        with tarfile.open(source, "r:gz") as archive:
            manifest = _read_all(archive, kept)
    except (tarfile.TarError, EOFError, OSError, ValueError) as error:
        raise Refusal(f"The file could not be read: {error}. Nothing was changed.") from error
    forget_the_house()
    return manifest


def differences(manifest: dict[str, Any]) -> list[str]:
    """What differs between the manifest and the house now: table by table, file by file."""
    found = [] if manifest.get("tables") else ["the backup has no list of what it holds"]
    for model in keeping.kept_models():
        label = model._meta.label_lower
        wanted = manifest.get("tables", {}).get(label, {"rows": 0, "sum": None})
        rows, digest = keeping.sum_of(keeping.rows_of(model))
        if rows != wanted["rows"] or (rows and digest != wanted["sum"]):
            found.append(f"{label}: {wanted['rows']} rows were kept, {rows} came back")
    for name, digest in manifest.get("files", {}).items():
        file = Path(settings.MEDIA_ROOT) / name
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
        print(refusal, file=sys.stderr)
        return 1
    wrong = differences(manifest)
    for line in wrong:
        print(f"DIFFERENT  {line}", file=sys.stderr)
    rows = sum(table["rows"] for table in manifest["tables"].values())
    if not wrong:
        tables, files = len(manifest["tables"]), len(manifest["files"])
        print(f"Equal: {tables} tables, {rows} rows and {files} pictures came back as they were.")
    return 1 if wrong else 0
