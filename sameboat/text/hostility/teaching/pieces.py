"""Which of MiniLM's word pieces the reader keeps: those that English as people write it here needs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from sameboat.text.hostility.plain import plain
from sameboat.text.hostility.wordpiece import WordPieces

OFTEN = 2
_SPECIAL = {"[PAD]", "[UNK]", "[CLS]", "[SEP]"}
_COMMON_BEFORE = 6000
_LAST_LATIN = 0x250


def kept(pieces: list[str], texts: Iterable[str]) -> list[int]:
    """The numbers of the pieces that stay."""
    cut, counts = WordPieces(pieces), Counter[int]()
    for text in texts:
        counts.update(cut.numbers(plain(text), len(text) + 2))
    return [at for at, piece in enumerate(pieces) if _stays(at, piece, counts[at])]


def _stays(at: int, piece: str, count: int) -> bool:
    body = piece.removeprefix("##")
    if piece in _SPECIAL:
        return True
    if piece.startswith("[") and len(piece) > 1:
        return False
    is_letter = len(body) == 1 and ord(body) < _LAST_LATIN
    is_common = at < _COMMON_BEFORE and piece.isascii() and count > 0
    return is_letter or is_common or count >= OFTEN
