"""A programme's folder as a zip: read within limits, never unpacked to the disk, and written again byte for byte."""

from __future__ import annotations

import io
import zipfile

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sameboat.lib.refusal import Refusal
from sameboat.measures.readings import words
from sameboat.measures.readings.archive import Archive
from sameboat.measures.readings.words import Unreadable

MOST_FILES, MOST_BYTES = 1000, 60 * 2**20
_LONGEST_NAME = 200
_PIECE = 2**16
# The archive is read by what reads exports of phones; these say the same of a folder that somebody packed.
_NO_ZIP = _("This is no zip. Pack the whole folder as a zip, and bring that.")
_SAID = {
    words.DAMAGED: _("This zip is damaged: a part of it cannot be opened. Pack the folder once more."),
    words.CUT_SHORT: _("This zip ends in the middle, as if it had not been copied to the end. Pack or send it once more."),
    words.LOCKED: _("This zip is locked with a passphrase. Pack the folder without one."),
    words.PACKED_STRANGELY: _("This zip is packed in an unusual way. Pack the folder as an ordinary zip."),
    words.CLIMBING: _("This zip names places outside itself, so it was not opened. Pack the folder once more."),
    words.TOO_MANY_FILES: _("There are far more files in this zip than a programme has."),
    words.BOMB: _("Unpacked, this zip would grow far beyond any programme, so it was not read on."),
}  # fmt: skip


def files_in_zip(packed: bytes) -> dict[str, bytes]:
    """Every file of the folder in a zip, by its name within the folder. Raises `Refusal` for what is no such zip.

    Where all lies in one folder that folder's name is taken off. What computers put beside (`__MACOSX`, names that begin
    with a dot) is left out.
    """
    if packed and not packed.startswith(b"PK"):
        raise Refusal(_NO_ZIP)
    try:
        archive = Archive(io.BytesIO(packed))
        entries = [each for each in archive.entries if not _is_beside(each.filename)]
        if len(entries) > MOST_FILES:
            raise Refusal(
                gettext("There are more than %(n)d files in this zip.") % {"n": MOST_FILES}
            )
        held: dict[str, bytes] = {}
        left = MOST_BYTES
        for entry in entries:
            name = entry.filename.replace("\\", "/")
            if name in held:
                raise Refusal(
                    gettext("The file %(name)s is in this zip twice.") % {"name": name[:100]}
                )
            with archive.opened(entry) as inside:
                held[name] = _whole(inside, left)
            left -= len(held[name])
    except Unreadable as fault:
        raise Refusal(str(_SAID.get(fault.sentence, fault.sentence))) from fault
    if not held:
        raise Refusal(gettext("There is nothing in this zip."))
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
            raise Refusal(gettext("There is more than %(n)d MB in this zip.") % {"n": MOST_BYTES // 2**20})  # fmt: skip
        pieces.append(piece)
    return b"".join(pieces)


def _is_beside(name: str) -> bool:
    return any(part.startswith(".") or part == "__MACOSX" for part in name.split("/"))


def _without_folder(held: dict[str, bytes]) -> dict[str, bytes]:
    tops = {name.partition("/")[0] for name in held}
    if len(tops) == 1 and all("/" in name for name in held):
        held = {name.partition("/")[2]: content for name, content in held.items()}
    if any(not name or len(name) > _LONGEST_NAME or not name.isprintable() for name in held):
        raise Refusal(gettext("A file in this zip has a name that cannot be: too long, empty, or with signs that are no letters."))  # fmt: skip
    return held
