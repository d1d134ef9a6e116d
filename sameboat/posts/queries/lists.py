"""Lists of threads, a line each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Exists, F, FilteredRelation, OuterRef, Q
from django.utils.translation import gettext as _

from sameboat.circles.models import Circle, Membership
from sameboat.lib.search import matching
from sameboat.people.models import Person
from sameboat.posts.models import Post, Thread, ThreadQuerySet
from sameboat.posts.queries.reader import AWAY, Reader, note_words, reader_for

PER_PAGE = 20
_FIELDS = (
    "id", "kind", "title", "author_id", "author__name", "author__face", "author__face_audience", "alias__name",
    "alias__face", "opened_at", "last_at", "last_number", "notes", "circle__name", "circle_id",
)  # fmt: skip


@dataclass(frozen=True)
class Line:
    """A thread as it stands in a list."""

    title: str
    who: str
    face: str
    at: datetime
    path: str
    kind: str
    kind_words: str
    circle: str
    about: str
    is_new: bool


def _line(row: dict[str, Any], *, read: int | None = None, anchor: str = "") -> Line:
    if row["alias__name"]:
        who, face = row["alias__name"], row["alias__face"]
    elif row["author__name"]:
        who = row["author__name"]
        face = row["author__face"] if row["author__face_audience"] != "only_me" else "0"
    elif row["kind"] == Thread.Kind.DAILY:
        who, face = row["circle__name"], "0"
    else:
        who, face = _("Someone who left"), "0"
    return Line(
        title=row["title"] or _("Taken back"),
        who=who,
        face=face,
        at=row["last_at"],
        path=f"/threads/{row['id']}/{anchor}",
        kind=row["kind"],
        kind_words=str(Thread.Kind(row["kind"]).label),
        circle=row["circle__name"],
        about=", ".join(map(note_words, row["notes"])),
        is_new=read is not None and read < row["last_number"],
    )


def _lines(rows: Iterable[dict[str, Any]], reader: Reader) -> list[Line]:
    kept = (row for row in rows if not row["notes"] or reader.meets(row["notes"]) != AWAY)
    return [
        _line(
            row,
            read=row.get("read__read_number"),
            anchor="#new" if row.get("read__read_number") else "",
        )
        for row in kept
    ]


def _seen_by(reader: Reader) -> ThreadQuerySet:
    """Standing threads, without those of people the reader does not see."""
    seen = Thread.objects.standing()
    if reader.hidden:
        seen = seen.exclude(Q(alias=None) & Q(author__in=reader.hidden))
    mark = FilteredRelation("followings", condition=Q(followings__person=reader.person))
    return seen.annotate(read=mark)


def _in_my_circles(reader: Reader) -> ThreadQuerySet:
    mine = Membership.objects.filter(person=reader.person, circle__closed_at=None).values("circle")
    return _seen_by(reader).filter(circle__in=mine)


def new_for(viewer: Person, *, most: int) -> list[Line]:
    """Threads in the viewer's circles with something they have not read, newest first."""
    return new_page(viewer, 1, per_page=most)[0]


def new_page(viewer: Person, number: int, per_page: int = PER_PAGE) -> tuple[list[Line], bool]:
    """One page of what is new for the viewer, and whether more follows."""
    reader = reader_for(viewer)
    unread = Q(read__read_number=None) | Q(read__read_number__lt=F("last_number"))
    found = _in_my_circles(reader).filter(unread).order_by("-last_at")
    start = (number - 1) * per_page
    rows = list(found.values(*_FIELDS, "read__read_number")[start : start + per_page + 1])
    return _lines(rows[:per_page], reader), len(rows) > per_page


def first_words_for(viewer: Person, *, most: int) -> list[Line]:
    """Threads in the viewer's circles that nobody has answered, oldest first; never their own."""
    reader = reader_for(viewer)
    waiting = (
        _in_my_circles(reader)
        .unanswered()
        .filter(closed_at=None, circle__paused_at=None)
        .exclude(kind=Thread.Kind.DAILY)
        .exclude(author=viewer)
        .exclude(author=None)
    )
    return _lines(
        waiting.order_by("opened_at").values(*_FIELDS, "read__read_number")[:most], reader
    )


def circle_lines(viewer: Person, circle: Circle, number: int) -> tuple[list[Line], Page[Any]]:
    """A page of a circle's threads, the latest first. The circle was found for the viewer before."""
    reader = reader_for(viewer)
    found = (
        _seen_by(reader)
        .filter(circle=circle)
        .order_by("-last_at")
        .values(*_FIELDS, "read__read_number")
    )
    page = Paginator(found, PER_PAGE).get_page(number)
    return _lines(page.object_list, reader), page


@dataclass(frozen=True)
class Found:
    """A post that holds the words looked for."""

    title: str
    circle: str
    words: str
    at: datetime
    path: str


def found_for(viewer: Person, text: str, number: int) -> Page[Any] | None:
    """A page of posts the viewer may read that hold these words; None where nothing was asked."""
    ids = matching(text, "posts_searchtext", "post_id")
    if ids is None:
        return None
    reader = reader_for(viewer)
    readable = Circle.objects.readable_by(viewer).filter(pk=OuterRef("thread__circle_id"))
    posts = (
        Post.objects.filter(pk__in=ids, removed_at=None, hidden_at=None)
        .filter(Exists(readable), thread__removed_at=None, thread__hidden_at=None)
        .exclude(Q(alias=None) & Q(author__in=reader.hidden))
        .exclude(Q(thread__alias=None) & Q(thread__author__in=reader.hidden))
        .select_related("thread__circle")
        .order_by("-written_at")
    )
    return Paginator(posts, PER_PAGE).get_page(number)


def shown(posts: Iterable[Post], viewer: Person) -> list[Found]:
    """What was found, without what the viewer would rather not meet; folded words stay folded."""
    reader, lines = reader_for(viewer), []
    for post in posts:
        notes = [*post.notes, *post.thread.notes]
        met = reader.meets(notes) if notes else "show"
        if met == AWAY:
            continue
        words = (
            post.body[:200] if met == "show" else ", ".join(map(note_words, dict.fromkeys(notes)))
        )
        path = f"/threads/{post.thread_id}/?at={post.number}#p{post.number}"
        lines.append(
            Found(post.thread.title, post.thread.circle.name, words, post.written_at, path)
        )
    return lines
