"""Lists of threads, a line each. Plain SQL, as Today and the circles are opened all day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sameboat.circles.models import Circle
from sameboat.lib.asking import ask, moment, structure
from sameboat.people.models import Person
from sameboat.posts.models import Following, Thread
from sameboat.posts.queries.places import PER_PAGE, seen_in
from sameboat.posts.queries.reader import Reader, note_words, reader_for

_LATEST = "{last_at} DESC"
# Chosen first, from narrow rows, as somebody's circles hold many threads and a page shows few.
_CHOSEN = (
    "SELECT t.id FROM posts_thread t JOIN circles_circle c ON c.id = t.circle_id "
    "LEFT JOIN posts_following f ON f.thread_id = t.id AND f.person_id = %s "
    "WHERE t.removed_at IS NULL AND t.hidden_at IS NULL AND "
)
_LINES = (
    "SELECT t.id, t.kind, t.title, u.name, u.face, u.face_audience, a.name, a.face, {last_at}, {last_number}, "
    "t.notes, c.name, f.read_number, m.id, am.id FROM posts_thread t "
    "JOIN circles_circle c ON c.id = t.circle_id "
    "LEFT JOIN circles_membership m ON m.circle_id = t.circle_id AND m.person_id = %s "
    "LEFT JOIN posts_following f ON f.thread_id = t.id AND f.person_id = %s "
    "LEFT JOIN people_person u ON u.id = t.author_id "
    "LEFT JOIN circles_membership am ON am.circle_id = t.circle_id AND am.person_id = t.author_id "
    "LEFT JOIN posts_alias a ON a.id = t.alias_id "
)
_MINE = (
    "t.circle_id IN (SELECT mm.circle_id FROM circles_membership mm WHERE mm.person_id = %s) "
    "AND c.closed_at IS NULL "
)
_NEW = _MINE + "AND (f.read_number IS NULL OR f.read_number < {last_number}) "
_WAITING = _MINE + (
    "AND {nobody_answered} AND t.closed_at IS NULL AND c.paused_at IS NULL AND t.kind <> 'daily' "
    "AND (t.author_id IS NOT NULL OR t.alias_id IS NOT NULL) AND (t.author_id IS NULL OR t.author_id <> %s) "
)


# What a thread knows of its answers, and the same for a reader who does not see everybody: an answer
# out of their sight neither lifts a thread nor makes it new, or it would tell of a block.
_KNOWN = {
    "last_at": "t.last_at",
    "last_number": "t.last_number",
    "nobody_answered": "t.answer_count = 0",
}
_LAST = "(SELECT l.{column} FROM posts_post l WHERE l.thread_id = t.id{seen} ORDER BY l.number DESC LIMIT 1)"
_NOBODY = (
    "NOT EXISTS (SELECT 1 FROM posts_post l WHERE l.thread_id = t.id AND l.number > 1 AND l.removed_at IS NULL "
    "AND l.hidden_at IS NULL AND (l.alias_id IS NULL OR t.alias_id IS NULL OR l.alias_id <> t.alias_id) "
    "AND (l.alias_id IS NOT NULL OR t.alias_id IS NOT NULL OR l.author_id IS NULL OR t.author_id IS NULL "
    "OR l.author_id <> t.author_id){seen})"
)


@dataclass(frozen=True)
class Line:
    """A thread as it stands in a list."""

    title: str
    who: str
    face: str
    at: datetime | None
    path: str
    kind: str
    kind_words: str
    circle: str
    about: str
    is_new: bool


@lru_cache(maxsize=64)
def _kind_words(kind: str, _language: str | None) -> str:
    return str(Thread.Kind(kind).label)


def no_title() -> str:
    """What stands where a thread has lost its title: taken back, hidden, or gone with its writer."""
    return _("Without its opening words")


def _line(row: tuple[Any, ...]) -> Line:
    (thread_id, kind, title, name, face, audience, alias, alias_face, last_at, last_number, notes, circle,
     read, my_place, their_place) = row  # fmt: skip
    notes = structure(notes)
    is_near = my_place is not None and their_place is not None
    seen = audience == "members" or (audience == "my_circles" and is_near)
    return Line(
        title=title or no_title(),
        who=alias or name or (circle if kind == Thread.Kind.DAILY else _("Someone who left")),
        face=alias_face if alias else face if name and seen else "0",
        at=moment(last_at),
        path=f"/threads/{thread_id}/{'#new' if read else ''}",
        kind=kind,
        kind_words=_kind_words(kind, get_language()),
        circle=circle,
        about=", ".join(map(note_words, notes)),
        is_new=bool(read) and read < last_number,
    )


def _known_to(reader: Reader) -> dict[str, str]:
    """How SQL finds what this reader may know of a thread's answers."""
    seen = seen_in("l", reader.hidden)
    if not seen:
        return _KNOWN
    return {
        "last_at": _LAST.format(column="written_at", seen=seen),
        "last_number": _LAST.format(column="number", seen=seen),
        "nobody_answered": _NOBODY.format(seen=seen),
    }


