"""One thread as one viewer reads it: five queries, whatever its length."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.http import Http404
from django.utils import timezone

from sameboat.lib.asking import ask, moment, structure
from sameboat.lib.ids import END_OF_IDS
from sameboat.people.models import Person
from sameboat.posts.models import Thread
from sameboat.posts.queries.places import place_in
from sameboat.posts.queries.reader import Reader, reader_for

_HEAD = (
    "SELECT t.id, t.kind, t.title, t.author_id, t.alias_id, t.last_number, t.opened_at, t.closed_at, "
    "t.notes, c.id, c.name, c.paused_at, c.closed_at, m.id, f.read_number, f.is_followed, d.fields, "
    "(SELECT COUNT(*) FROM posts_waiting w WHERE w.thread_id = t.id AND w.author_id = %s AND w.seen_at IS NULL) "
    "FROM posts_thread t JOIN circles_circle c ON c.id = t.circle_id "
    "LEFT JOIN circles_membership m ON m.circle_id = c.id AND m.person_id = %s "
    "LEFT JOIN posts_following f ON f.thread_id = t.id AND f.person_id = %s "
    "LEFT JOIN posts_draft d ON d.person_id = %s AND d.place = %s "
    "WHERE t.id = %s AND t.removed_at IS NULL AND t.hidden_at IS NULL AND c.opened_at IS NOT NULL "
    "AND (m.id IS NOT NULL OR (c.door = 'open' AND c.closed_at IS NULL))"
)
# `ThreadQuerySet.visible_to` written out, as every answer begins with it.
_READABLE = (
    "SELECT t.* FROM posts_thread t JOIN circles_circle c ON c.id = t.circle_id "
    "LEFT JOIN circles_membership m ON m.circle_id = c.id AND m.person_id = %s "
    "WHERE t.id = %s AND t.removed_at IS NULL AND t.hidden_at IS NULL AND c.opened_at IS NOT NULL "
    "AND (m.id IS NOT NULL OR (c.door = 'open' AND c.closed_at IS NULL))"
)
_POSTS = (
    "SELECT p.id, p.number, p.author_id, a.name, a.face, u.name, u.face, u.face_audience, "
    "u.page_audience, u.is_active AND u.leaving_at IS NULL, am.id, "
    "u.role, am.is_host, p.body_html, p.notes, p.written_at, p.edited_at, p.removed_at, p.hidden_at, p.told_as, "
    "p.source, p.has_guide, "
    "q.id, q.author_id, qa.name, qu.name, q.body, q.notes, q.removed_at, q.hidden_at "
    "FROM posts_post p "
    "LEFT JOIN posts_alias a ON a.id = p.alias_id "
    "LEFT JOIN people_person u ON u.id = p.author_id "
    "LEFT JOIN circles_membership am ON am.circle_id = %s AND am.person_id = p.author_id "
    "LEFT JOIN posts_post q ON q.id = p.quotes_id "
    "LEFT JOIN posts_alias qa ON qa.id = q.alias_id "
    "LEFT JOIN people_person qu ON qu.id = q.author_id "
    "WHERE "
)
_ANSWERS = (
    "SELECT x.post_id, x.kind, x.person_id, u.name, '', '', '', x.at FROM posts_answer x "
    "JOIN posts_post p ON p.id = x.post_id JOIN people_person u ON u.id = x.person_id "
    "WHERE p.thread_id = %s AND p.number BETWEEN %s AND %s AND (x.person_id = %s OR p.author_id = %s) "
    # Notes under posts come with it: a page has no query to spare.
    "UNION ALL SELECT n.post_id, n.voice, n.by_id, CASE WHEN b.clinician_since IS NULL OR b.leaving_at IS NOT NULL "
    "THEN '' ELSE b.name END, n.words, n.source, n.reply, n.shows_at FROM posts_footnote n "
    "JOIN posts_post p ON p.id = n.post_id LEFT JOIN people_person b ON b.id = n.by_id "
    "WHERE p.thread_id = %s AND p.number BETWEEN %s AND %s AND n.taken_away_at IS NULL AND n.shows_at <= %s"
)


@dataclass(frozen=True)
class Quote:
    """What a post quotes, as the reader may see it."""

    post_id: int
    who: str
    words: str


@dataclass(frozen=True)
class Voice:
    """One post as it stands in a thread."""

    post_id: int
    number: int
    page_id: int | None
    has_writer: bool
    has_alias: bool
    who: str
    face: str
    html: str
    notes: list[str]
    met: str
    at: datetime | None
    is_edited: bool
    is_removed: bool
    is_hidden: bool
    is_mine: bool
    duty: str
    told_as: str
    source: str
    has_guide: bool
    quote: Quote | None


@dataclass(frozen=True)
class NoteUnder:
    """A note under a post. `name` is a clinician's, where the reader sees it."""

    voice: str
    name: str
    words: str
    source: str
    reply: str
    at: str


@dataclass(frozen=True)
class Underneath:
    """What stands below the posts of a page: warm answers given and received, and notes."""

    given: set[tuple[int, str]]
    received: dict[int, list[tuple[str, str]]]
    notes: dict[int, list[NoteUnder]]


@dataclass
class ThreadPage:
    """A page of a thread for one viewer."""

    thread_id: int
    kind: str
    title: str
    circle_id: int
    circle: str
    is_member: bool
    may_write: bool
    is_mine: bool
    is_followed: bool
    read_number: int
    seen_number: int
    number: int
    pages: int
    draft: dict[str, Any]
    waiting: int
    voices: list[Voice]
    given: set[tuple[int, str]]
    received: dict[int, list[tuple[str, str]]]
    notes: dict[int, list[NoteUnder]]
    viewer: Person


