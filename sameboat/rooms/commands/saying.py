"""Writing in a meeting, listening there, going, and taking a line back."""

import logging
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from sameboat.people.models import Person
from sameboat.posts.commands.saying import send_matter
from sameboat.rooms import rules
from sameboat.rooms.commands.planning import locked
from sameboat.rooms.models import Here, Line, Meeting
from sameboat.rooms.stamps import changed, moment_at
from sameboat.rooms.text import plain
from sameboat.safety.commands.wanting import want_word
from sameboat.text.findings import Kind, Look

_ASKED = (Kind.CRISIS, Kind.HOSTILITY)
_log = logging.getLogger("sameboat.rooms")


@transaction.atomic
def say_line(
    *,
    person: Person,
    meeting: Meeting,
    words: str,
    once_key: str | None = None,
    seen: Look | None = None,
    wants_word: bool = False,
    at: datetime | None = None,
) -> Line:
    """Say a line. The same `once_key` again gives the line already said, also after it was taken back.

    What was `seen` in it and its writer was asked about goes before humans, as with posts.
    """
    meeting = locked(meeting)
    known = Line.objects.filter(author=person, once_key=once_key).first() if once_key else None
    if known:
        return known
    now, clean = at or timezone.now(), plain(words)
    rules.must_be_a_line(clean)
    rules.may_write(person, meeting, now)
    rules.must_be_their_turn(person, meeting, now)
    rules.must_not_need_looking(person, meeting, clean, now)
    is_news = _be_here(person, meeting, listens=False)
    stamp = changed(meeting, now, around=is_news)
    meeting.last_number += 1
    meeting.save(update_fields=["last_number", "stamp", "around_stamp"])
    line = Line.objects.create(
        meeting=meeting,
        number=meeting.last_number,
        stamp=stamp,
        author=person,
        words=clean,
        said_at=moment_at(stamp),
        once_key=once_key or None,
    )
    _put_before_humans(line, person, seen, wants_word)
    return line


@transaction.atomic
def take_line_back(*, person: Person, line: Line, at: datetime | None = None) -> None:
    """Take one's own line back: its words are gone at once, and its place stays. Twice changes nothing."""
    meeting = locked(line.meeting)
    line = Line.objects.get(pk=line.pk)
    rules.must_be_its_writer(person, line)
    if line.removed_at:
        return
    line.removed_at, line.words = at or timezone.now(), ""
    line.stamp = changed(meeting, line.removed_at)
    meeting.save(update_fields=["stamp", "around_stamp"])
    line.save(update_fields=["removed_at", "words", "stamp"])


@transaction.atomic
def listen(*, person: Person, meeting: Meeting, at: datetime | None = None) -> None:
    """Be there and rather listen. One can write all the same, at any time. Twice changes nothing."""
    meeting, now = locked(meeting), at or timezone.now()
    rules.may_come_in(meeting, now)
    if _be_here(person, meeting, listens=True):
        changed(meeting, now, around=True)
        meeting.save(update_fields=["stamp", "around_stamp"])


@transaction.atomic
def go(*, person: Person, meeting: Meeting, at: datetime | None = None) -> None:
    """Stand among those who are there no longer. What one said stays. Twice changes nothing."""
    meeting = locked(meeting)
    if Here.objects.filter(meeting=meeting, person=person).delete()[0]:
        changed(meeting, at or timezone.now(), around=True)
        meeting.save(update_fields=["stamp", "around_stamp"])


def _be_here(person: Person, meeting: Meeting, *, listens: bool) -> bool:
    """Whether it is news that somebody is here as they say."""
    here, is_new = Here.objects.get_or_create(
        meeting=meeting, person=person, defaults={"listens": listens}
    )
    if is_new or here.listens == listens:
        return is_new
    here.listens = listens
    here.save(update_fields=["listens"])
    return True


def _put_before_humans(line: Line, person: Person, seen: Look | None, wants_word: bool) -> None:
    """A fault in it is written to the log and keeps nobody from writing."""
    found = {kind: seen.of(kind)[0] for kind in _ASKED if seen.of(kind)} if seen else {}
    try:
        with transaction.atomic():
            for kind, finding in found.items():
                send_matter(
                    finding,
                    wants_word and kind == Kind.CRISIS,
                    person,
                    kind=str(kind),
                    thing="room_line",
                    thing_id=line.pk,
                    about=person,
                    snapshot=line.words,
                    path=line.meeting.get_absolute_url(),
                )
            if wants_word and Kind.CRISIS not in found:
                want_word(person=person)
    except Exception as fault:
        # Never the fault's own words: they may hold some of the text.
        _log.error("what should be put before humans was not: %s", type(fault).__name__)