def _ask(
    reader: Reader, where: str, values: Sequence[Any], order: str, most: int, skip: int = 0
) -> tuple[list[Line], bool]:
    """Lines in order, and whether more follow.

    Left out are those of people the reader does not see, and others' about what they keep away.
    """
    me, away, known = reader.person.pk, reader.kept_away(), _known_to(reader)
    unseen = "AND (t.author_id = %s OR CAST(t.notes AS text) NOT LIKE %s) " * len(away)
    kept = [value for topic in away for value in (me, f'%"{topic}"%')]
    chosen = (
        f"{_CHOSEN}{where}{unseen}{seen_in('t', reader.hidden)} ORDER BY {order} LIMIT %s OFFSET %s"
    )
    sql = f"{_LINES}WHERE t.id IN ({chosen}) ORDER BY {order}".format(**known)
    rows = ask(sql, [me, me, me, *values, *kept, most + 1, skip])
    return [_line(row) for row in rows[:most]], len(rows) > most


def new_for(viewer: Person, *, most: int, reader: Reader | None = None) -> list[Line]:
    """Threads in the viewer's circles with something they have not read, newest first."""
    return _ask(reader or reader_for(viewer), _NEW, [viewer.pk], _LATEST, most)[0]


def new_page(viewer: Person, number: int) -> tuple[list[Line], bool]:
    """One page of what is new for the viewer, and whether more follows."""
    return _ask(reader_for(viewer), _NEW, [viewer.pk], _LATEST, PER_PAGE, (number - 1) * PER_PAGE)


def first_words_for(viewer: Person, *, most: int, reader: Reader | None = None) -> list[Line]:
    """Threads in the viewer's circles that nobody has answered, oldest first; never their own."""
    return _ask(
        reader or reader_for(viewer), _WAITING, [viewer.pk, viewer.pk], "t.opened_at", most
    )[0]


def circle_lines(viewer: Person, circle: Circle, number: int) -> tuple[list[Line], bool]:
    """A page of a circle's threads, the latest first, and whether more follow.

    The circle was found for the viewer before.
    """
    where, skip = "t.circle_id = %s ", (number - 1) * PER_PAGE
    return _ask(reader_for(viewer), where, [circle.pk], _LATEST, PER_PAGE, skip)


def lines_of(
    viewer: Person, threads: Sequence[int], *, most: int, is_unread: bool = False
) -> list[Line]:
    """Of these threads, in this order, those of others that the viewer may read and that have not lost their opening."""
    seen = Thread.objects.visible_to(viewer).exclude(author=viewer).exclude(title="")
    if is_unread:
        read = Following.objects.filter(person=viewer, read_number__gt=0)
        seen = seen.exclude(pk__in=read.values("thread"))
    ids = set(seen.filter(pk__in=threads).values_list("pk", flat=True))
    shown = [each for each in threads if each in ids]
    if not shown:
        return []
    places = " ".join(f"WHEN {int(each)} THEN {place}" for place, each in enumerate(shown))
    where = f"t.id IN ({', '.join(['%s'] * len(shown))}) "
    return _ask(reader_for(viewer), where, shown, f"CASE t.id {places} END", most)[0]
