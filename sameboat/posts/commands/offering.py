"""Handing in what one wrote: it stands at once, or waits to be seen first.

Each hands over to one command, which is one transaction: asking before costs posting next to nothing.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sameboat.circles.models import Circle
from sameboat.people.models import Person
from sameboat.posts import ports, rules
from sameboat.posts.commands.changing import edit_post
from sameboat.posts.commands.writing import answer_thread, open_thread
from sameboat.posts.links import links_in
from sameboat.posts.models import Picture, Post, Thread, Waiting
from sameboat.posts.seen_first import Because, must_leave_room_to_look, why_it_waits
from sameboat.safety.ports import Matter, needs_a_human, seen_to

# Asked with every post.
_KNOWN = "SELECT * FROM posts_waiting WHERE once_key = %s AND author_id = %s"


def offer_thread(
    *,
    author: Person,
    circle: Circle,
    title: str,
    body: str,
    once_key: str | None = None,
    pictures: Sequence[Picture] = (),
    at: datetime | None = None,
    waits: Because | None = None,
    **told: Any,
) -> Thread | Waiting:
    """Open a thread, or let it wait to be seen, for the house's reason or that of `waits`. Sent twice, it is one."""
    if before := _waits_already(author, once_key):
        return before
    title = " ".join(title.split())[:140]
    because = why_it_waits(author, circle, (title, body, *_more_words(told, pictures)), at) or waits
    if because is None or _stands_already(author, once_key):
        return open_thread(
            author=author, circle=circle, title=title, body=body, once_key=once_key,
            pictures=pictures, at=at, **told,
        )  # fmt: skip
    rules.must_say_something(body)
    rules.may_open_thread(author, Thread(circle=circle, title=title))
    waiting = Waiting(author=author, circle=circle, title=title, body=body, once_key=once_key)
    return _wait(waiting, because, told, pictures, at)


def offer_answer(
    *,
    author: Person,
    thread: Thread,
    body: str,
    once_key: str | None = None,
    pictures: Sequence[Picture] = (),
    quotes: Post | None = None,
    at: datetime | None = None,
    waits: Because | None = None,
    **told: Any,
) -> Post | Waiting:
    """Answer, or let the answer wait to be seen, for the house's reason or that of `waits`. Sent twice, it is one."""
    if before := _waits_already(author, once_key):
        return before
    because = why_it_waits(author, thread.circle, (body, *_more_words(told, pictures)), at) or waits
    if because is None or _stands_already(author, once_key):
        return answer_thread(
            author=author, thread=thread, body=body, once_key=once_key, pictures=pictures,
            quotes=quotes, at=at, **told,
        )  # fmt: skip
    rules.must_say_something(body)
    rules.may_answer(author, thread)
    waiting = Waiting(author=author, circle=thread.circle, thread=thread, body=body)
    waiting.quotes, waiting.once_key = quotes, once_key
    return _wait(waiting, because, told, pictures, at)


def offer_change(
    *,
    person: Person,
    post: Post,
    body: str,
    title: str = "",
    pictures: Sequence[Picture] = (),
    at: datetime | None = None,
    **told: Any,
) -> Post | Waiting:
    """Change a post, or let the change wait to be seen: until then it says what it said."""
    circle, known = post.thread.circle, links_in(f"{post.thread.title} {post.body}")
    words = (title, body, *_more_words(told, pictures))
    new = [link for each in words for link in links_in(each) if link not in known]
    because = why_it_waits(person, circle, new, at)
    if because is None:
        return edit_post(
            person=person, post=post, body=body, title=title, pictures=pictures, at=at, **told
        )
    rules.may_change(person, post)
    rules.must_say_something(body)
    waiting = Waiting(author=person, circle=circle, thread=post.thread, changes=post, body=body)
    waiting.title = title if post.number == 1 else ""
    waiting.as_someone = post.alias_id is not None
    return _wait(waiting, because, told, pictures, at)


def _waits_already(author: Person, once_key: str | None) -> Waiting | None:
    if not once_key:
        return None
    return next(iter(Waiting.objects.raw(_KNOWN, [once_key, author.pk])), None)


def _stands_already(author: Person, once_key: str | None) -> bool:
    return bool(once_key) and Post.objects.filter(once_key=once_key, author=author).exists()


def _more_words(told: dict[str, Any], pictures: Sequence[Picture]) -> list[str]:
    return [*told.get("notes", ()), *(picture.alt for picture in pictures)]


@transaction.atomic
def _wait(
    waiting: Waiting,
    because: Because,
    told: dict[str, Any],
    pictures: Sequence[Picture],
    at: datetime | None,
) -> Waiting:
    """Keep it where its writer and those who look see it. Sent twice, or the very same words again: it is one."""
    author, now = Person.objects.select_for_update(no_key=True).get(pk=waiting.author_id), _now(at)
    waiting.as_someone = bool(told.pop("as_someone", waiting.as_someone))
    if before := _waits_already(author, waiting.once_key) or _same_words(waiting):
        return before
    if waiting.changes:
        _let_earlier_change_go(waiting.changes, author)
    must_leave_room_to_look(author)
    rules.must_leave_room(author, now, opens=waiting.thread is None)
    waiting.because, waiting.waits_since, waiting.told = because, now, told
    waiting.once_key = waiting.once_key or None
    waiting.save()
    Picture.objects.filter(pk__in=[p.pk for p in pictures], post=None).update(waiting=waiting)
    for step in ports.after_wait:
        step(waiting)
    _put_before_humans(waiting)
    return waiting


def _let_earlier_change_go(post: Post, author: Person) -> None:
    for earlier in Waiting.objects.unseen().filter(changes=post):
        waiting_id = earlier.pk
        earlier.delete()
        for step in seen_to:
            step("waiting", waiting_id, author)


def _now(at: datetime | None) -> datetime:
    return at or timezone.now()


def _same_words(waiting: Waiting) -> Waiting | None:
    the_same = {
        name: getattr(waiting, name)
        for name in ("author", "circle", "thread", "changes", "title", "body", "as_someone")
    }
    return Waiting.objects.unseen().filter(**the_same).first()


def _put_before_humans(waiting: Waiting) -> None:
    matter = Matter(
        kind="waiting",
        thing="waiting",
        thing_id=waiting.pk,
        # Whoever writes without a name stays without one for those who look, and is not said to be new.
        about=None if waiting.as_someone else waiting.author,
        snapshot=waiting.words,
        path=waiting.get_absolute_url(),
        because=_("Written without a name; seen first.")
        if waiting.as_someone
        else str(Because(waiting.because).label),
        by="rule",
    )
    for put in needs_a_human:
        put(matter)
