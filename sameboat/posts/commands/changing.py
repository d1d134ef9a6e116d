"""Changing what one wrote, taking it back, and bringing it back."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from sameboat.lib.search import forget_for_good
from sameboat.lib.words import says_something
from sameboat.people.models import Person
from sameboat.posts import rules
from sameboat.posts.commands.counting import recount_answers
from sameboat.posts.commands.footnotes import show_footnotes_after_edit
from sameboat.posts.commands.telling import drop_title_from_notices
from sameboat.posts.commands.titles import bring_title_back, take_title_away
from sameboat.posts.commands.writing import index_words
from sameboat.posts.models import Look, Picture, Post, SearchText, Thread, Version
from sameboat.posts.pictures import delete_pictures
from sameboat.posts.ports import tell_of_change
from sameboat.posts.text import body_to_html, clean_notes


def _locked(post: Post) -> Post:
    return (
        Post.objects.select_for_update(of=("self",), no_key=True)
        .select_related("thread__circle")
        .get(pk=post.pk)
    )


@transaction.atomic
def edit_post(
    *,
    person: Person,
    post: Post,
    body: str,
    notes: Sequence[str] = (),
    pictures: Sequence[Picture] = (),
    taken_out: Sequence[int] = (),
    title: str = "",
    at: datetime | None = None,
) -> Post:
    """Change a post's words, notes or pictures. What it said before is kept as a version.

    `taken_out` are ids of pictures that shall no longer stand in the post.
    """
    post = _locked(post)
    rules.may_change(person, post)
    rules.must_say_something(body)
    now, kept = at or timezone.now(), clean_notes(notes)
    if pictures:
        Picture.objects.filter(pk__in=[p.pk for p in pictures], post=None, owner=person).update(
            post=post
        )
    if taken_out:
        post.pictures.in_place().filter(pk__in=taken_out).update(taken_out_at=now)
    html = body_to_html(body, post.pictures.in_place())
    title = " ".join(title.split())[:140] if says_something(title) else post.thread.title
    is_new_title = post.number == 1 and title != post.thread.title
    if (html, kept) == (post.body_html, post.notes) and not is_new_title:
        return post
    Version.objects.create(
        post=post, body=post.body, body_html=post.body_html, notes=post.notes, until=now
    )
    post.body, post.body_html, post.notes, post.edited_at = body.strip(), html, kept, now
    post.save(update_fields=["body", "body_html", "notes", "edited_at"])
    if post.number == 1:
        post.thread.notes = kept
        post.thread.title = title
        post.thread.save(update_fields=["notes", "title"])
    if is_new_title:
        drop_title_from_notices(post.thread_id)
    index_words(post, post.thread)
    show_footnotes_after_edit(post, now)
    tell_of_change(post)
    return post


@transaction.atomic
def remove_post(*, person: Person, post: Post, at: datetime | None = None) -> Post:
    """Take a post back. Its words can be brought back for thirty days; then they are erased.

    A thread that nobody else answered goes with its opening post.
    """
    post = _locked(post)
    rules.may_take_back(person, post)
    if post.removed_at:
        return post
    post.removed_at = at or timezone.now()
    post.save(update_fields=["removed_at"])
    SearchText.objects.filter(post=post).delete()
    standing = recount_answers(post.thread)
    if post.number == 1:
        take_title_away(post, **({} if standing else {"removed_at": post.removed_at}))
    tell_of_change(post)
    return post


@transaction.atomic
def restore_post(*, person: Person, post: Post, at: datetime | None = None) -> Post:
    """Bring a post back within thirty days. Bringing it back twice changes nothing."""
    post = _locked(post)
    rules.may_restore(person, post, at)
    if post.removed_at:
        post.removed_at = None
        post.save(update_fields=["removed_at"])
        if post.number == 1:
            bring_title_back(post)
        recount_answers(post.thread)
        index_words(post, post.thread)
        tell_of_change(post)
    return post


def erase_removed_posts(at: datetime) -> int:
    """Erase the words of posts that were taken back more than thirty days ago. A step of the clock."""
    due = Post.objects.filter(removed_at__lt=at - rules.DAYS_TO_RESTORE).exclude(body="")
    ids = list(due.values_list("pk", flat=True)[:1000])
    for post in Post.objects.filter(pk__in=ids):
        erase_words(post)
    if ids:
        forget_for_good(SearchText._meta.db_table)
    return len(ids)


@transaction.atomic
def erase_words(post: Post) -> None:
    """Take a post's words, versions, pictures and search text away for good; its number stays."""
    post.versions.all().delete()
    post.footnotes.all().delete()
    SearchText.objects.filter(post=post).delete()
    delete_pictures(post.pictures.all())
    Post.objects.filter(pk=post.pk).update(
        body="", body_html="", notes=[], once_key=None, told_as="", source="", has_guide=False
    )
    Look.objects.filter(post=post).delete()
    if post.number == 1:
        Thread.objects.filter(pk=post.thread_id).update(title="", title_taken_back="", notes=[])
        drop_title_from_notices(post.thread_id)
