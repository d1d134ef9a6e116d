"""Finding posts by the words in them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, Q, QuerySet, TextField
from django.db.models.functions import Cast

from sameboat.circles.models import Circle
from sameboat.lib.search import matching
from sameboat.people.models import Person
from sameboat.posts.models import Post, Thread
from sameboat.posts.paths import thread_path
from sameboat.posts.queries.lists import no_title
from sameboat.posts.queries.reader import SHOW, Reader, note_words, reader_for

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
    return Paginator(_but_kept_away(posts, reader), PER_PAGE).get_page(number)


def _but_kept_away(posts: QuerySet[Post], reader: Reader) -> QuerySet[Post]:
    """Without others' posts about what the reader would rather not meet."""
    posts = posts.annotate(
        about=Cast("notes", TextField()), thread_about=Cast("thread__notes", TextField())
    )
    for topic in reader.kept_away():
        word = f'"{topic}"'
        is_about = Q(about__contains=word) | Q(thread_about__contains=word)
        posts = posts.filter(Q(author=reader.person) | ~is_about)
    return posts


def openings_with(word: str, viewer: Person, *, most: int = 1000) -> list[int]:
    """Ids of threads the viewer may read whose opening words hold a word, the newest first."""
    ids = matching(word, "posts_searchtext", "post_id")
    if ids is None:
        return []
    found = Post.objects.filter(pk__in=ids, number=1, removed_at=None, hidden_at=None)
    standing = found.filter(thread__in=Thread.objects.visible_to(viewer))
    return list(standing.order_by("-written_at").values_list("thread_id", flat=True)[:most])


def shown(posts: Iterable[Post], viewer: Person) -> list[Found]:
    """What was found, a line each; folded words stay folded."""
    reader, lines = reader_for(viewer), []
    for post in posts:
        notes = [*post.notes, *post.thread.notes]
        is_plain = not notes or post.author_id == viewer.pk or reader.meets(notes) == SHOW
        words = post.body[:200] if is_plain else ", ".join(map(note_words, dict.fromkeys(notes)))
        path = thread_path(post.thread_id, post.pk)
        lines.append(
            Found(
                post.thread.title or no_title(),
                post.thread.circle.name,
                words,
                post.written_at,
                path,
            )
        )
    return lines
