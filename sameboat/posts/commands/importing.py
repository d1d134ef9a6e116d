"""Bringing in threads that were written elsewhere, with their writers, times and answers."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from sameboat.circles.models import Circle
from sameboat.lib.words import name_key
from sameboat.people.models import Person
from sameboat.posts import ports
from sameboat.posts.commands.writing import index_words
from sameboat.posts.models import Post, Thread
from sameboat.posts.text import body_to_html, clean_notes


@dataclass(frozen=True)
class Told:
    """One post as it comes from elsewhere. `key` is its name there; times are aware."""

    key: str
    body: str
    at: datetime
    author: str = ""
    title: str = ""
    kind: str = Thread.Kind.TALK
    notes: Sequence[str] = field(default_factory=tuple)


@transaction.atomic
def bring_in_thread(
    *, circle: Circle, source: str, key: str, opening: Told, answers: Sequence[Told]
) -> tuple[int, int]:
    """Bring one thread in, whole. What came in before is left as it is; answers new to it are added.

    Returns how many threads (0 or 1) and how many answers are new.
    """
    name = f"{source}:{key}"[:120]
    thread = Thread.objects.select_for_update().filter(imported_key=name).first()
    is_new = thread is None
    if thread is None:
        thread = _open(circle, name, opening)
    known = set(thread.posts.exclude(once_key=None).values_list("once_key", flat=True))
    added = 0
    for told in answers:
        once = _once(name, told.key)
        if once in known:
            continue
        known.add(once)
        author = earlier_person(told.author, told.at)
        thread.last_number += 1
        thread.last_at = max(thread.last_at, told.at)
        if author is None or author.pk != thread.author_id:
            thread.answer_count += 1
            thread.first_answer_at = min(thread.first_answer_at or told.at, told.at)
        _add(thread, thread.last_number, told, author, once)
        added += 1
    thread.save(update_fields=["last_number", "last_at", "answer_count", "first_answer_at"])
    return int(is_new), added


def _open(circle: Circle, name: str, opening: Told) -> Thread:
    author = earlier_person(opening.author, opening.at)
    thread = Thread.objects.create(
        circle=circle,
        kind=opening.kind,
        title=opening.title or _first_words(opening.body),
        author=author,
        notes=clean_notes(opening.notes),
        opened_at=opening.at,
        last_at=opening.at,
        imported_key=name,
    )
    _add(thread, 1, opening, author, _once(name, ""))
    return thread


def _add(thread: Thread, number: int, told: Told, author: Person | None, once: str) -> None:
    post = Post.objects.create(
        thread=thread,
        number=number,
        author=author,
        body=told.body.strip(),
        body_html=body_to_html(told.body),
        notes=clean_notes(told.notes),
        written_at=told.at,
        once_key=once,
    )
    index_words(post, thread)
    for step in ports.after_post:
        step(post)


def _once(name: str, key: str) -> str:
    return hashlib.sha256(f"{name}\n{key}".encode()).hexdigest()[:40]


def _first_words(body: str) -> str:
    words = " ".join(body.split())
    return words if len(words) <= 80 else words[:79].rsplit(" ", 1)[0] + "…"


def earlier_person(name: str, at: datetime) -> Person | None:
    """Who wrote something elsewhere: a name that nobody can sign in with.

    A name that somebody here has is never theirs: it gets "(earlier)" behind it. No name: nobody.
    """
    clean = " ".join(name.split())[:30]
    if len(name_key(clean)) < 2:
        return None
    for wanted in (clean, f"{clean} (earlier)"):
        found = Person.objects.filter(name_key=name_key(wanted)).first()
        if found is None:
            person = Person(name=wanted, name_key=name_key(wanted), is_active=False, joined_at=at)
            person.set_unusable_password()
            person.save()
            return person
        if not found.is_active and not found.has_usable_password():
            return found
    return None
