"""Where posts wait, on disk and by thread, until a whole thread can be written."""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime

from sameboat.posts.commands.importing import Told


class Shelf:
    """Posts by their thread, in the order of the file. Thrown away with its connection."""

    def __init__(self) -> None:
        # An empty name is a private database on disk, so that a file may be larger than memory.
        self.base = sqlite3.connect("")
        self.base.execute("CREATE TABLE posts (line INTEGER, thread TEXT, post TEXT, told TEXT)")
        self.base.execute("CREATE UNIQUE INDEX one ON posts (thread, post)")

    def put(self, line: int, thread: str, told: Told) -> None:
        """Lay a post down. The same post twice is kept once, as first said."""
        kept = json.dumps({**asdict(told), "at": told.at.isoformat()})
        self.base.execute(
            "INSERT OR IGNORE INTO posts VALUES (?, ?, ?, ?)", (line, thread, told.key, kept)
        )

    def count(self) -> int:
        """How many threads there are."""
        return int(self.base.execute("SELECT count(DISTINCT thread) FROM posts").fetchone()[0])

    def threads(self) -> Iterator[tuple[str, list[tuple[int, Told]]]]:
        """Each thread with its posts and their lines, the opening one first where there is one."""
        names = self.base.execute(
            "SELECT thread FROM posts GROUP BY thread ORDER BY min(line)"
        ).fetchall()
        for (name,) in names:
            rows = self.base.execute(
                "SELECT line, told FROM posts WHERE thread = ? ORDER BY post <> '', line", (name,)
            )
            yield name, [(line, _told(kept)) for line, kept in rows]


def _told(kept: str) -> Told:
    values = json.loads(kept)
    return Told(**{**values, "at": datetime.fromisoformat(values["at"])})
