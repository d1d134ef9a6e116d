"""Words cut into the pieces that the reader knows, as BERT cuts them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

LONGEST_WORD = 60


class WordPieces:
    """Greedy longest pieces from a list; what no piece fits is one unknown."""

    def __init__(self, pieces: Iterable[str]) -> None:
        self.number = {piece: at for at, piece in enumerate(pieces)}
        self.unknown = self.number["[UNK]"]
        self.begins = self.number["[CLS]"]
        self.ends = self.number["[SEP]"]
        self._cut = lru_cache(maxsize=20_000)(self._cut_word)

    def numbers(self, text: str, longest: int) -> list[int]:
        """The pieces of a text by number, between its begin and its end."""
        found = [number for word in words(text) for number in self._cut(word)]
        return [self.begins, *found[: longest - 2], self.ends]

    def _cut_word(self, word: str) -> tuple[int, ...]:
        if len(word) > LONGEST_WORD:
            return (self.unknown,)
        found: list[int] = []
        start = 0
        while start < len(word):
            end = len(word)
            while end > start and self._piece(word, start, end) not in self.number:
                end -= 1
            if end == start:
                return (self.unknown,)
            found.append(self.number[self._piece(word, start, end)])
            start = end
        return tuple(found)

    @staticmethod
    def _piece(word: str, start: int, end: int) -> str:
        return word[start:end] if start == 0 else f"##{word[start:end]}"


def words(text: str) -> list[str]:
    """Lower-case words without accents; every mark stands alone."""
    bare = "".join(
        letter
        for letter in unicodedata.normalize("NFD", text.lower())
        if unicodedata.category(letter) != "Mn"
    )
    apart = "".join(f" {letter} " if _is_mark(letter) else letter for letter in bare)
    return apart.split()


def _is_mark(letter: str) -> bool:
    if letter.isalnum() or letter.isspace():
        return False
    return letter.isascii() or unicodedata.category(letter).startswith("P")
