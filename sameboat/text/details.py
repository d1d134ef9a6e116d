"""Details in a text by which strangers could find somebody: telephone, e-mail, address, account names.

Rules only. They are written so that what people say all day (doses, dates, times, prices, room numbers)
is left alone; what they miss, people see.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What kind of detail it is."""

    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    ACCOUNT = "account"


@dataclass(frozen=True)
class Detail:
    """One detail: its kind, and where it stands in the text (`text[start:end]` is `words`)."""

    kind: Kind
    start: int
    end: int
    words: str


# Seven digits or more, as people write numbers; a year, a dose or a time is shorter, and a date is none.
_PHONE = re.compile(
    r"(?<![\w.,])(?!\d{4}-\d\d-\d\d(?!\d))\+?\(?\d(?:[ ()/.-]{0,2}\d){6,14}(?![\w,]?\d)"
)
_DATE = re.compile(r"\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d(?:\D|$)")
_DECIMAL = re.compile(r"^\d{1,4}\.\d+$")
_YEARS = re.compile(r"^(?:19|20)\d\d\D{1,3}(?:19|20)\d\d$")
_FREE = re.compile(r"^(?:0800|0808|1800|\+?1?800|00800)")
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
# Spoken round a filter: "asha at example dot org".
_SPELT = re.compile(
    r"\b[\w.+-]{2,64}\s*(?:\(at\)|\[at\]|\s+at\s+)\s*[\w-]{2,63}\s*(?:\(dot\)|\[dot\]|\s+dot\s+)\s*[a-z]{2,12}\b",
    re.IGNORECASE,
)
_STREET = (
    r"street|st|road|rd|avenue|ave|lane|close|drive|crescent|terrace|court|gardens|grove|mews|"
    r"boulevard|blvd|highway"
)
_ADDRESS = re.compile(
    rf"\b(?:(?i:flat|apartment|apt|unit)\.?\s*\d+\w?,?\s+)?\d{{1,4}}[a-zA-Z]?,?\s+(?:[A-Z][\w'’-]+\s+){{1,3}}(?i:{_STREET})\b"
    r"|\b[A-ZÄÖÜ][\wäöüß-]*(?:straße|strasse|str\.|gasse|allee)\s+\d{1,4}[a-z]?\b"
    r"|\b\d{1,4}(?:bis|ter)?,?\s+(?:rue|avenue|boulevard|impasse)\s+(?:de\s+|du\s+|des\s+|la\s+|l['’])*[A-ZÉÈ][\w'’-]+"
)
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b")
_PLACES = (
    "instagram|insta|ig|snapchat|snap|discord|telegram|whatsapp|signal|kik|tiktok|facebook|fb|skype|twitter|"
    "reddit|steam|twitch|mastodon|bluesky"
)
_ACCOUNT = re.compile(
    rf"\b(?:{_PLACES})\b\s*(?:name|handle|user(?:name)?|account|id)?\s*(?:is|:|=|@|-)\s*@?(?=[\w.]*[\d_.])[\w.]{{3,32}}"
    rf"|\b(?:{_PLACES})\b\s*(?:name|handle|user(?:name)?|account|id)?\s*(?:is|:|=)?\s*@[\w.]{{3,32}}"
    r"|(?<![\w@.])@[a-z0-9_][\w.]{2,31}(?![\w@])|\b\w{2,32}#\d{4}\b",
    re.IGNORECASE,
)


def find_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Where telephone numbers stand in a text: start and end of each."""
    for found in _PHONE.finditer(text):
        words = found.group()
        if not (_DATE.match(words + " ") or _YEARS.match(words) or _DECIMAL.match(words)):
            yield found.span()


def dialled(number: str) -> str:
    """A number as a phone wants it: digits, and a plus in front."""
    return "".join(letter for letter in number if letter.isdigit() or letter == "+")


def _own_numbers(text: str, known: Collection[str]) -> Iterator[tuple[int, int]]:
    for start, end in find_numbers(text):
        number = dialled(text[start:end])
        if number not in known and not _FREE.match(number):
            yield start, end


def find_details(text: str, known_numbers: Collection[str] = ()) -> list[Detail]:
    """Every detail in a text, in order, none inside another.

    `known_numbers` are numbers that anybody may give, such as helplines: digits, and a plus in front.
    """
    spans: list[tuple[int, int, Kind]] = []
    for pattern in (_EMAIL, _SPELT):
        spans += [(*found.span(), Kind.EMAIL) for found in pattern.finditer(text)]
    for pattern in (_ADDRESS, _POSTCODE):
        spans += [(*found.span(), Kind.ADDRESS) for found in pattern.finditer(text)]
    spans += [(*span, Kind.PHONE) for span in _own_numbers(text, known_numbers)]
    spans += [(*found.span(), Kind.ACCOUNT) for found in _ACCOUNT.finditer(text)]
    kept: list[Detail] = []
    for start, end, kind in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1].end:
            kept.append(Detail(kind, start, end, text[start:end]))
    return kept


def without_details(text: str, known_numbers: Collection[str] = ()) -> str:
    """The text with a dash in brackets where each detail stood."""
    parts, end = [], 0
    for detail in find_details(text, known_numbers):
        parts += [text[end : detail.start], "[–]"]
        end = detail.end
    return "".join([*parts, text[end:]])
