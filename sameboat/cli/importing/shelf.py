"""Where posts and refusals wait, on disk, until a whole thread can be written and a report given."""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime

from sameboat.posts.commands.importing import Told

_TABLES = """
CREATE TABLE posts (line INTEGER, thread TEXT, post TEXT, told TEXT);
CREATE UNIQUE INDEX one ON posts (thread, post);
CREATE TABLE refused (line INTEGER, reason TEXT);
"""


class Shelf:
    """Posts by their thread, in the order of the file. Thrown away with its connection."""

    def __init__(self) -> None:
        # An empty name is a private database on disk, so that a file may be larger than memory.
        self.base = sqlite3.connect("", isolation_level=None)
        self.base.executescript(_TABLES)
        self.base.execute("BEGIN")

    def put(self, line: int, thread: str, told: Told) -> int:
        """Lay a post down. Returns the line of another post that stands in its place already, or 0."""
        kept = json.dumps({**asdict(told), "at": told.at.isoformat()})
        new = self.base.execute(
            "INSERT OR IGNORE INTO posts VALUES (?, ?, ?, ?)", (line, thread, told.key, kept)
        )
        if new.rowcount:
            return 0
        first, before = self.base.execute(
            "SELECT line, told FROM posts WHERE thread = ? AND post = ?", (thread, told.key)
        ).fetchone()
        return 0 if before == kept else int(first)

    def refuse(self, line: int, reason: str) -> None:
        """Remember a refused line."""
        self.base.execute("INSERT INTO refused VALUES (?, ?)", (line, reason))

    def refused(self) -> Iterator[tuple[int, str]]:
        """Every refused line with its reason, in the order of the file."""
        yield from self.base.execute("SELECT line, reason FROM refused ORDER BY line, rowid")

    def refused_count(self) -> int:
        """How many lines were refused."""
        return int(self.base.execute("SELECT count(*) FROM refused").fetchone()[0])

    def count(self) -> int:
        """How many threads there are."""
        return int(self.base.execute("SELECT count(DISTINCT thread) FROM posts").fetchone()[0])

    def threads(self) -> Iterator[tuple[str, list[tuple[int, Told]]]]:
        """Each thread with its posts and their lines, the opening one first where there is one."""
        names = self.base.execute("SELECT thread FROM posts GROUP BY thread ORDER BY min(line)")
        for (name,) in names:
            rows = self.base.execute(
                "SELECT line, told FROM posts WHERE thread = ? ORDER BY post <> '', line", (name,)
            )
            yield name, [(line, _told(kept)) for line, kept in rows]


def _told(kept: str) -> Told:
    values = json.loads(kept)
    return Told(**{**values, "at": datetime.fromisoformat(values["at"])})
