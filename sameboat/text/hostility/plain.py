"""Words as a reader hears them: disguises taken off, little pictures read out by their names."""

from __future__ import annotations

import re
import unicodedata

DISGUISES = str.maketrans("@431!0$57", "aaeiiosst")
SPACED_OUT = re.compile(
    r"(?<![\w'’@.])(?!a )[a-z@$!013457]([ .\-_*])(?:[a-z@$!013457]\1)+[a-z@$!013457](?![\w'’])",
    re.IGNORECASE,
)
DISGUISED = re.compile(
    r"(?<![\w@/.])(?=[\w@$!]*[a-z])(?=[\w@$!]*[@$!013457])[\w@$!]+[\w@$](?![\w@]|\.\w)",
    re.IGNORECASE,
)
A_NUMBER_WITH_ITS_UNIT = re.compile(
    r"\d+[a-z]{1,3}|[a-z]{1,3}\d+|[a-z]+!+|@\w+|[a-z]+\d{2,}", re.IGNORECASE
)
# "soooo" and "stuuupid": as two where English doubles a letter, as one elsewhere.
DRAWN_OUT = re.compile(r"([a-z])\1{2,}", re.IGNORECASE)
OFTEN_DOUBLE = set("loesfz")
FIRST_PICTURE = 0x2190


def plain(text: str) -> str:
    """The text with spaced-out, disguised and drawn-out words written as they are said."""
    text = unicodedata.normalize("NFKC", text)
    text = SPACED_OUT.sub(_closed_up, text)
    text = DISGUISED.sub(_undisguised, text)
    text = DRAWN_OUT.sub(_shortened, text)
    return "".join(_read_out(letter) for letter in text)


def _closed_up(found: re.Match[str]) -> str:
    letters = re.sub(r"[ .\-_*]", "", found.group())
    return found.group() if letters.isdigit() else letters


def _undisguised(found: re.Match[str]) -> str:
    word = found.group()
    if A_NUMBER_WITH_ITS_UNIT.fullmatch(word):
        return word
    return word.translate(DISGUISES)


def _shortened(found: re.Match[str]) -> str:
    letter = found.group(1)
    return letter * 2 if letter.lower() in OFTEN_DOUBLE else letter


def _read_out(letter: str) -> str:
    if ord(letter) < FIRST_PICTURE or unicodedata.category(letter) not in {"So", "Sk", "Cf", "Mn"}:
        return letter
    if unicodedata.category(letter) in {"Cf", "Mn", "Sk"}:
        return ""
    return f" {unicodedata.name(letter, '').lower()} "
