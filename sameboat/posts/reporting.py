"""How posts and pictures are found for a report, hidden, and put back."""

from django.db.models import Q, QuerySet

from sameboat.people.models import Person
from sameboat.posts.commands.moderating import hide_post, unhide_post
from sameboat.posts.models import Picture, Post
from sameboat.posts.paths import thread_path
from sameboat.posts.queries.posts import picture_at_desk, picture_for
from sameboat.posts.queries.thread import post_at_desk, post_for
from sameboat.safety.ports import Reportable, Seen


def _seen(post: Post, words: str) -> Seen:
    # Whoever wrote without a name stays without one in the queue too.
    about = post.author if post.alias_id is None else None
    return Seen(post.pk, about, words, thread_path(post.thread_id, post.pk))


def _find_post(viewer: Person, post_id: int) -> Seen:
    post = post_for(viewer, post_id)
    title = f"{post.thread.title}\n\n" if post.number == 1 else ""
    return _seen(post, title + post.body)


def _find_picture(viewer: Person, picture_id: int) -> Seen:
    picture = picture_for(viewer, picture_id)
    post = post_for(viewer, picture.post_id or 0)
    found = _seen(post, picture.alt)
    return Seen(picture.pk, found.about, found.snapshot, found.path)


def _hide_post(by: Person, post_id: int, reason: str) -> None:
    hide_post(moderator=by, post=post_at_desk(by, post_id), reason=reason)


def _restore_post(by: Person, post_id: int, reason: str) -> None:
    unhide_post(moderator=by, post=post_at_desk(by, post_id), reason=reason)


def _post_of_picture(by: Person, picture_id: int) -> Post:
    return post_at_desk(by, picture_at_desk(by, picture_id).post_id or 0)


def _hide_picture(by: Person, picture_id: int, reason: str) -> None:
    hide_post(moderator=by, post=_post_of_picture(by, picture_id), reason=reason)


def _restore_picture(by: Person, picture_id: int, reason: str) -> None:
    unhide_post(moderator=by, post=_post_of_picture(by, picture_id), reason=reason)


def _posts_of(person: Person) -> "QuerySet[Post, int]":
    return Post.objects.filter(author=person).values_list("pk", flat=True)


def _pictures_of(person: Person) -> "QuerySet[Picture, int]":
    own = Picture.objects.filter(Q(owner=person) | Q(post__author=person))
    return own.values_list("pk", flat=True)


post_report = Reportable(_find_post, _hide_post, _restore_post, _posts_of)
# A picture is hidden with the post it stands in: half a post would say something nobody said.
picture_report = Reportable(_find_picture, _hide_picture, _restore_picture, _pictures_of)
