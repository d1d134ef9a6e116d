"""What is said in a meeting, for one who is there: what changed since they looked, and all of it for the page.

A poll that finds nothing costs one query beside the session's, one that finds lines two, or three where who is there
changed. Lines of people behind a block or a mute leave nothing, not even a time.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.shortcuts import get_object_or_404
from django.utils import timezone

from sameboat.circles.queries import hosts_circle
from sameboat.lib.asking import ask, moment
from sameboat.lib.refusal import Refusal
from sameboat.people.models import Person
from sameboat.rooms import rules
from sameboat.rooms.models import Line, Meeting
from sameboat.rooms.queries.meetings import meeting_for
from sameboat.rooms.state import READABLE, State, state_of
from sameboat.safety.queries.hidden import hidden_people

MOST_AT_ONCE, ON_A_PAGE, ALL = 200, 150, 20_000
# Whom a viewer does not see; as in `safety.queries.hidden`, within the one query.
_HIDDEN = (
    "(SELECT blocked_id FROM safety_block WHERE blocker_id = %s "
    "UNION ALL SELECT blocker_id FROM safety_block WHERE blocked_id = %s "
    "UNION ALL SELECT muted_id FROM safety_mute WHERE person_id = %s)"
)
_LINES = (
    "SELECT l.id, l.stamp, l.words, l.said_at, l.removed_at, l.hidden_at, l.author_id, w.name "  # noqa: S608
    f"FROM rooms_line l LEFT JOIN people_person w ON w.id = l.author_id WHERE l.meeting_id = %s "
    f"AND (l.author_id IS NULL OR l.author_id NOT IN {_HIDDEN})"
)
_HERE = (
    "SELECT h.person_id, w.name, h.listens FROM rooms_here h JOIN people_person w ON w.id = h.person_id "  # noqa: S608
    f"WHERE h.meeting_id = %s AND h.person_id NOT IN {_HIDDEN} ORDER BY w.name"
)
# Not beyond the stamp of the meeting as it was read: what came in between is found whole the next time.
_SINCE = f"{_LINES} AND l.stamp > %s AND l.stamp <= %s ORDER BY l.stamp LIMIT %s"
_NEWEST = f"{_LINES} ORDER BY l.number DESC LIMIT %s"


@dataclass(frozen=True)
class Said:
    """A line as one reader sees it. Without a name its writer has left the house."""

    line_id: int
    stamp: int
    words: str
    at: datetime
    is_removed: bool
    is_hidden: bool
    is_mine: bool
    who: str


@dataclass(frozen=True)
class Around:
    """What stands around the lines: how far it is, its pace, and who said that they are there."""

    state: State
    meeting: Meeting
    writing: list[str]
    listening: list[str]
    listens: bool
    is_here: bool


@dataclass(frozen=True)
class News:
    """What changed since somebody looked, up to which stamp, and what is around it if that changed too."""

    lines: list[Said]
    until: int
    around: Around | None


@dataclass(frozen=True)
class RoomPage:
    """A meeting as its page shows it."""

    meeting: Meeting
    state: State
    lines: list[Said]
    around: Around
    has_earlier: bool
    is_host: bool
    # Why the viewer cannot write now, while others do.
    why_not: str

    @property
    def is_readable(self) -> bool:
        """Whether one can be inside, or read what was said."""
        return self.state in READABLE


def news_for(viewer: Person, meeting_id: int, *, after: int, known: str) -> News | None:
    """What changed in a meeting after a stamp, or None. `known` is the state that the reader's page shows."""
    meeting = meeting_for(viewer, meeting_id)
    state = state_of(meeting, timezone.now())
    is_other = state != known
    if meeting.stamp <= after and not is_other:
        return None
    rows = []
    if state in READABLE:
        rows = ask(_SINCE, [meeting.pk, *[viewer.pk] * 3, after, meeting.stamp, MOST_AT_ONCE])
    is_other = is_other or meeting.around_stamp > after
    if not rows and not is_other:
        return None
    lines = [_said(row, viewer) for row in rows]
    around = around_for(viewer, meeting, state) if is_other else None
    # Where there are more, what is around them is told again with the rest.
    last = lines[-1].stamp if lines else after
    until = last if len(lines) == MOST_AT_ONCE else max(last, meeting.around_stamp, after)
    return News(lines, until, around)


def room_for(viewer: Person, meeting_id: int, *, every: bool = False) -> RoomPage:
    """The page of a meeting, or 404: the newest lines, or every line."""
    meeting = meeting_for(viewer, meeting_id)
    state = state_of(meeting, timezone.now())
    most = ALL if every else ON_A_PAGE
    rows = []
    if state in READABLE:
        rows = ask(_NEWEST, [meeting.pk, *[viewer.pk] * 3, most + 1])
    return RoomPage(
        meeting=meeting,
        state=state,
        lines=[_said(row, viewer) for row in reversed(rows[:most])],
        around=around_for(viewer, meeting, state),
        has_earlier=len(rows) > most,
        is_host=viewer.is_organiser or hosts_circle(viewer, meeting.circle),
        why_not=_why_not(viewer, meeting) if state == State.ON else "",
    )


def _why_not(viewer: Person, meeting: Meeting) -> str:
    try:
        rules.may_write(viewer, meeting, timezone.now())
    except Refusal as refusal:
        return str(refusal)
    return ""


def around_for(viewer: Person, meeting: Meeting, state: State) -> Around:
    """Who is there and what else stands around the lines. Once it is over, who was there is told no more."""
    if state not in {State.OPEN, State.ON}:
        return Around(state, meeting, [], [], False, False)
    seen = ask(_HERE, [meeting.pk, *[viewer.pk] * 3])
    mine = [bool(listens) for who, _name, listens in seen if who == viewer.pk]
    return Around(
        state=state,
        meeting=meeting,
        writing=[name for _who, name, listens in seen if not listens],
        listening=[name for _who, name, listens in seen if listens],
        listens=mine == [True],
        is_here=bool(mine),
    )


def line_for(viewer: Person, line_id: int) -> Line:
    """A line the viewer can read, or one of their own; else 404."""
    found = Line.objects.select_related("meeting__circle", "author")
    line = get_object_or_404(
        found.filter(meeting__in=Meeting.objects.visible_to(viewer)), pk=line_id
    )
    if line.author_id == viewer.pk:
        return line
    is_read = state_of(line.meeting, timezone.now()) in READABLE and not line.is_gone
    if not is_read or line.author_id in hidden_people(viewer):
        return get_object_or_404(found.none())
    return line


def line_at_desk(viewer: Person, line_id: int) -> Line:
    """Any line, for a moderator who was asked to look at it; else 404."""
    found = Line.objects.select_related("meeting__circle", "author")
    return get_object_or_404(found if viewer.is_staff else found.none(), pk=line_id)


def _said(row: tuple[Any, ...], viewer: Person) -> Said:
    line_id, stamp, words, at, removed_at, hidden_at, author_id, name = row
    return Said(
        line_id=line_id,
        stamp=stamp,
        words=words,
        at=moment(at) or timezone.now(),
        is_removed=removed_at is not None,
        is_hidden=hidden_at is not None,
        is_mine=author_id == viewer.pk,
        who=name or "",
    )
