"""Archives that nobody vouches for: read in pieces, never unpacked to the disk, within limits that no export reaches."""

from __future__ import annotations

import lzma
import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, BinaryIO

from sameboat.measures.readings import words
from sameboat.measures.readings.words import Unreadable

# XML of a phone packs about 25 times; deflate can do no more than 1,032.
MOST_TIMES, MOST_BYTES = 200, 16 * 2**30
_SPARE = 16 * 2**20
# Zip's list of what is in it, read into memory at once: some 60,000 files, six times what a full Takeout has.
_LONGEST_LIST = 6 * 2**20
_END, _END_64, _WHERE_64 = b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07"
_USUAL = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    OverflowError,
    struct.error,
    ValueError,
    NotImplementedError,
    RuntimeError,
)


class Archive:
    """A zip that was looked over: no names that climb out, nothing locked, not too long a list."""

    def __init__(self, file: BinaryIO) -> None:
        self._size = file.seek(0, os.SEEK_END)
        self._left = min(MOST_BYTES, MOST_TIMES * self._size + _SPARE)
        _look_at_the_list(file, self._size)
        try:
            self._zip = zipfile.ZipFile(file)
        except _FAULTS as fault:
            raise Unreadable(words.DAMAGED) from fault
        self.entries = [entry for entry in self._zip.infolist() if not entry.is_dir()]
        for entry in self.entries:
            if _climbs(entry):
                raise Unreadable(words.CLIMBING)

    @contextmanager
    def opened(self, entry: zipfile.ZipInfo) -> Iterator[Entry]:
        """One file inside, to be read in pieces."""
        if entry.flag_bits & 0x1:
            raise Unreadable(words.LOCKED)
        if entry.compress_type not in _USUAL:
            raise Unreadable(words.PACKED_STRANGELY)
        try:
            inner = self._zip.open(entry)
        except _FAULTS as fault:
            raise Unreadable(words.DAMAGED) from fault
        with inner:
            yield Entry(inner, self)

    def spend(self, length: int) -> None:
        """Count what was unpacked; an archive that grows without end is put away."""
        self._left -= length
        if self._left < 0:
            raise Unreadable(words.BOMB)


class Entry:
    """A file inside an archive, as something that can be read."""

    def __init__(self, inner: IO[bytes], archive: Archive) -> None:
        self._inner, self._archive = inner, archive

    def read(self, length: int) -> bytes:
        """Up to `length` bytes. Raises `Unreadable` where the archive is damaged or grows without end."""
        try:
            piece = self._inner.read(length)
        except _FAULTS as fault:
            raise Unreadable(words.DAMAGED) from fault
        self._archive.spend(len(piece))
        return piece


def leaf(entry: zipfile.ZipInfo) -> str:
    """The last part of a name inside an archive."""
    return entry.filename.replace("\\", "/").rpartition("/")[2]


def _climbs(entry: zipfile.ZipInfo) -> bool:
    parts = entry.filename.replace("\\", "/").split("/")
    is_link = stat.S_ISLNK(entry.external_attr >> 16)
    return is_link or not parts[0] or ".." in parts or parts[0].endswith(":")


def _look_at_the_list(file: BinaryIO, size: int) -> None:
    """Refuse a zip whose list of contents is missing or huge, before anything reads that list."""
    back = min(size, 65_557 + 20)
    file.seek(size - back)
    tail = file.read(back)
    at = tail.rfind(_END)
    if at < 0 or len(tail) - at < 22:
        raise Unreadable(words.CUT_SHORT)
    length = struct.unpack_from("<I", tail, at + 12)[0]
    if at >= 20 and tail[at - 20 : at - 16] == _WHERE_64:
        length = max(length if length != 0xFFFFFFFF else 0, _length_64(file, tail, at))
    if length > _LONGEST_LIST:
        raise Unreadable(words.TOO_MANY_FILES)


def _length_64(file: BinaryIO, tail: bytes, at: int) -> int:
    """The length of the list as a large zip tells it."""
    try:
        file.seek(struct.unpack_from("<Q", tail, at - 12)[0])
        head = file.read(56)
    except _FAULTS as fault:
        raise Unreadable(words.DAMAGED) from fault
    if len(head) < 56 or not head.startswith(_END_64):
        raise Unreadable(words.DAMAGED)
    return int(struct.unpack_from("<Q", head, 40)[0])
