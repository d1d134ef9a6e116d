"""Addresses of other sites in a text, also those that are written so that no program should see them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_ENDINGS = "com|org|net|info|biz|io|xyz|ly|gg|tv|uk|ie|de|eu|fr|es|nl|ca|au|ru|cn|us|link|shop|store|gle|dev|page|blog|cc|coach|health|clinic|academy"
# Words of English, too: "so sad.me neither" is no address, "t.me/name" is one.
_WORDS_TOO = (
    "me|us|in|it|co|so|to|app|club|site|online|top|is|id|ee|ai|live|pro|care|life|help|news|world"
)
_PATH = r"[^\s<>\"')\]]"
_HOST_PART = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_DOT = r"\s?[\[({]\s?(?:dot|\.)\s?[\])}]\s?|\sdot\s"
_LINK = re.compile(
    rf"\b[a-z][a-z0-9+-]{{1,14}}://{_PATH}+|\bwww\.{_PATH}+"
    rf"|(?<![\w@.-])(?:{_HOST_PART}\.){{1,4}}(?:{_ENDINGS})\b(?:/{_PATH}*)?(?![\w@])"
    rf"|(?<![\w@.-])(?:{_HOST_PART}\.){{1,4}}(?:{_WORDS_TOO})/{_PATH}+"
    rf"|(?<![\w@.-]){_HOST_PART}(?:(?:{_DOT}|\.){_HOST_PART}){{0,3}}(?:{_DOT})(?:com|org|net|info|co\.uk|uk|io|shop|store|de|eu)\b(?:/{_PATH}*)?",
    re.IGNORECASE,
)
_SPELT_DOT = re.compile(_DOT, re.IGNORECASE)
_HOST = re.compile(r"^(?:[a-z][a-z0-9+-]*://)?(?:[^/@?#]*@)?(?:www\.)?([^/:?#]+)", re.IGNORECASE)
_SHORTENED = frozenset(
    [
        "bit.ly",
        "tinyurl.com",
        "t.co",
        "goo.gl",
        "ow.ly",
        "is.gd",
        "buff.ly",
        "cutt.ly",
        "rebrand.ly",
        "rb.gy",
        "shorturl.at",
        "tiny.cc",
        "linktr.ee",
        "lnkd.in",
        "s.id",
        "v.gd",
        "t.ly",
        "adf.ly",
        "shorte.st",
        "bl.ink",
        "soo.gd",
    ]
)
_DOTS = str.maketrans("。．｡․", "....")


@dataclass(frozen=True)
class Link:
    """One link: where it stands, whose site it is, whether it hides where it leads, and whether it is written so as to mislead."""

    start: int
    end: int
    words: str
    host: str
    is_shortened: bool
    is_disguised: bool


def find_links(text: str) -> list[Link]:
    """Every link of a text, in order, written out or not."""
    read, places = _as_read(text)
    found = []
    for match in _LINK.finditer(read):
        words = match.group().rstrip(".,;:!?")
        if not words:
            continue
        start, end = places[match.start()], places[match.start() + len(words) - 1] + 1
        site = _HOST.match(_SPELT_DOT.sub(".", words))
        host = site.group(1).casefold() if site else ""
        as_written = text[start:end]
        found.append(
            Link(
                start, end, as_written, host, host in _SHORTENED, _misleads(as_written, words, host)
            )
        )
    return found


def _as_read(text: str) -> tuple[str, list[int]]:
    """The text with full-width letters and odd full stops as usual ones and without what has no width; where each stood."""
    if text.isascii():
        return text, list(range(len(text)))
    letters, places = [], []
    for at, letter in enumerate(text):
        if unicodedata.category(letter) == "Cf":
            continue
        plain = unicodedata.normalize("NFKC", letter).translate(_DOTS)
        letters.append(plain if len(plain) == 1 else letter)
        places.append(at)
    return "".join(letters), places


def _misleads(as_written: str, as_read: str, host: str) -> bool:
    """Whether the dots are spelt out, letters look like others, or letters of two scripts stand in one name."""
    if as_written != as_read or _SPELT_DOT.search(as_read) or "xn--" in host:
        return True
    names = [part for part in host.split(".")[:-1] if part]
    return any(len(_scripts(name)) > 1 for name in names)


def _scripts(name: str) -> set[str]:
    return {unicodedata.name(letter, "").split(" ")[0] for letter in name if letter.isalpha()}
