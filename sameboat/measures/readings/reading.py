"""Files of any of the four families to readings by day: which family a file is of, it says itself; its name is never believed."""

from __future__ import annotations

import os
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import BinaryIO
from zipfile import ZipInfo
from zoneinfo import ZoneInfo

from sameboat.measures.readings import apple, fitbit, open_mhealth, words
from sameboat.measures.readings.archive import Archive, Entry, leaf
from sameboat.measures.readings.health_connect import MAGIC, HealthConnect
from sameboat.measures.readings.kinds import Origin, Reading
from sameboat.measures.readings.pile import Pile
from sameboat.measures.readings.reconcile import readings_in
from sameboat.measures.readings.words import Unreadable

Progress = Callable[[int, int], None]
_HEAD = 64 * 1024
_LOOKED_AT = 20
_ARCHIVES = (".zip", ".tgz", ".gz", ".tar", ".7z", ".rar")


@dataclass
class Outcome:
    """What was found, and how much was left out for which reason."""

    readings: list[Reading] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)


class _Work:
    """Several files being read as one, and how far it is."""

    def __init__(
        self, zone: ZoneInfo, at: datetime, progress: Progress | None, folder: Path | None
    ) -> None:
        self.zone, self.folder = zone, folder
        self._latest = int((at + timedelta(days=1)).timestamp())
        self._tell = progress
        self._done = 0
        self.whole = 0
        self.piles: dict[Origin, Pile] = {}
        self._fitbit: fitbit.Fitbit | None = None

    def pile(self, origin: Origin) -> Pile:
        if origin not in self.piles:
            self.piles[origin] = Pile(self._latest)
        return self.piles[origin]

    def fitbit(self) -> fitbit.Fitbit:
        """One reader for all parts of an archive: what a table of one part tells need not be told by another's JSON."""
        if self._fitbit is None:
            self._fitbit = fitbit.Fitbit(self.pile(Origin.FITBIT), self.zone, self.progress)
        return self._fitbit

    def progress(self, length: int) -> None:
        self._done += length
        if self._tell:
            self._tell(min(self._done, self.whole), self.whole)


def read(
    files: Sequence[tuple[str, Path]],
    *,
    zone: ZoneInfo,
    at: datetime,
    progress: Progress | None = None,
    folder: Path | None = None,
) -> Outcome:
    """Readings by day from files with the names they had. Raises `Unreadable` with a sentence for a person.

    `zone` is the clock of times that carry none; `at` is now. A database inside an archive is unpacked to `folder`, the
    only thing that ever is, and is gone afterwards.
    """
    work = _Work(zone, at, progress, folder)
    outcome = Outcome()
    try:
        for name, path in files:
            with path.open("rb") as file:
                _read_file(name, path, file, work)
        for origin, pile in work.piles.items():
            outcome.readings += readings_in(pile, origin)
            outcome.left_out += pile.left_out
    finally:
        for pile in work.piles.values():
            pile.close()
    if not outcome.readings:
        raise Unreadable(words.NO_READINGS)
    return outcome


def _read_file(name: str, path: Path, file: BinaryIO, work: _Work) -> None:
    head = file.read(_HEAD)
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    begins = head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\x0b\x0c \t\r\n\x00")
    if not begins:
        raise Unreadable(words.EMPTY)
    if head.startswith(b"PK"):
        _read_archive(Archive(file), work)
        return
    work.whole += size
    what = fitbit.wanted(name.replace("\\", "/").rpartition("/")[2])
    if head.startswith(MAGIC):
        HealthConnect(path, work.pile(Origin.HEALTH_CONNECT), work.zone, work.progress).read()
    elif begins.startswith(b"<") or head[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        apple.read(file, work.pile(Origin.APPLE), work.progress)
    elif what:
        work.fitbit().read(what, file)
    elif begins.startswith((b"{", b"[")):
        _read_points(file, work)
    else:
        raise Unreadable(words.TARBALL if head.startswith(b"\x1f\x8b") else words.NO_EXPORT)


def _read_points(stream: apple.Readable, work: _Work) -> None:
    pile = work.pile(Origin.OPEN_MHEALTH)
    if not open_mhealth.read(stream, pile, work.zone, work.progress):
        raise Unreadable(words.NO_EXPORT)


def _read_archive(archive: Archive, work: _Work) -> None:
    """The first family that an archive shows itself to be of."""
    for way in (_health_connect, _apple, _fitbit, _points):
        if way(archive, work):
            return
    if any(leaf(entry).lower().endswith(_ARCHIVES) for entry in archive.entries):
        raise Unreadable(words.NESTED)
    raise Unreadable(words.NO_EXPORT)


def _health_connect(archive: Archive, work: _Work) -> bool:
    for entry in _by_size(archive, ".db")[:_LOOKED_AT]:
        with archive.opened(entry) as stream:
            head = stream.read(_HEAD)
            if not head.startswith(MAGIC):
                continue
            work.whole += entry.file_size
            work.progress(len(head))
            _read_base(head, stream, work)
            return True
    return False


def _read_base(head: bytes, stream: Entry, work: _Work) -> None:
    """SQLite reads from a file alone, so it gets one, for the person running this alone and for as long as it is read."""
    with tempfile.NamedTemporaryFile(dir=work.folder, prefix="unpacked-", suffix=".db") as base:
        piece = head
        while piece:
            base.write(piece)
            piece = stream.read(2**20)
            work.progress(len(piece))
        base.flush()
        pile = work.pile(Origin.HEALTH_CONNECT)
        HealthConnect(Path(base.name), pile, work.zone, work.progress).read()


def _apple(archive: Archive, work: _Work) -> bool:
    """Its folder and file are called in the phone's language, so what is inside decides."""
    for entry in _by_size(archive, ".xml")[:_LOOKED_AT]:
        with archive.opened(entry) as stream:
            if not apple.begins_like_apple(stream.read(_HEAD)):
                continue
        work.whole += entry.file_size
        with archive.opened(entry) as stream:
            apple.read(stream, work.pile(Origin.APPLE), work.progress)
        return True
    return False


def _fitbit(archive: Archive, work: _Work) -> bool:
    found = [(what, entry) for entry in archive.entries if (what := fitbit.wanted(leaf(entry)))]
    if not found:
        return False
    work.whole += sum(entry.file_size for _what, entry in found)
    reader = work.fitbit()
    # Tables first: they say in which zone they are written.
    for what, entry in sorted(found, key=lambda one: (one[0].endswith(".json"), one[1].filename)):
        with archive.opened(entry) as stream:
            reader.read(what, stream)
    return True


def _points(archive: Archive, work: _Work) -> bool:
    found = [
        entry for entry in archive.entries if leaf(entry).lower().endswith((".json", ".ndjson"))
    ]
    work.whole += sum(entry.file_size for entry in found)
    for entry in found:
        with archive.opened(entry) as stream:
            _read_points(stream, work)
    return bool(found)


def _by_size(archive: Archive, ending: str) -> list[ZipInfo]:
    named = [entry for entry in archive.entries if leaf(entry).lower().endswith(ending)]
    return sorted(named, key=lambda entry: -entry.file_size)
