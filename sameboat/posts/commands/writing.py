"""Opening threads and answering in them."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from sameboat.circles.models import Circle
from sameboat.circles.rules import may_write_in
from sameboat.lib.words import folded
from sameboat.people.models import Person
from sameboat.posts import ports, rules
from sameboat.posts.commands.reading import keep_place
from sameboat.posts.commands.repeating import answered_before, opened_before
from sameboat.posts.commands.telling import tell_followers
from sameboat.posts.models import Picture, Post, SearchText, Thread
from sameboat.posts.someone import alias_for
from sameboat.posts.text import body_to_html, clean_notes


@transaction.atomic
def open_thread(
    *,
    author: Person,
    circle: Circle,
    kind: str,
    title: str,
    body: str,
    as_someone: bool = False,
    notes: Sequence[str] = (),
    pictures: Sequence[Picture] = (),
    once_key: str | None = None,
    at: datetime | None = None,
) -> Thread:
    """Open a thread with its first post. The same `once_key` again gives the thread already opened,

    and so do the very same words within an hour.
    """
    circle = Circle.objects.select_for_update(no_key=True).get(pk=circle.pk)
    known = _already(once_key, author)
    if known:
        return known.thread
    now = at or timezone.now()
    day = timezone.localdate(now) if kind == Thread.Kind.DAILY else None
    if day and (today := Thread.objects.filter(circle=circle, day=day).first()):
        answer_thread(
            author=author, thread=today, body=body, as_someone=as_someone, notes=notes, at=at
        )
        return today
    thread = Thread(
        circle=circle,
        kind=kind,
        title=" ".join(title.split())[:140],
        author=author,
        notes=clean_notes(notes),
        day=day,
        opened_at=now,
        last_at=now,
    )
    rules.must_say_something(body)
    rules.may_open_thread(author, thread)
    sent = opened_before(
        author, circle, thread.title, body, as_someone=as_someone, notes=notes, pictures=pictures, at=now
    )  # fmt: skip
    if sent:
        return sent.thread
    rules.must_leave_room(author, now, opens=True)
    thread.save()
    if as_someone:
        thread.alias = alias_for(author, thread)
        thread.save(update_fields=["alias"])
    _add_post(thread, 1, author, body, now, notes=notes, pictures=pictures, once_key=once_key)
    keep_place(person=author, thread=thread, number=1, follow=True, at=now)
    return thread


@transaction.atomic
def open_due_thread(
    *, author: Person, circle: Circle, title: str, body: str, once_key: str, at: datetime
) -> Thread:
    """Open a talk because its time has come, in the name of whoever looks after it: several at once are no flood."""
    circle = Circle.objects.select_for_update(no_key=True).get(pk=circle.pk)
    known = _already(once_key, author)
    if known:
        return known.thread
    thread = Thread(circle=circle, kind=Thread.Kind.TALK, title=title[:140], author=author, opened_at=at, last_at=at)  # fmt: skip
    rules.may_open_thread(author, thread)
    thread.save()
    _add_post(thread, 1, author, body, at, once_key=once_key)
    keep_place(person=author, thread=thread, number=1, follow=True, at=at)
    return thread


@transaction.atomic
def answer_thread(
    *,
    author: Person,
    thread: Thread,
    body: str,
    as_someone: bool = False,
    quotes: Post | None = None,
    notes: Sequence[str] = (),
    pictures: Sequence[Picture] = (),
    once_key: str | None = None,
    at: datetime | None = None,
) -> Post:
    """Answer in a thread. The same `once_key` again gives the post already there,

    and so do the very same words within ten minutes, if nobody wrote since.
    """
    thread = (
        Thread.objects.select_for_update(of=("self",), no_key=True)
        .select_related("circle")
        .get(pk=thread.pk)
    )
    known = _already(once_key, author)
    if known:
        return known
    rules.must_say_something(body)
    rules.may_answer(author, thread)
    now = at or timezone.now()
    quotes = quotes if quotes and quotes.thread_id == thread.pk else None
    sent = answered_before(
        author, thread, body, as_someone=as_someone, quotes=quotes, notes=notes, pictures=pictures, at=now
    )  # fmt: skip
    if sent:
        return sent
    rules.must_leave_room(author, now)
    thread.last_number += 1
    thread.last_at = now
    # An answer is another voice: who adds to their own thread still waits for a first word. By
    # voice, not by person, or the list of those who wait would tell who wrote without a name.
    if author.pk != thread.author_id or as_someone != (thread.alias_id is not None):
        thread.answer_count += 1
        thread.first_answer_at = thread.first_answer_at or now
    thread.save(update_fields=["last_number", "last_at", "answer_count", "first_answer_at"])
    post = _add_post(
        thread, thread.last_number, author, body, now,
        notes=notes, pictures=pictures, once_key=once_key, as_someone=as_someone, quotes=quotes,
    )  # fmt: skip
    keep_place(person=author, thread=thread, number=post.number, follow=True, at=now)
    tell_followers(thread, post)
    return post


def _already(once_key: str | None, author: Person) -> Post | None:
    if not once_key:
        return None
    known = "SELECT * FROM posts_post WHERE once_key = %s AND author_id = %s"
    return next(iter(Post.objects.raw(known, [once_key, author.pk])), None)


def _add_post(
    thread: Thread,
    number: int,
    author: Person | None,
    body: str,
    at: datetime,
    *,
    notes: Sequence[str] = (),
    pictures: Sequence[Picture] = (),
    once_key: str | None = None,
    as_someone: bool = False,
    quotes: Post | None = None,
) -> Post:
    alias = (
        thread.alias
        if number == 1
        else alias_for(author, thread)
        if as_someone and author
        else None
    )
    post = Post.objects.create(
        thread=thread,
        number=number,
        author=author,
        alias=alias,
        quotes=quotes,
        body=body.strip(),
        body_html=body_to_html(body, pictures),
        notes=clean_notes(notes),
        written_at=at,
        once_key=once_key or None,
    )
    if pictures:
        Picture.objects.filter(pk__in=[picture.pk for picture in pictures], post=None).update(
            post=post
        )
    SearchText.objects.create(post=post, words=words_of(post, thread))
    for step in ports.after_post:
        step(post)
    return post


def index_words(post: Post, thread: Thread) -> None:
    """Keep a post's words where search finds them."""
    SearchText.objects.update_or_create(post=post, defaults={"words": words_of(post, thread)})


def words_of(post: Post, thread: Thread) -> str:
    """A post's words for finding; the opening post answers for its title too."""
    return folded(f"{thread.title} {post.body}" if post.number == 1 else post.body)


@transaction.atomic
def open_daily(*, by: Person, circle: Circle, at: datetime | None = None) -> Thread:
    """Today's "how is everyone" of a circle, opened in the house's own voice by whoever comes first."""
    may_write_in(by, circle)
    now = at or timezone.now()
    day = timezone.localdate(now)
    title = _("How is everyone? %(day)s") % {"day": date_format(day, "l j F")}
    thread, is_new = Thread.objects.get_or_create(
        circle=circle,
        day=day,
        kind=Thread.Kind.DAILY,
        defaults={"title": title, "author": None, "opened_at": now, "last_at": now},
    )
    if is_new:
        _add_post(thread, 1, None, _("A word is enough, and so is reading."), now)
    rules.must_stand(thread)
    return thread
