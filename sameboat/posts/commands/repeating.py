"""The same words sent twice. After Back a browser fills the form in again, and its key is a new one:
whoever presses the button then meant one post, not two.

Whatever differs (a note, a picture, whom it quotes, the name it is under) makes it another post.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sameboat.circles.models import Circle
from sameboat.people.models import Person
from sameboat.posts.models import Picture, Post, Thread
from sameboat.posts.pictures import are_the_same
from sameboat.posts.text import clean_notes

SAME_THREAD, SAME_ANSWER = timedelta(hours=1), timedelta(minutes=10)
# Asked with every answer.
_LAST = "SELECT * FROM posts_post WHERE thread_id = %s AND number = %s AND author_id = %s"


def opened_before(
    author: Person,
    circle: Circle,
    title: str,
    body: str,
    *,
    as_someone: bool,
    notes: Sequence[str],
    pictures: Sequence[Picture],
    at: datetime,
) -> Post | None:
    """The opening post that says the very same in this circle, sent within the last hour."""
    opened = Post.objects.filter(author=author, number=1, written_at__range=(at - SAME_THREAD, at))
    there = opened.filter(thread__circle=circle, thread__title=title).select_related("thread")
    for post in there:
        if _says_the_same(post, body, as_someone=as_someone, notes=notes, pictures=pictures):
            return post
    return None


def answered_before(
    author: Person,
    thread: Thread,
    body: str,
    *,
    as_someone: bool,
    quotes: Post | None,
    notes: Sequence[str],
    pictures: Sequence[Picture],
    at: datetime,
) -> Post | None:
    """The author's answer that says the very same, if nobody wrote since and it is ten minutes old at most."""
    for post in Post.objects.raw(_LAST, [thread.pk, thread.last_number, author.pk]):
        is_recent = post.number > 1 and at - SAME_ANSWER <= post.written_at <= at
        if not is_recent or post.quotes_id != (quotes.pk if quotes else None):
            continue
        if _says_the_same(post, body, as_someone=as_someone, notes=notes, pictures=pictures):
            return post
    return None


def _says_the_same(
    post: Post,
    body: str,
    *,
    as_someone: bool,
    notes: Sequence[str],
    pictures: Sequence[Picture],
) -> bool:
    if post.is_gone or post.body != body.strip() or (post.alias_id is not None) != as_someone:
        return False
    return post.notes == clean_notes(notes) and are_the_same(post.pictures.in_place(), pictures)
