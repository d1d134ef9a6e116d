"""Putting a short note with a source under a post, answering it, and taking it away."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sameboat.audit.commands import record
from sameboat.circles.rules import may_write_in
from sameboat.notices.commands import tell
from sameboat.people.models import Person
from sameboat.people.queries.house import the_house
from sameboat.posts import footnote_rules as rules
from sameboat.posts.commands.footnote_looks import (
    put_footnote_before_humans,
    put_reply_before_humans,
)
from sameboat.posts.models import Footnote, FootnoteVoice, Post
from sameboat.safety.queries.hidden import unread_by
from sameboat.text.findings import Look

_Voice = Footnote.Voice


def _locked(footnote: Footnote) -> Footnote:
    every = Footnote.objects.select_for_update(of=("self",), no_key=True)
    return every.select_related("post__thread__circle", "post__author").get(pk=footnote.pk)


@transaction.atomic
def add_footnote(
    *,
    by: Person,
    post: Post,
    words: str,
    source: str,
    seen: Look | None = None,
    at: datetime | None = None,
) -> Footnote:
    """Put a note under a post, or propose it: a member needs two more. The same again is the same note.

    `seen` is what was seen in the words: what goes out all the same goes before humans.
    """
    Post.objects.select_for_update(of=("self",), no_key=True).get(pk=post.pk)
    words, source = " ".join(words.split())[:400], " ".join(source.split())[:300]
    known = Footnote.objects.standing().filter(post=post, by=by, words=words, source=source).first()
    if known:
        return known
    now = at or timezone.now()
    rules.may_add_footnote(by, post, now)
    rules.must_have_words_and_source(words, source)
    voice = _Voice.MODERATOR if by.is_staff else _Voice.CLINICIAN
    footnote = Footnote.objects.create(
        post=post, words=words, source=source, by=by, proposed_at=now,
        voice=voice if rules.speaks_alone(by) else _Voice.MEMBERS,
    )  # fmt: skip
    if rules.speaks_alone(by):
        _agree_on(footnote, by, now)
    else:
        FootnoteVoice.objects.create(footnote=footnote, person=by, at=now)
    if seen:
        put_footnote_before_humans(footnote, seen)
    return footnote


@transaction.atomic
def say_yes_to_footnote(*, person: Person, footnote: Footnote, at: datetime | None = None) -> None:
    """Say "yes, add it". With the third voice it is agreed on, and the writer is told. Twice changes nothing."""
    footnote, now = _locked(footnote), at or timezone.now()
    rules.may_say_yes(person, footnote, now)
    if footnote.is_agreed:
        return
    FootnoteVoice.objects.get_or_create(footnote=footnote, person=person, defaults={"at": now})
    if footnote.voices.count() >= rules.VOICES_NEEDED:
        _agree_on(footnote, None, now)


def _agree_on(footnote: Footnote, by: Person | None, at: datetime) -> None:
    """The writer reads it first, for as long as the house says; then it shows."""
    footnote.shows_at = at + timedelta(hours=the_house().footnotes_wait_hours)
    footnote.save(update_fields=["shows_at"])
    record("add_footnote", actor=by, thing=footnote)
    words = _("There will be a note under something you wrote. You read it first, and can answer.")
    _tell_writer(footnote, words, at)


def _tell_writer(footnote: Footnote, words: str, at: datetime | None = None) -> None:
    _tell(footnote.post.author, footnote, words, at)


def _tell(person: Person | None, footnote: Footnote, words: str, at: datetime | None) -> None:
    if person:
        key = f"footnote:{footnote.pk}:{(at or timezone.now()):%s%f}"
        path = f"/posts/{footnote.post_id}/notes/"
        tell(person=person, kind="footnote", key=key, words=words, path=path, at=at)


@transaction.atomic
def agree_to_footnote(*, person: Person, footnote: Footnote, at: datetime | None = None) -> None:
    """The writer has nothing against it: it shows at once."""
    footnote = _locked(footnote)
    rules.must_be_its_writer(person, footnote)
    _show_from(footnote, at or timezone.now())


@transaction.atomic
def answer_footnote(
    *, person: Person, footnote: Footnote, words: str, seen: Look | None = None
) -> None:
    """The writer's one line below the note; nothing takes it away again."""
    footnote = _locked(footnote)
    rules.must_be_its_writer(person, footnote)
    may_write_in(person, footnote.post.thread.circle)
    before, footnote.reply = footnote.reply, " ".join(words.split())[:200]
    footnote.save(update_fields=["reply"])
    if seen and footnote.reply != before:
        put_reply_before_humans(footnote, seen)


@transaction.atomic
def show_footnote_now(
    *, moderator: Person, footnote: Footnote, reason: str, at: datetime | None = None
) -> None:
    """Where there is danger a moderator does not wait for the writer, and says why."""
    why, footnote, now = rules.must_say_why(reason), _locked(footnote), at or timezone.now()
    if footnote.shows(now):
        return
    rules.may_add_footnote(moderator, footnote.post, now)
    rules.must_be_staff(moderator)
    footnote.danger_because = why
    footnote.save(update_fields=["danger_because"])
    _show_from(footnote, now)
    record("show_footnote", actor=moderator, thing=footnote, reason=why)
    words = _("A note stands under something you wrote, at once: %(reason)s")
    _tell_writer(footnote, words % {"reason": why}, now)


def _show_from(footnote: Footnote, at: datetime) -> None:
    if footnote.shows_at is None or footnote.shows_at > at:
        footnote.shows_at = at
        footnote.save(update_fields=["shows_at"])


@transaction.atomic
def take_footnote_away(
    *, by: Person, footnote: Footnote, reason: str, at: datetime | None = None
) -> None:
    """Take a note away. Its writer and whoever put it there read why. Twice changes nothing."""
    why, footnote, now = rules.must_say_why(reason), _locked(footnote), at or timezone.now()
    rules.may_take_away(by, footnote)
    if footnote.taken_away_at:
        return
    footnote.taken_away_at, footnote.taken_away_by, footnote.taken_away_because = now, by, why
    footnote.save(update_fields=["taken_away_at", "taken_away_by", "taken_away_because"])
    record("hide_footnote", actor=by, thing=footnote, reason=why)
    if footnote.is_agreed:
        _tell_writer(
            footnote, _("The note under what you wrote is gone: %(reason)s") % {"reason": why}, now
        )
    if footnote.by_id != by.pk:
        _tell(
            footnote.by,
            footnote,
            _("A note of yours was taken away: %(reason)s") % {"reason": why},
            now,
        )


def show_footnotes_after_edit(post: Post, at: datetime) -> None:
    """The writer has read the note and changed the post: what was to come shows, and whoever put it there looks."""
    standing = Footnote.objects.standing().filter(post=post).exclude(shows_at=None)
    unread = unread_by({post.author_id}) if post.alias_id is None and post.author_id else set()
    for footnote in standing.select_related("by", "post"):
        _show_from(footnote, at)
        if footnote.by_id in unread:
            continue
        words = _(
            "Something was changed under which you put a note. See whether the note still fits."
        )
        _tell(footnote.by, footnote, words, at)
