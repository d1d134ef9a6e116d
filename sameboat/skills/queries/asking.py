"""What is asked of a post's writer, for the two who know of it."""

from __future__ import annotations

from django.db.models import Q
from django.shortcuts import get_object_or_404

from sameboat.people.models import Person
from sameboat.posts.models import Post
from sameboat.safety.queries.hidden import hidden_people
from sameboat.skills.models import KeepRequest, Skill
from sameboat.skills.queries.skills import Line, lines_for


def _known_to(viewer: Person) -> Q:
    """One's own; and those about one's own posts, but by whom one does not see, and of posts that are gone."""
    standing = Q(post__removed_at=None, post__hidden_at=None)
    to_me = Q(post__author=viewer) & standing & ~Q(asker__in=hidden_people(viewer))
    return Q(asker=viewer) | to_me


def asking_for(viewer: Person, asking_id: int) -> KeepRequest:
    """Something that is asked, for who asked and who is asked; else 404."""
    found = KeepRequest.objects.select_related("post__thread__circle", "asker", "skill")
    return get_object_or_404(found.filter(_known_to(viewer)), pk=asking_id)


def asked_of(viewer: Person) -> list[KeepRequest]:
    """What others ask the viewer and wait to hear, the longest waiting first."""
    waiting = KeepRequest.objects.filter(_known_to(viewer), post__author=viewer, answered_at=None)
    return list(waiting.select_related("asker").order_by("asked_at"))


def asked_by(viewer: Person) -> list[KeepRequest]:
    """What the viewer asked and waits to hear."""
    waiting = KeepRequest.objects.filter(asker=viewer, answered_at=None)
    return list(waiting.order_by("asked_at"))


def asked_already(viewer: Person, post: Post) -> KeepRequest | None:
    """What the viewer asked of a post before."""
    return KeepRequest.objects.filter(asker=viewer, post=post).first()


def kept_from(viewer: Person, post: Post) -> list[Line]:
    """Skills that came of a post already, as far as the viewer may read them and they do not tell who wrote it."""
    found = Skill.objects.visible_to(viewer).filter(from_post=post)
    if post.author_id != viewer.pk and post.alias_id is None:
        found = found.filter(as_someone=False)
    return lines_for(viewer, found)
