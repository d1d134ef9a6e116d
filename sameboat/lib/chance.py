"""The one place of chance: a seed that is written down, and the numbers that follow from it."""

import hashlib
import secrets

_BYTES, _ALL = 8, 2**53


def fresh_seed() -> str:
    """A new seed from the machine's own chance: 32 hex digits, to be kept beside whatever is drawn with it."""
    return secrets.token_hex(16)


def number(seed: str, *words: object) -> float:
    """A number from 0 up to, never at, 1: always the same for the same seed and words, like no other for others."""
    text = "\x1f".join((seed, *map(str, words)))
    digest = hashlib.sha256(text.encode()).digest()
    return (int.from_bytes(digest[:_BYTES], "big") >> 11) / _ALL


def in_chance_order(seed: str, things: list[int]) -> list[int]:
    """The same numbers in an order that the seed alone decides."""
    return sorted(things, key=lambda thing: number(seed, "order", thing))
