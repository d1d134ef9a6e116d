"""Threads and posts for tests, made by the real commands."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from sameboat.circles.models import Circle
from sameboat.people.models import Person
from sameboat.posts.commands import add_footnote, answer_thread, offer_answer, open_thread
from sameboat.posts.models import Footnote, Post, Thread, Waiting


def make_thread(author: Person, circle: Circle, title: str = "Kite weather", **told: Any) -> Thread:
    """A thread that somebody opened."""
    told.setdefault("kind", Thread.Kind.TALK)
    told.setdefault("body", "The wind came round at four.")
    return open_thread(author=author, circle=circle, title=title, **told)


def make_answer(author: Person, thread: Thread, body: str = "I read this.", **told: Any) -> Post:
    """An answer in a thread."""
    return answer_thread(author=author, thread=thread, body=body, **told)


def make_waiting(
    author: Person, thread: Thread, body: str = "May I say this?", **told: Any
) -> Waiting:
    """An answer that waits to be seen, as everything does in its circle for that moment."""
    thread.circle.posts_wait = True
    made = offer_answer(author=author, thread=thread, body=body, **told)
    thread.circle.posts_wait = False
    if not isinstance(made, Waiting):
        raise TypeError("A host's own answer waits for nobody.")
    return made


def make_footnote(
    by: Person,
    post: Post,
    words: str = "Stopping at once can be dangerous.",
    *,
    wait_hours: int = 24,
) -> Footnote:
    """A note under a post whose writer has had so many hours less than a day to read it first."""
    at = timezone.now() - timedelta(hours=24 - wait_hours)
    return add_footnote(by=by, post=post, words=words, source="https://leaflet.example/one", at=at)
