"""How hard a text is to read: the grade of Kincaid et al. 1975, told as an age.

grade = 0.39 · words per sentence + 11.8 · syllables per word − 15.59 (Kincaid, Fishburne, Rogers and
Chissom 1975, Research Branch Report 8-75, Naval Technical Training); a child in grade n is n + 5 years
old. Syllables are counted by Pyphen's places for hyphens, which misses some: a guide and no judgement.
For English only: other languages have other formulas.
"""

from __future__ import annotations

import re
from functools import cache

from pyphen import Pyphen

FEWEST_WORDS = 60
_SENTENCE = re.compile(r"(?<=[.!?:])[\"'”’)]*\s+|\n\s*\n|\n\s*[-*+#>]|\n\s*\d+\.")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LINK = re.compile(r"https?://\S+|\]\([^)]*\)")
_VOWELS = re.compile(r"[aeiouy]+")


def reading_age(text: str) -> float | None:
    """The age in years at which such a text is read with ease; None for fewer than sixty words."""
    plain = _LINK.sub(" ", text)
    sentences = [words for part in _SENTENCE.split(plain) if (words := _WORD.findall(part))]
    words = [word.lower() for sentence in sentences for word in sentence]
    if len(words) < FEWEST_WORDS:
        return None
    grade = 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59  # fmt: skip
    return max(grade + 5, 5.0)


@cache
def syllables(word: str) -> int:
    """How many syllables an English word has, as far as hyphens and vowels tell."""
    plain = re.sub(r"['’]\w*$", "", word.lower())
    by_hyphens = len(_hyphens().positions(plain)) + 1
    heard = plain.removesuffix("e") if not plain.endswith(("le", "ee")) else plain
    by_vowels = len(_VOWELS.findall(re.sub(r"(?<=[^td])ed$", "d", heard)))
    return max(1, by_hyphens, by_vowels)


@cache
def _hyphens() -> Pyphen:
    return Pyphen(lang="en_GB", left=1, right=1)
