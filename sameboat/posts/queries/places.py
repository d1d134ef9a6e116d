"""Which posts of a thread a reader meets on which page.

Posts of people the reader does not see take up no room: neither a gap in the numbers, nor a shorter
page, nor a thread that rises in a list with nothing in it. A gap would tell of a block.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sameboat.lib.asking import ask

PER_PAGE = 20
_COUNTED = (
    "SELECT COUNT(*), COUNT(CASE WHEN p.number <= %s THEN 1 END), COUNT(CASE WHEN p.number <= "
    "(SELECT n.number FROM posts_post n WHERE n.id = %s AND n.thread_id = p.thread_id) THEN 1 END) "
    "FROM posts_post p WHERE p.thread_id = %s"
)


@dataclass(frozen=True)
class Place:
    """A page of a thread for one reader: its posts, in order, are chosen by `sql` and `values`."""

    number: int
    pages: int
    sql: str
    values: list[Any]


def seen_in(row: str, hidden: Collection[int]) -> str:
    """SQL that keeps the posts or threads a reader sees. A block goes by name, so it finds no alias."""
    if not hidden:
        return ""
    ids = ", ".join(str(int(each)) for each in sorted(hidden))
    return f" AND ({row}.alias_id IS NOT NULL OR {row}.author_id IS NULL OR {row}.author_id NOT IN ({ids}))"


def place_in(
    thread_id: int, last: int, hidden: Collection[int], *, asked: int, at_post: int, read: int
) -> Place:
    """The page that was asked for, or the one with a post, or where the reader left off."""
    seen = seen_in("p", hidden)
    total, before, at = last, read, 0
    if hidden or at_post:
        (row,) = ask(_COUNTED + seen, [read, at_post, thread_id])
        total, before, at = row
    pages = max(1, -(-total // PER_PAGE))
    wanted = asked or -(-(at or min(before + 1, total)) // PER_PAGE)
    number = max(1, min(wanted, pages))
    first = (number - 1) * PER_PAGE
    if hidden:
        sql = f"p.thread_id = %s{seen} ORDER BY p.number LIMIT %s OFFSET %s"
        return Place(number, pages, sql, [thread_id, PER_PAGE, first])
    # Without gaps a number is a place, and the index finds it at once.
    sql = "p.thread_id = %s AND p.number BETWEEN %s AND %s ORDER BY p.number"
    return Place(number, pages, sql, [thread_id, first + 1, first + PER_PAGE])
