"""A programme's folder as a zip: read within limits, never unpacked to the disk, and written again byte for byte."""

from __future__ import annotations

import io
import zipfile

from django.utils.translation import gettext as _

from sameboat.lib.refusal import Refusal
from sameboat.measures.readings.archive import Archive
from sameboat.measures.readings.words import Unreadable

MOST_FILES, MOST_BYTES = 1000, 60 * 2**20
_LONGEST_NAME = 200
_PIECE = 2**16


def files_in_zip(packed: bytes) -> dict[str, bytes]:
    """Every file of the folder in a zip, by its name within the folder. Raises `Refusal` for what is no such zip.

    Where all lies in one folder that folder's name is taken off. What computers put beside (`__MACOSX`, names that begin
    with a dot) is left out.
    """
    try:
        archive = Archive(io.BytesIO(packed))
        entries = [each for each in archive.entries if not _is_beside(each.filename)]
        if len(entries) > MOST_FILES:
            raise Refusal(_("There are more than %(n)d files in this zip.") % {"n": MOST_FILES})
        held: dict[str, bytes] = {}
        left = MOST_BYTES
        for entry in entries:
            name = entry.filename.replace("\\", "/")
            if name in held:
                raise Refusal(_("The file %(name)s is in this zip twice.") % {"name": name[:100]})
            with archive.opened(entry) as inside:
                held[name] = _whole(inside, left)
            left -= len(held[name])
    except Unreadable as fault:
        raise Refusal(_(fault.sentence)) from fault
    if not held:
        raise Refusal(_("There is nothing in this zip."))
    return _without_folder(held)


def zip_of(key: str, files: dict[str, bytes]) -> bytes:
    """The folder as a zip, in one folder of the programme's name."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in sorted(files.items()):
            # One moment for all: the same folder is the same zip.
            packed.writestr(zipfile.ZipInfo(f"{key}/{name}", (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)  # fmt: skip
    return made.getvalue()


def _whole(inside: object, left: int) -> bytes:
    pieces = []
    while piece := inside.read(_PIECE):  # type: ignore[attr-defined]
        left -= len(piece)
        if left < 0:
            raise Refusal(_("There is more than %(n)d MB in this zip.") % {"n": MOST_BYTES // 2**20})  # fmt: skip
        pieces.append(piece)
    return b"".join(pieces)


def _is_beside(name: str) -> bool:
    return any(part.startswith(".") or part == "__MACOSX" for part in name.split("/"))


def _without_folder(held: dict[str, bytes]) -> dict[str, bytes]:
    tops = {name.partition("/")[0] for name in held}
    if len(tops) == 1 and all("/" in name for name in held):
        held = {name.partition("/")[2]: content for name, content in held.items()}
    if any(not name or len(name) > _LONGEST_NAME or not name.isprintable() for name in held):
        raise Refusal(_("A file in this zip has a name that cannot be: too long, empty, or with signs that are no letters."))  # fmt: skip
    return held