def thread_page(viewer: Person, thread_id: int, *, asked: int = 0, at_post: int = 0) -> ThreadPage:
    """A thread's page, or 404. Without `asked` or `at_post` it opens where the viewer left off."""
    draft_at = f"thread:{thread_id}"
    me = viewer.pk
    rows = ask(_HEAD, [me, me, me, me, draft_at, thread_id]) if thread_id < END_OF_IDS else []
    if not rows:
        raise Http404
    (_id, kind, title, author_id, alias_id, last, _opened, closed_at, _notes, circle_id, circle,
     paused_at, circle_closed_at, member_id, read, followed, fields, waiting) = rows[0]  # fmt: skip
    reader = reader_for(viewer)
    if alias_id is None and author_id in reader.hidden:
        raise Http404
    place = place_in(thread_id, last, reader.hidden, asked=asked, at_post=at_post, read=read or 0)
    house_voice = circle if kind == Thread.Kind.DAILY and author_id is None else ""
    voices = [
        replace(voice, who=house_voice) if voice.number == 1 and house_voice else voice
        for row in ask(_POSTS + place.sql, [circle_id, *place.values])
        if (voice := _voice(row, reader, is_member=member_id is not None)) is not None
    ]
    first, final = (voices[0].number, voices[-1].number) if voices else (0, 0)
    beneath = _answers(reader, thread_id, first, final)
    return ThreadPage(
        thread_id=thread_id,
        kind=kind,
        title=title,
        circle_id=circle_id,
        circle=circle,
        is_member=member_id is not None,
        may_write=member_id is not None and not (closed_at or paused_at or circle_closed_at),
        is_mine=author_id == viewer.pk,
        is_followed=bool(followed),
        read_number=read or 0,
        # At the end everything counts as read, what the viewer does not see too.
        seen_number=last if place.number == place.pages else final,
        number=place.number,
        pages=place.pages,
        draft=structure(fields) or {},
        waiting=waiting,
        voices=voices,
        given=beneath.given,
        received=beneath.received,
        notes=beneath.notes,
        viewer=viewer,
    )


def _voice(row: tuple[Any, ...], reader: Reader, *, is_member: bool) -> Voice | None:
    (post_id, number, author_id, alias, alias_face, name, face, face_audience, page_audience, is_here,
     author_place, role, is_host, html, notes,
     written_at, edited_at, removed_at, hidden_at, told_as, source, has_guide, *quoted) = row  # fmt: skip
    if alias is None and author_id in reader.hidden:
        return None
    is_mine = author_id is not None and author_id == reader.person.pk
    notes = structure(notes)
    near = is_member and author_place is not None
    if alias:
        who, shown_face = alias, alias_face
    else:
        seen = is_mine or _may_see(face_audience, near=near)
        who, shown_face = name or "", face if seen and face else "0"
    has_page = is_here and not alias and _may_see(page_audience, near=near)
    return Voice(
        post_id=post_id,
        number=number,
        page_id=author_id if has_page else None,
        # Under an alias nobody is told whether its writer is still here.
        has_writer=author_id is not None or bool(alias),
        has_alias=bool(alias),
        who=who,
        face=shown_face,
        html=html,
        notes=notes,
        met=reader.meets(notes) if notes else "show",
        at=moment(written_at),
        is_edited=edited_at is not None,
        is_removed=removed_at is not None or not html,
        is_hidden=hidden_at is not None,
        is_mine=is_mine,
        duty=_duty(role, is_host=bool(is_host)) if is_here and not alias else "",
        told_as=told_as,
        source=source,
        has_guide=bool(has_guide),
        quote=_quote(quoted, reader),
    )


def _duty(role: str, *, is_host: bool) -> str:
    """What somebody does here, so that nobody can pass for them: said of a name, never of an alias."""
    if role in {Person.Role.MODERATOR, Person.Role.ORGANISER}:
        return role
    return "host" if is_host else ""


def _may_see(audience: str | None, *, near: bool) -> bool:
    return audience == "members" or (audience == "my_circles" and near)


def _quote(row: list[Any], reader: Reader) -> Quote | None:
    post_id, author_id, alias, name, body, notes, removed_at, hidden_at = row
    if post_id is None or removed_at or hidden_at or not body:
        return None
    if alias is None and author_id in reader.hidden:
        return None
    notes = structure(notes)
    words = "" if notes and reader.meets(notes) != "show" else body[:220]
    return Quote(post_id, alias or name or "", words)


def _answers(reader: Reader, thread_id: int, first: int, final: int) -> Underneath:
    answers = Underneath(set(), {}, {})
    me, there = reader.person.pk, [thread_id, first, final]
    rows = ask(_ANSWERS, [*there, me, me, *there, timezone.now()])
    for post_id, kind, person_id, name, words, source, reply, at in rows:
        if words:
            shown = name if person_id not in reader.hidden else ""
            note = NoteUnder(kind, shown or "", words, source, reply, str(at))
            answers.notes.setdefault(post_id, []).append(note)
        elif person_id == me:
            answers.given.add((post_id, kind))
        elif person_id not in reader.hidden:
            answers.received.setdefault(post_id, []).append((name, kind))
    for notes in answers.notes.values():
        notes.sort(key=lambda note: note.at)
    return answers


def thread_for(viewer: Person, thread_id: int) -> Thread:
    """A thread the viewer may read, or 404."""
    wanted = thread_id if thread_id < END_OF_IDS else 0
    for thread in Thread.objects.raw(_READABLE, [viewer.pk, wanted]):
        if thread.alias_id is not None or thread.author_id not in reader_for(viewer).hidden:
            return thread
    raise Http404
