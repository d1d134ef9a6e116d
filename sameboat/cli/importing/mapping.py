"""From a file's own columns to posts, by a small documented map."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sameboat.posts.commands.importing import Told
from sameboat.posts.models import Thread
from sameboat.posts.rules import LONGEST

MAPS = Path(__file__).parent / "maps"
_FIRST = datetime(1970, 1, 1, tzinfo=UTC)
_FIELDS = {"thread", "post", "author", "at", "title", "body", "kind", "notes"}


class BadMap(Exception):
    """A map that cannot be used; the text says why."""


class BadPost(Exception):
    """A post that cannot come in; the text says why."""


@dataclass(frozen=True)
class Map:
    """Which columns a file must have, and which of them make which post."""

    name: str
    columns: frozenset[str]
    posts: tuple[dict[str, str], ...]


def read_map(file: Path) -> Map:
    """A map from a TOML file. Raises BadMap with what is wrong."""
    try:
        told = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BadMap(f"The map {file.name} cannot be read: {error}.") from error
    posts, columns = told.get("post"), told.get("columns", [])
    if not isinstance(posts, list) or not posts:
        raise BadMap(f"The map {file.name} has no [[post]].")
    if not isinstance(columns, list) or not all(isinstance(one, str) for one in columns):
        raise BadMap(f"In the map {file.name}, `columns` is a list of words.")
    for post in posts:
        _check_post(file, post)
    return Map(file.stem, frozenset(columns), tuple(posts))


def _check_post(file: Path, post: Any) -> None:
    if not isinstance(post, dict) or not {"thread", "body"} <= set(post):
        raise BadMap(f"Each [[post]] of {file.name} needs `thread` and `body`.")
    if unknown := set(post) - _FIELDS:
        raise BadMap(f"The map {file.name} names what a post does not have: {sorted(unknown)}.")
    if not all(isinstance(column, str) for column in post.values()):
        raise BadMap(f"The map {file.name} names a column by something that is no word.")


def map_for(columns: set[str], asked: str) -> Map:
    """The map asked for by name or path, or the shipped one that fits the file's columns."""
    if asked:
        shipped = MAPS / f"{asked}.toml"
        found = [read_map(shipped if shipped.exists() else Path(asked))]
    else:
        found = [read_map(file) for file in sorted(MAPS.glob("*.toml"))]
    fitting = [one for one in found if one.columns <= columns]
    if not fitting:
        needed = " or ".join(", ".join(sorted(one.columns)) for one in found)
        raise BadMap(f"The file has the columns {', '.join(sorted(columns))}; it needs {needed}.")
    return max(fitting, key=lambda one: len(one.columns))


def posts_of(values: dict[str, str], plan: Map, now: datetime) -> Iterator[tuple[str, Told]]:
    """Each post a record makes, with its thread's key. Raises BadPost where one cannot come in."""
    for columns in plan.posts:
        told = {field: values.get(column, "") for field, column in columns.items()}
        yield told["thread"].strip(), _post(told, now)


def _post(told: dict[str, str], now: datetime) -> Told:
    if any(_is_no_text(each) for each in told.values()):
        raise BadPost("holds signs that are no text")
    if not told["thread"].strip():
        raise BadPost("names no thread")
    if not told["body"].strip():
        raise BadPost("says nothing")
    if len(told["body"]) > LONGEST:
        raise BadPost(f"is longer than {LONGEST:,} letters")
    kind = told.get("kind", "").strip() or Thread.Kind.TALK
    if kind not in {Thread.Kind.TALK, Thread.Kind.QUESTION, Thread.Kind.STORY}:
        raise BadPost(f"is of no known kind: {kind[:20]!r}")
    return Told(
        key=told.get("post", "").strip(),
        body=told["body"].strip(),
        at=_moment(told.get("at", ""), now),
        author=told.get("author", ""),
        title=" ".join(told.get("title", "").split())[:140],
        kind=kind,
        notes=[note for note in told.get("notes", "").split(",") if note.strip()],
    )


def _is_no_text(text: str) -> bool:
    """Zero bytes and halves of letters: JSON can spell them, no database can keep them."""
    return "\x00" in text or (
        not text.isascii() and any("\ud800" <= each <= "\udfff" for each in text)
    )


def _moment(text: str, now: datetime) -> datetime:
    if not text.strip():
        return now
    try:
        at = datetime.fromisoformat(text.strip())
        at = (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise BadPost(f"has a time that is not ISO 8601: {text[:30]!r}") from error
    if at > now:
        raise BadPost("has a time in the future")
    if at < _FIRST:
        raise BadPost("has a time before 1970")
    return at
