"""Where brought files wait: a folder of the house's own that nobody else can look into, each with a name that tells nothing."""

from __future__ import annotations

import os
import secrets
import shutil
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import TemporaryUploadedFile, UploadedFile

Upload = UploadedFile[bytes]
# An upload by a slow line may last hours; what is older was given up.
GIVEN_UP_AFTER = 6 * 3600


def put_by(uploads: Sequence[Upload]) -> str:
    """Keep uploads until they are read; the folder's name. What came as a file is moved, not copied."""
    name = secrets.token_hex(16)
    folder = folder_of(name)
    folder.mkdir(mode=0o700, parents=True)
    folder.parent.chmod(0o700)
    try:
        for number, upload in enumerate(uploads):
            _keep(upload, folder / str(number))
    except BaseException:
        take_away(name)
        raise
    return name


def _keep(upload: Upload, target: Path) -> None:
    if isinstance(upload, TemporaryUploadedFile):
        # It is the house's alone from its first byte on. On the same disk this is a new name for it, and no copy.
        shutil.move(upload.temporary_file_path(), target)
        return
    with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as kept:
        for piece in upload.chunks():
            kept.write(piece)


def folder_of(name: str) -> Path:
    """Where the files of an export wait."""
    return Path(settings.EXPORTS_ROOT / name)


def take_away(name: str) -> None:
    """The files are gone, whether they were there or not."""
    if name:
        shutil.rmtree(folder_of(name), ignore_errors=True)


def clear(kept: Iterable[str], *, now: float | None = None) -> int:
    """Take away what a crash left behind: folders of no export, and uploads that never arrived whole."""
    wanted, before = set(kept), (now or time.time()) - GIVEN_UP_AFTER
    gone = 0
    for root, names in ((settings.EXPORTS_ROOT, wanted), (settings.ARRIVING_ROOT, set[str]())):
        for left in root.iterdir() if root.is_dir() else ():
            if left.name not in names and _last_touched(left) < before:
                take_away(left.name) if left.is_dir() else left.unlink(missing_ok=True)
                gone += 1
    return gone


def _last_touched(path: Path) -> float:
    inside = path.iterdir() if path.is_dir() else ()
    try:
        return max(float(one.stat().st_mtime) for one in (path, *inside))
    except FileNotFoundError:
        return time.time()
