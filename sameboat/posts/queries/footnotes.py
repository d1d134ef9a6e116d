"""Notes under a post, for its readers, its writer, and those who put them there."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from sameboat.lib.refusal import allowed
from sameboat.people.models import Person
from sameboat.posts import footnote_rules as rules
from sameboat.posts.models import Footnote, Post
from sameboat.posts.queries.posts import post_at_desk, post_for
from sameboat.posts.queries.reader import reader_for


@dataclass(frozen=True)
class Shown:
    """A footnote as somebody meets it on the page of a post's notes."""

    note: Footnote
    who: str
    stands: bool
    voices: int
    may_say_yes: bool
    has_said_yes: bool
    is_for_me: bool
    may_show_now: bool
    may_take_away: bool


def post_to_note(viewer: Person, post_id: int) -> Post:
    """A post the viewer may read; staff find any, as they look after what they were asked about."""
    try:
        return post_for(viewer, post_id)
    except Http404:
        return post_at_desk(viewer, post_id)


def footnote_for(viewer: Person, footnote_id: int) -> Footnote:
    """A footnote under a post the viewer may read, if it is theirs to know of; else 404."""
    found = get_object_or_404(Footnote.objects.select_related("post__thread", "by"), pk=footnote_id)
    post_to_note(viewer, found.post_id)
    if not _knows(viewer, found):
        raise Http404
    return found


def footnotes_for(viewer: Person, post: Post) -> list[Shown]:
    """The notes under a post that this viewer knows of: those that show, and those that are theirs to see before."""
    every = (
        Footnote.objects.standing().filter(post=post).select_related("by", "post__thread__circle")
    )
    every = every.prefetch_related("voices")
    hidden = reader_for(viewer).hidden
    return [_shown(viewer, note, hidden) for note in every if _knows(viewer, note)]


def _knows(viewer: Person, note: Footnote) -> bool:
    """The writer knows of it from the first word on: nobody is talked about where they cannot read it.

    Others of one that is agreed on, when it shows; of a proposal, those who may say yes to it.
    """
    if note.taken_away_at:
        return False
    if note.shows(timezone.now()) or viewer.is_staff or note.post.author_id == viewer.pk:
        return True
    may_help = not note.is_agreed and allowed(rules.may_say_yes, viewer, note)
    return may_help or _took_part(viewer, note)


def _took_part(viewer: Person, note: Footnote) -> bool:
    return note.by_id == viewer.pk or any(v.person_id == viewer.pk for v in note.voices.all())


def _shown(viewer: Person, note: Footnote, hidden: set[int]) -> Shown:
    stands = note.shows(timezone.now())
    name = note.by.name if note.by and note.by_id not in hidden and not note.by.is_leaving else ""
    badge = bool(note.by and note.by.clinician_since)
    return Shown(
        note=note,
        who=who_says(note.voice, name if badge else ""),
        stands=stands,
        voices=len(note.voices.all()),
        may_say_yes=not note.is_agreed and allowed(rules.may_say_yes, viewer, note),
        has_said_yes=_took_part(viewer, note),
        is_for_me=note.post.author_id == viewer.pk,
        may_show_now=viewer.is_staff and not stands and note.post.author_id != viewer.pk,
        may_take_away=allowed(rules.may_take_away, viewer, note),
    )


def who_says(voice: str, name: str) -> str:
    """Whose note it is, in words. A member's name is never said, nor a moderator's."""
    if voice == Footnote.Voice.CLINICIAN and name:
        return _("%(name)s, clinician") % {"name": name}
    return str(Footnote.Voice(voice).label)
