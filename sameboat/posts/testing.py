"""Threads and posts for tests, made by the real commands."""

from typing import Any

from sameboat.circles.models import Circle
from sameboat.people.models import Person
from sameboat.posts.commands import answer_thread, open_thread
from sameboat.posts.models import Post, Thread


def make_thread(author: Person, circle: Circle, title: str = "Kite weather", **told: Any) -> Thread:
    """A thread that somebody opened."""
    told.setdefault("kind", Thread.Kind.TALK)
    told.setdefault("body", "The wind came round at four.")
    return open_thread(author=author, circle=circle, title=title, **told)


def make_answer(author: Person, thread: Thread, body: str = "I read this.", **told: Any) -> Post:
    """An answer in a thread."""
    return answer_thread(author=author, thread=thread, body=body, **told)
