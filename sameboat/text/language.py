"""Whether a text is in a language that the screen was tried on. So far that is English.

By its small words: every second or third word of English is one of about two hundred, whoever writes it and
however it is spelt otherwise. A short text says too little and is called unknown, not foreign.
"""

from __future__ import annotations

from sameboat.text.findings import Language
from sameboat.text.ngrams import words_of

_FEW = 8
_ENOUGH = 0.25
_TOO_LITTLE = 0.15
_WORDS = """
a about actually after again all already also always am an and another any anymore anyone anything are aren't as at
    back be because been before being but by can can't cannot cant could couldn't day days did didn't didnt do does
    doesn't doesnt doing done don't dont down dunno even ever every everyone everything feel feeling few for from get
    getting give go going gonna good got had has hasn't have haven't having he hello help her here hey hi him his how i
    i'd i'll i'm i've id if ill im in into is isn't it it's its ive just keep know last lately let life like little ll
    long lot lots made make me more most much my myself need never new night no nobody not nothing now of off on one
    only or other our out over own people please re really right said same say see she should shouldn't since so some
    somebody someone something sometimes still such take tell than thank thanks that that's thats the their them then
    there there's these they they're thing things think this those thought through time to today told tonight too try
    trying two u until up ur us ve very wanna want wants was wasn't way we we're week well went were what what's when
    where which while who why will with without won't wont work would wouldn't year years yes yet you you're you've
    your yourself
"""
_SMALL_WORDS = frozenset(_WORDS.split())


def _is_latin(word: str) -> bool:
    return all(ord(letter) < 0x250 or not letter.isalpha() for letter in word)


def language_of(text: str) -> Language:
    """Tried on, not tried on, or too short to say."""
    words = [word for word, _ in words_of(text) if word[0].isalpha()]
    foreign = sum(not _is_latin(word) for word in words)
    if foreign * 2 > len(words):
        return Language.NOT_TRIED
    if len(words) < _FEW:
        return Language.UNKNOWN
    share = sum(word in _SMALL_WORDS for word in words) / len(words)
    if share >= _ENOUGH:
        return Language.TRIED
    return Language.NOT_TRIED if share < _TOO_LITTLE else Language.UNKNOWN
