"""Single posts and pictures, for whoever may see them."""

from pathlib import Path

from django.http import Http404
from django.shortcuts import get_object_or_404

from sameboat.lib.ids import END_OF_IDS
from sameboat.people.models import Person
from sameboat.posts.models import Picture, Post, Thread, Version, Waiting
from sameboat.posts.pictures import path_of
from sameboat.posts.queries.reader import reader_for
from sameboat.posts.text import with_hidden_pictures_named


def post_for(viewer: Person, post_id: int) -> Post:
    """A post the viewer may read, or their own even if it was taken back or hidden; else 404."""
    found = Post.objects.select_related("thread__circle", "alias", "author")
    own = found.filter(pk=post_id, author=viewer).first()
    if own:
        return own
    seen = found.filter(
        thread__in=Thread.objects.visible_to(viewer), removed_at=None, hidden_at=None
    )
    post = get_object_or_404(seen, pk=post_id)
    if post.alias_id is None and post.author_id in reader_for(viewer).hidden:
        raise Http404
    return post


def post_at_desk(viewer: Person, post_id: int) -> Post:
    """Any post, for a moderator who was asked to look at it; else 404."""
    if not viewer.is_staff:
        raise Http404
    return get_object_or_404(
        Post.objects.select_related("thread__circle", "alias", "author"), pk=post_id
    )


def picture_for(viewer: Person, picture_id: int) -> Picture:
    """A picture whose post the viewer may read, or one of their own; else 404."""
    picture = get_object_or_404(Picture, pk=picture_id)
    if picture.owner_id != viewer.pk:
        _must_see(viewer, picture)
    if not Path(path_of(picture)).is_file():
        raise Http404
    return picture


def _must_see(viewer: Person, picture: Picture) -> None:
    if picture.waiting_id:
        get_object_or_404(Waiting.objects.for_eyes_of(viewer), pk=picture.waiting_id)
        return
    if picture.post_id is None or picture.taken_out_at or picture.hidden_at:
        raise Http404
    post_for(viewer, picture.post_id)


def own_unused_picture(viewer: Person, picture_id: int | None) -> Picture | None:
    """A picture the viewer sent that stands in no post yet."""
    return (
        Picture.objects.filter(pk=picture_id, owner=viewer, post=None, waiting=None).first()
        if picture_id
        else None
    )


def own_post_for(viewer: Person, post_id: int) -> Post:
    """One of the viewer's own posts, or 404."""
    own = Post.objects.select_related("thread__circle", "alias").prefetch_related("pictures")
    return get_object_or_404(own, pk=post_id, author=viewer)


def hidden_pictures_of(viewer: Person, post: Post) -> list[Picture]:
    """The pictures a moderator hid in a post, for its writer alone."""
    hidden = post.pictures.in_place().exclude(hidden_at=None)
    return list(hidden) if post.author_id == viewer.pk else []


def versions_of(viewer: Person, post: Post) -> list[Version]:
    """What a post said before, for its writer alone."""
    if post.author_id != viewer.pk:
        return []
    versions = list(post.versions.all())
    for version in versions:
        version.body_html = with_hidden_pictures_named(version.body_html)
    return versions


def quoted_in(viewer: Person, thread_id: int, post_id: int | None) -> Post | None:
    """The post of this id in a thread, if the viewer may quote it."""
    if not post_id or post_id >= END_OF_IDS:
        return None
    post = Post.objects.filter(
        pk=post_id, thread=thread_id, removed_at=None, hidden_at=None
    ).first()
    if post is None:
        return None
    try:
        return post_for(viewer, post.pk)
    except Http404:
        return None


def picture_at_desk(viewer: Person, picture_id: int) -> Picture:
    """Any picture, for a moderator who was asked to look at it; else 404."""
    if not viewer.is_staff:
        raise Http404
    return get_object_or_404(Picture.objects.select_related("post"), pk=picture_id)
