"""`sameboat backup`: the database and the pictures in one file, while the house stays open."""

import argparse
import hashlib
import io
import json
import os
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.utils import timezone

import sameboat
from sameboat.cli import keeping
from sameboat.lib.locks import one_moment
from sameboat.lib.refusal import Refusal
from sameboat.people.models import House
from sameboat.people.queries.house import forget_the_house


def _add(archive: tarfile.TarFile, name: str, content: bytes) -> None:
    member = tarfile.TarInfo(name)
    member.size, member.mode = len(content), 0o600
    archive.addfile(member, io.BytesIO(content))


def _add_table(archive: tarfile.TarFile, model: Any) -> dict[str, Any]:
    with tempfile.TemporaryFile() as file:
        digest, rows = hashlib.sha256(), 0
        for line in keeping.rows_of(model):
            file.write(line)
            digest.update(line)
            rows += 1
        member = tarfile.TarInfo(f"tables/{model._meta.label_lower}.jsonl")
        member.size, member.mode = file.tell(), 0o600
        file.seek(0)
        archive.addfile(member, file)
    return {"rows": rows, "sum": digest.hexdigest(), "columns": keeping.columns_of(model)}


def _add_pictures(archive: tarfile.TarFile) -> dict[str, str]:
    sums: dict[str, str] = {}
    root = Path(settings.MEDIA_ROOT)
    for file in sorted(root.rglob("*")):
        try:
            content = file.read_bytes() if file.is_file() else None
        except FileNotFoundError:
            continue  # taken away by its owner a moment ago
        if content is not None:
            name = str(file.relative_to(root))
            _add(archive, f"pictures/{name}", content)
            sums[name] = hashlib.sha256(content).hexdigest()
    return sums


def _fill(raw: IO[bytes]) -> dict[str, Any]:
    manifest: dict[str, Any] = {
        "made_at": timezone.now().isoformat(),
        "version": sameboat.__version__,
        "tables": {},
    }
    with tarfile.open(fileobj=raw, mode="w:gz") as archive:
        with one_moment():
            for model in keeping.kept_models():
                manifest["tables"][model._meta.label_lower] = _add_table(archive, model)
        manifest["files"] = _add_pictures(archive)
        _add(archive, "manifest.json", json.dumps(manifest, indent=1).encode())
    return manifest


def _begin(half: Path) -> int:
    try:
        return os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as error:
        raise Refusal(
            f"Another backup is being written there. If none is, one was cut off: take {half} away."
        ) from error


def write_backup(target: Path) -> dict[str, Any]:
    """Write a backup to `target` and return its manifest. The file appears whole or not at all."""
    half = target.with_name(target.name + ".half")
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with open(_begin(half), "wb") as raw:
        try:
            manifest = _fill(raw)
            raw.flush()
            os.fsync(raw.fileno())
            half.replace(target)
        finally:
            half.unlink(missing_ok=True)
    House.objects.update_or_create(id=1, defaults={"backed_up_at": timezone.now()})
    forget_the_house()
    return manifest


def run(argv: list[str]) -> int:
    """Write a backup where asked, or into the data folder's `backups`."""
    parser = argparse.ArgumentParser("sameboat backup", description=__doc__)
    parser.add_argument("where", nargs="?", help="a file, or a folder to put it in")
    wanted = parser.parse_args(argv).where
    name = f"sameboat-{timezone.now():%Y-%m-%d-%H%M%S}.tar.gz"
    target = Path(wanted) if wanted else settings.DATA / "backups"
    if target.is_dir() or not target.name.endswith(".tar.gz"):
        target = target / name
    try:
        manifest = write_backup(target)
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"The backup could not be written: {error.strerror}.", file=sys.stderr)
        return 1
    rows = sum(table["rows"] for table in manifest["tables"].values())
    print(f"Kept {rows} rows and {len(manifest['files'])} pictures in {target}")
    print("It holds what people wrote in confidence: keep it where only you can read it.")
    return 0
