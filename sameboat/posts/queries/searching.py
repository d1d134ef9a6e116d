"""Finding posts by the words in them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, Q

from sameboat.circles.models import Circle
from sameboat.lib.search import matching
from sameboat.people.models import Person
from sameboat.posts.models import Post
from sameboat.posts.queries.reader import AWAY, note_words, reader_for

PER_PAGE = 20


@dataclass(frozen=True)
class Found:
    """A post that holds the words looked for."""

    title: str
    circle: str
    words: str
    at: datetime
    path: str


def found_for(viewer: Person, text: str, number: int) -> Page[Post] | None:
    """A page of posts the viewer may read that hold these words; None where nothing was asked."""
    ids = matching(text, "posts_searchtext", "post_id")
    if ids is None:
        return None
    hidden = reader_for(viewer).hidden
    readable = Circle.objects.readable_by(viewer).filter(pk=OuterRef("thread__circle_id"))
    posts = (
        Post.objects.filter(pk__in=ids, removed_at=None, hidden_at=None)
        .filter(Exists(readable), thread__removed_at=None, thread__hidden_at=None)
        .exclude(Q(alias=None) & Q(author__in=hidden))
        .exclude(Q(thread__alias=None) & Q(thread__author__in=hidden))
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
