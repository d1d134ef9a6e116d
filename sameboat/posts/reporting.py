"""How posts and pictures are found for a report, hidden, and put back."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from sameboat.lib.refusal import Refusal
from sameboat.people.models import Person
from sameboat.posts.commands.changing import erase_words
from sameboat.posts.commands.looking import let_post_through, send_post_back
from sameboat.posts.commands.moderating import (
    hide_picture,
    hide_post,
    reveal_alias,
    reveal_waiting,
    unhide_picture,
    unhide_post,
)
from sameboat.posts.models import Picture, Post, Waiting
from sameboat.posts.paths import thread_path
from sameboat.posts.pictures import delete_pictures
from sameboat.posts.queries.posts import picture_at_desk, picture_for, post_at_desk, post_for
from sameboat.posts.queries.unseen import waiting_for
from sameboat.posts.text import as_read
from sameboat.safety.ports import Concern, Reportable, Seen, Standing


def _seen(post: Post, words: str) -> Seen:
    # Whoever wrote without a name stays without one in the queue too.
    about = post.author if post.alias_id is None else None
    return Seen(post.pk, about, words, thread_path(post.thread_id, post.pk))


def _find_post(viewer: Person, post_id: int) -> Seen:
    post = post_for(viewer, post_id)
    return _seen(post, as_read(post))


def _find_picture(viewer: Person, picture_id: int) -> Seen:
    picture = picture_for(viewer, picture_id)
    post = post_for(viewer, picture.post_id or 0)
    found = _seen(post, picture.alt)
    return Seen(picture.pk, found.about, found.snapshot, found.path)


def _hide_post(by: Person, concern: Concern, reason: str) -> None:
    hide_post(moderator=by, post=post_at_desk(by, concern.thing_id), reason=reason, concern=concern)


def _restore_post(by: Person, concern: Concern, reason: str) -> None:
    unhide_post(
        moderator=by, post=post_at_desk(by, concern.thing_id), reason=reason, concern=concern
    )


def _hide_picture(by: Person, concern: Concern, reason: str) -> None:
    picture = picture_at_desk(by, concern.thing_id)
    hide_picture(moderator=by, picture=picture, reason=reason, concern=concern)


def _restore_picture(by: Person, concern: Concern, reason: str) -> None:
    picture = picture_at_desk(by, concern.thing_id)
    unhide_picture(moderator=by, picture=picture, reason=reason, concern=concern)


def _post_stands(by: Person, post_id: int) -> Standing:
    post = post_at_desk(by, post_id)
    pictures = {picture.pk: picture.alt for picture in post.pictures.in_place()}
    return Standing(as_read(post), pictures, bool(post.hidden_at), bool(post.removed_at))


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


def _find_waiting(viewer: Person, waiting_id: int) -> Seen:
    waiting = waiting_for(viewer, waiting_id)
    about = None if waiting.as_someone else waiting.author
    return Seen(waiting.pk, about, waiting.words, waiting.get_absolute_url())


def _waiting_stands(by: Person, waiting_id: int) -> Standing:
    waiting = waiting_for(by, waiting_id)
    if waiting.post:
        return _post_stands(by, waiting.post.pk)
    pictures = {p.pk: p.alt for p in waiting.pictures.all()}
    return Standing(waiting.words, pictures, is_waiting=waiting.is_unseen)


def _now_a_post(by: Person, waiting_id: int) -> Post:
    """The post that came of something that waited; a refusal as long as nobody reads it anyway."""
    waiting = waiting_for(by, waiting_id)
    if waiting.post is None:
        raise Refusal(_("Nobody else can read it. Give it back to its writer instead."))
    return post_at_desk(by, waiting.post.pk)


def _hide_waiting(by: Person, concern: Concern, reason: str) -> None:
    post = _now_a_post(by, concern.thing_id)
    hide_post(moderator=by, post=post, reason=reason, concern=concern)


def _restore_waiting(by: Person, concern: Concern, reason: str) -> None:
    post = _now_a_post(by, concern.thing_id)
    unhide_post(moderator=by, post=post, reason=reason, concern=concern)


def _circle_of_waiting(waiting_id: int) -> int | None:
    return Waiting.objects.filter(pk=waiting_id).values_list("circle_id", flat=True).first()


def _erase_waiting(waiting_id: int) -> None:
    post_id = Waiting.objects.filter(pk=waiting_id).values_list("post_id", flat=True).first()
    if post_id:
        _erase_post(post_id)


def _reveal_post(by: Person, post_id: int, reason: str) -> Person:
    return reveal_alias(moderator=by, post=post_at_desk(by, post_id), reason=reason)


def _reveal_picture(by: Person, picture_id: int, reason: str) -> Person:
    picture = picture_at_desk(by, picture_id)
    if picture.post is None:
        raise Refusal(_("This picture is in no post."))
    return reveal_alias(moderator=by, post=picture.post, reason=reason)


def _reveal_waiting(by: Person, waiting_id: int, reason: str) -> Person:
    return reveal_waiting(moderator=by, waiting=waiting_for(by, waiting_id), reason=reason)


def _waiting_of(person: Person) -> "QuerySet[Waiting, int]":
    return Waiting.objects.filter(author=person).values_list("pk", flat=True)


def _let_through(by: Person, waiting_id: int) -> None:
    let_post_through(by=by, waiting=waiting_for(by, waiting_id))


def _send_back(by: Person, waiting_id: int, reason: str) -> None:
    send_post_back(by=by, waiting=waiting_for(by, waiting_id), reason=reason)


def _writer_of_waiting(waiting_id: int) -> int | None:
    return Waiting.objects.filter(pk=waiting_id).values_list("author_id", flat=True).first()


def _writer_of_post(post_id: int) -> int | None:
    return Post.objects.filter(pk=post_id).values_list("author_id", flat=True).first()


def _writer_of_picture(picture_id: int) -> int | None:
    found = Picture.objects.filter(pk=picture_id).values_list("post__author_id", "owner_id").first()
    return (found[0] or found[1]) if found else None


def _circle_of_post(post_id: int) -> int | None:
    return Post.objects.filter(pk=post_id).values_list("thread__circle_id", flat=True).first()


def _circle_of_picture(picture_id: int) -> int | None:
    where = Picture.objects.filter(pk=picture_id).values_list("post__thread__circle_id", flat=True)
    return where.first()


def _erase_post(post_id: int) -> None:
    post = Post.objects.filter(pk=post_id).first()
    if post and post.hidden_at:
        erase_words(post)


def _erase_picture(picture_id: int) -> None:
    delete_pictures(Picture.objects.filter(pk=picture_id).exclude(hidden_at=None))


post_report = Reportable(
    find=_find_post,
    hide=_hide_post,
    restore=_restore_post,
    stands=_post_stands,
    made_by=_posts_of,
    writer=_writer_of_post,
    circle=_circle_of_post,
    erase=_erase_post,
    reveal=_reveal_post,
)
picture_report = Reportable(
    find=_find_picture,
    hide=_hide_picture,
    restore=_restore_picture,
    stands=_picture_stands,
    made_by=_pictures_of,
    writer=_writer_of_picture,
    circle=_circle_of_picture,
    erase=_erase_picture,
    reveal=_reveal_picture,
)
waiting_report = Reportable(
    _find_waiting,
    _hide_waiting,
    _restore_waiting,
    stands=_waiting_stands,
    made_by=_waiting_of,
    writer=_writer_of_waiting,
    circle=_circle_of_waiting,
    erase=_erase_waiting,
    reveal=_reveal_waiting,
    let_through=_let_through,
    send_back=_send_back,
)
