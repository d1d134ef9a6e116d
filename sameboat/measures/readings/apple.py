"""Apple Health's export.xml, of any length, in one pass over its bytes.

No XML parser reads it: its document type is malformed on several versions of iOS, it holds signs that XML forbids, and a parser would
build what is thrown away for every one of millions of records. In XML a "<" begins a tag and nothing else, so cutting there is exact;
no entity is ever defined, expanded or fetched, because nothing here can.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from functools import lru_cache
from typing import Protocol

from sameboat.measures.readings import words
from sameboat.measures.readings.kinds import KEPT_IN, Kind, Rank, Sample, kilograms
from sameboat.measures.readings.pile import Pile
from sameboat.measures.readings.times import day_begins, minutes_of, moment
from sameboat.measures.readings.words import Unreadable

_PIECE = 2**20
_TAIL = 4096
_LONGEST_HEAD = 2**20
_ROOT = re.compile(rb"<HealthData[\s>/]")
_NOTHING = re.compile(rb"<HealthData[^>]*/>")
_FOREIGN = (b"\xff\xfe", b"\xfe\xff", b"\x00<", b"<\x00")
_ENCODING = re.compile(rb"""<\?xml[^>]*\sencoding=["']([^"']*)["']""")
_KINDS = {
    b"HKQuantityTypeIdentifierStepCount": Kind.STEPS,
    b"HKCategoryTypeIdentifierSleepAnalysis": Kind.SLEEP,
    b"HKQuantityTypeIdentifierRestingHeartRate": Kind.HEART,
    b"HKQuantityTypeIdentifierBodyMass": Kind.WEIGHT,
}
_FIRST = tuple(name + b'"' for name in _KINDS)
_USUAL = b' type="'
_ATTRIBUTE = re.compile(rb"""([A-Za-z]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_NAMES = (b"type", b"sourceName", b"device", b"unit", b"startDate", b"endDate", b"value")
_AS_APPLE_WRITES = re.compile(
    rb' type="([^"]*)" sourceName="([^"]*)"(?: sourceVersion="[^"]*")?(?: device="([^"]*)")?(?: unit="([^"]*)")?'
    rb'(?: creationDate="[^"]*")? startDate="([^"]*)" endDate="([^"]*)"(?: value="([^"]*)")?'
)
_BY_HAND = re.compile(rb"""key=["']HKWasUserEntered["']\s+value=["'](?:1|true)["']""")
_STATES = {
    b"InBed": None,
    b"0": None,
    b"1": True,
    b"2": False,
    b"3": True,
    b"4": True,
    b"5": True,
    b"Awake": False,
    b"Asleep": True,
    b"AsleepUnspecified": True,
    b"AsleepCore": True,
    b"AsleepDeep": True,
    b"AsleepREM": True,
}
_STATE = b"HKCategoryValueSleepAnalysis"


class Readable(Protocol):
    """Anything that gives its bytes in pieces."""

    def read(self, length: int, /) -> bytes: ...


def begins_like_apple(head: bytes) -> bool:
    """Whether a file's first bytes are those of an Apple Health export."""
    return _ROOT.search(head) is not None or b"<!DOCTYPE HealthData" in head


def read(stream: Readable, pile: Pile, progress: Callable[[int], None]) -> None:
    """Every record of the four kinds into the pile. Raises `Unreadable` where the file is none or ends early."""
    buffer = _after_the_head(stream, progress)
    tail = buffer[-_TAIL:]
    while piece := stream.read(_PIECE):
        progress(len(piece))
        tail = (tail + piece)[-_TAIL:]
        buffer += piece
        # A record is whole once the next begins; where none follows, all before the last "<" is.
        cut = buffer.rfind(b"<Record")
        if cut <= 0:
            cut = buffer.rfind(b"<")
        _take(buffer[:cut], pile)
        buffer = buffer[cut:]
        if len(buffer) > 2 * _PIECE:
            raise Unreadable(words.LONG_STRETCH)
    _take(buffer, pile)
    if b"</HealthData" not in tail and not _NOTHING.match(buffer):
        raise Unreadable(words.CUT_SHORT)


def _after_the_head(stream: Readable, progress: Callable[[int], None]) -> bytes:
    """What comes from the first tag on. All before it, the document type with it, is looked at and thrown away."""
    head = b""
    while len(head) < _LONGEST_HEAD:
        piece = stream.read(_PIECE // 16)
        progress(len(piece))
        head += piece
        if head[:2] in _FOREIGN:
            raise Unreadable(words.NOT_UTF_8)
        found = _ROOT.search(head)
        if found is not None:
            _look_over(head[: found.start()])
            return head[found.start() :]
        if not piece:
            break
    _look_over(head)
    raise Unreadable(words.CUT_SHORT if begins_like_apple(head) else words.NO_EXPORT)


def _look_over(head: bytes) -> None:
    if b"<!ENTITY" in head.upper():
        raise Unreadable(words.ENTITIES)
    encoding = _ENCODING.search(head)
    if encoding and encoding[1].upper() not in {b"UTF-8", b"UTF8", b"US-ASCII", b"ASCII"}:
        raise Unreadable(words.NOT_UTF_8)


def _take(tags: bytes, pile: Pile) -> None:
    for piece in tags.split(b"<Record")[1:]:
        if piece.startswith(_USUAL):
            if piece.startswith(_FIRST, len(_USUAL)):
                _record(piece, pile)
        elif any(name in piece for name in _KINDS):
            _record(piece, pile)


def _record(piece: bytes, pile: Pile) -> None:
    tag, _found, beneath = piece.partition(b"<")
    written = _AS_APPLE_WRITES.match(tag)
    told = written.groups(b"") if written else _in_any_order(tag)
    name, source, device, unit, starts, ends, value = told
    kind = _KINDS.get(name)
    if kind is None:
        return
    try:
        start, offset = _moment(starts)
        end, _its = _moment(ends)
    except ValueError:
        pile.leave_out(words.ODD_DATE)
        return
    amount = _amount(kind, value, unit, end - start)
    if isinstance(amount, str):
        pile.leave_out(amount)
        return
    called, rank = _who(source, device)
    if beneath and _BY_HAND.search(beneath):
        rank = Rank.BY_HAND
    told_in = unit.decode("ascii", "replace") if kind is Kind.WEIGHT else KEPT_IN[kind]
    pile.add(Sample(kind, called, rank, start, end, offset, amount, told_in))


def _in_any_order(tag: bytes) -> tuple[bytes, ...]:
    told = {name: one or other for name, one, other in _ATTRIBUTE.findall(tag)}
    told.setdefault(b"sourceName", told.get(b"source", b""))
    return tuple(told.get(name, b"") for name in _NAMES)


def _moment(text: bytes) -> tuple[int, int]:
    """A moment as Apple writes it, 2024-05-31 22:10:00 +0100, without a detour; others take theirs."""
    if len(text) != 25 or text[10] != 32 or text[19] != 32:
        return moment(text.decode("ascii", "replace"))
    hours, minutes, seconds = int(text[11:13]), int(text[14:16]), int(text[17:19])
    if hours > 23 or minutes > 59 or seconds > 60:
        raise ValueError(text)
    offset = _offset(text[20:])
    return _day(text[:10]) + hours * 3600 + minutes * 60 + seconds - offset * 60, offset


@lru_cache(maxsize=8192)
def _day(text: bytes) -> int:
    return day_begins(text.decode("ascii", "replace"))


@lru_cache(maxsize=512)
def _offset(text: bytes) -> int:
    return minutes_of(text.decode("ascii", "replace"))


def _amount(kind: Kind, value: bytes, unit: bytes, seconds: int) -> float | str:
    """How much a record tells of, in the unit that is kept; or why it tells nothing."""
    if kind is Kind.SLEEP:
        asleep = _STATES.get(value.removeprefix(_STATE))
        return words.IN_BED if asleep is None else (seconds / 60 if asleep else 0.0)
    try:
        number = float(value)
    except ValueError:
        return words.ODD_VALUE
    if kind is Kind.WEIGHT:
        weight = kilograms(number, unit.decode("ascii", "replace"))
        return words.NO_UNIT if weight is None else weight
    return number


@lru_cache(maxsize=1024)
def _who(source: bytes, device: bytes) -> tuple[str, int]:
    """The source's name, and how far it is believed."""
    called = html.unescape(source[:400].decode("utf-8", "replace"))
    both = device + source
    if b"Watch" in both:
        return called, Rank.WORN
    return called, Rank.CARRIED if b"iPhone" in both or b"iPod" in both else Rank.OTHER
