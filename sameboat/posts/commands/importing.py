"""Bringing in threads that were written elsewhere, with their writers, times and answers."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from sameboat.circles.models import Circle
from sameboat.lib.lookalikes import kept_name
from sameboat.lib.refusal import allowed
from sameboat.lib.words import name_key
from sameboat.people.models import Person
from sameboat.people.rules import EARLIER, may_be_called, may_stand_as_earlier
from sameboat.posts import ports
from sameboat.posts.commands.writing import words_of
from sameboat.posts.models import Post, SearchText, Thread
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
    name = _name(source, key)
    told_as: dict[str, Told] = {}
    for told in sorted(answers, key=lambda answer: answer.at):
        told_as.setdefault(_once(name, told.key), told)
    wanted = [_once(name, ""), *told_as]
    known = set(
        Post.objects.filter(once_key__in=wanted).order_by().values_list("once_key", flat=True)
    )
    if known.issuperset(wanted):
        return 0, 0
    thread = Thread.objects.select_for_update(no_key=True).filter(imported_key=name).first()
    is_new = thread is None
    posts: list[Post] = []
    if thread is None:
        thread = _opened(circle, name, opening)
        posts.append(_post(thread, opening, thread.author, _once(name, "")))
    for once, told in told_as.items():
        if once not in known:
            posts.append(_answer(thread, told, once))
    if posts:
        thread.save()
        _keep(thread, posts)
    return int(is_new), len(posts) - is_new


def _opened(circle: Circle, name: str, opening: Told) -> Thread:
    return Thread(
        circle=circle,
        kind=opening.kind,
        title=opening.title or _first_words(opening.body),
        author=earlier_person(opening.author, opening.at),
        notes=clean_notes(opening.notes),
        opened_at=opening.at,
        last_at=opening.at,
        imported_key=name,
    )


def _answer(thread: Thread, told: Told, once: str) -> Post:
    author = earlier_person(told.author, told.at)
    thread.last_number += 1
    thread.last_at = max(thread.last_at, told.at)
    if author is None or author.pk != thread.author_id:
        thread.answer_count += 1
        thread.first_answer_at = min(thread.first_answer_at or told.at, told.at)
    return _post(thread, told, author, once)


def _post(thread: Thread, told: Told, author: Person | None, once: str) -> Post:
    return Post(
        thread=thread,
        number=thread.last_number,
        author=author,
        body=told.body.strip(),
        body_html=body_to_html(told.body),
        notes=clean_notes(told.notes),
        written_at=told.at,
        once_key=once,
    )


def _keep(thread: Thread, posts: list[Post]) -> None:
    """Write the posts and their words in one go each: a whole forum comes in within minutes."""
    Post.objects.bulk_create(posts)
    SearchText.objects.bulk_create(
        [SearchText(post=post, words=words_of(post, thread)) for post in posts]
    )
    for post in posts:
        for step in ports.after_post:
            step(post)


def _name(source: str, key: str) -> str:
    """The thread's own name elsewhere. A long one is shortened so that it stays one of its kind."""
    name = f"{source}:{key}"
    return name if len(name) <= 120 else f"{name[:79]}…{_once(name, '')}"


def _once(name: str, key: str) -> str:
    return hashlib.sha256(f"{name}\n{key}".encode()).hexdigest()[:40]


def _first_words(body: str) -> str:
    words = " ".join(body.split())
    return words if len(words) <= 80 else words[:79].rsplit(" ", 1)[0] + "…"


def earlier_person(name: str, at: datetime) -> Person | None:
    """Who wrote something elsewhere: a name that nobody can sign in with.

    A name that somebody here has is never theirs, nor one that would mislead people: it gets
    "(earlier)" behind it. No name: nobody.
    """
    clean = " ".join(name.split())[:30]
    if len(name_key(clean)) < 2:
        return None
    for wanted, rule in (
        (clean, may_be_called),
        (f"{clean} {EARLIER}", may_stand_as_earlier),
    ):
        found = Person.objects.filter(name_key=name_key(wanted)).first()
        if found is None and allowed(rule, wanted):
            person = Person(**kept_name(wanted), is_active=False, joined_at=at)
            person.set_unusable_password()
            person.save()
            return person
        if found and not found.is_active and not found.has_usable_password():
            return found
    return None
