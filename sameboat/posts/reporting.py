"""How posts and pictures are found for a report, hidden, and put back."""

from django.db.models import Q, QuerySet

from sameboat.people.models import Person
from sameboat.posts.commands.moderating import (
    hide_picture,
    hide_post,
    unhide_picture,
    unhide_post,
)
from sameboat.posts.models import Picture, Post
from sameboat.posts.paths import thread_path
from sameboat.posts.queries.posts import picture_at_desk, picture_for, post_at_desk, post_for
from sameboat.safety.models import Report
from sameboat.safety.ports import Reportable, Seen, Standing


def _seen(post: Post, words: str) -> Seen:
    # Whoever wrote without a name stays without one in the queue too.
    about = post.author if post.alias_id is None else None
    return Seen(post.pk, about, words, thread_path(post.thread_id, post.pk))


def _find_post(viewer: Person, post_id: int) -> Seen:
    post = post_for(viewer, post_id)
    return _seen(post, _words_of(post))


def _find_picture(viewer: Person, picture_id: int) -> Seen:
    picture = picture_for(viewer, picture_id)
    post = post_for(viewer, picture.post_id or 0)
    found = _seen(post, picture.alt)
    return Seen(picture.pk, found.about, found.snapshot, found.path)


def _hide_post(by: Person, report: Report, reason: str) -> None:
    hide_post(moderator=by, post=post_at_desk(by, report.thing_id), reason=reason, report=report)


def _restore_post(by: Person, report: Report, reason: str) -> None:
    unhide_post(moderator=by, post=post_at_desk(by, report.thing_id), reason=reason, report=report)


def _hide_picture(by: Person, report: Report, reason: str) -> None:
    picture = picture_at_desk(by, report.thing_id)
    hide_picture(moderator=by, picture=picture, reason=reason, report=report)


def _restore_picture(by: Person, report: Report, reason: str) -> None:
    picture = picture_at_desk(by, report.thing_id)
    unhide_picture(moderator=by, picture=picture, reason=reason, report=report)


def _words_of(post: Post) -> str:
    title = post.thread.title or post.thread.title_taken_back
    return f"{title}\n\n{post.body}" if post.number == 1 else post.body


def _post_stands(by: Person, post_id: int) -> Standing:
    post = post_at_desk(by, post_id)
    pictures = {picture.pk: picture.alt for picture in post.pictures.in_place()}
    return Standing(_words_of(post), pictures, bool(post.hidden_at), bool(post.removed_at))


def _picture_stands(by: Person, picture_id: int) -> Standing:
    picture = picture_at_desk(by, picture_id)
    is_taken_out = bool(picture.taken_out_at or (picture.post and picture.post.removed_at))
    pictures = {picture.pk: picture.alt}
    return Standing(picture.alt, pictures, bool(picture.hidden_at), is_taken_out)


def _posts_of(person: Person) -> "QuerySet[Post, int]":
    return Post.objects.filter(author=person).values_list("pk", flat=True)


def _pictures_of(person: Person) -> "QuerySet[Picture, int]":
    own = Picture.objects.filter(Q(owner=person) | Q(post__author=person))
    return own.values_list("pk", flat=True)


post_report = Reportable(_find_post, _hide_post, _restore_post, _post_stands, _posts_of)
picture_report = Reportable(
    _find_picture, _hide_picture, _restore_picture, _picture_stands, _pictures_of
)
