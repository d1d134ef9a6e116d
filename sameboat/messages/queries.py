"""A viewer's letters."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page, Paginator
from django.db.models import F, FilteredRelation, Q
from django.http import Http404
from django.shortcuts import get_object_or_404

from sameboat.lib.asking import ask
from sameboat.messages.models import Conversation, LetterDraft, Message, Openness
from sameboat.people.models import Person
from sameboat.safety.queries.hidden import blocked_people, hidden_people


@dataclass(frozen=True)
class Envelope:
    """A conversation as it stands in the viewer's list."""

    conversation_id: int
    other: Person
    at: datetime
    is_new: bool
    waits_for_me: bool
    waits_for_them: bool


def _seen_by(viewer: Person):  # type: ignore[no-untyped-def]
    """The viewer's conversations, but those behind a block or with someone who is leaving."""
    away = list(blocked_people(viewer))
    mine = Q(asker=viewer) | Q(other=viewer)
    found = Conversation.objects.filter(mine).exclude(asker__in=away).exclude(other__in=away)
    gone = Q(asker__leaving_at__isnull=False) | Q(other__leaving_at__isnull=False)
    return found.exclude(gone & ~Q(asker=viewer, asker__leaving_at__isnull=False)).select_related(
        "asker", "other"
    )


def envelopes_for(viewer: Person, number: int) -> tuple[list[Envelope], Page[Conversation]]:
    """A page of the viewer's conversations, the latest first; requests they let lie are not among them."""
    mark = FilteredRelation("last_reads", condition=Q(last_reads__person=viewer))
    found = _seen_by(viewer).exclude(other=viewer, accepted_at=None, laid_aside_at__isnull=False)
    page = Paginator(
        found.annotate(mark=mark, read_at=F("mark__at")).order_by("-last_at"), 20
    ).get_page(number)
    quiet = hidden_people(viewer)
    return [_envelope(conversation, viewer, quiet) for conversation in page.object_list], page


def _envelope(conversation: Conversation, viewer: Person, quiet: set[int]) -> Envelope:
    asked_me = conversation.other_id == viewer.pk
    read_at = conversation.read_at  # type: ignore[attr-defined]
    pending = conversation.accepted_at is None
    other = conversation.asker if asked_me else conversation.other
    unread = (read_at is None or read_at < conversation.last_at) and (asked_me or not pending)
    return Envelope(
        conversation_id=conversation.pk,
        other=other,
        at=conversation.last_at,
        is_new=unread and other.pk not in quiet,
        waits_for_me=pending and asked_me,
        waits_for_them=pending and not asked_me,
    )


def conversation_for(viewer: Person, conversation_id: int) -> Conversation:
    """One of the viewer's conversations, or 404."""
    found: Conversation = get_object_or_404(_seen_by(viewer), pk=conversation_id)
    return found


def other_in(conversation: Conversation, viewer: Person) -> Person:
    """Whom the viewer writes with."""
    return conversation.other if conversation.asker_id == viewer.pk else conversation.asker


def letters_in(conversation: Conversation, number: int) -> Page[Message]:
    """A page of letters: the latest first as pages, in order within one."""
    newest = Message.objects.filter(conversation=conversation).order_by("-written_at", "-id")
    return Paginator(newest.select_related("writer"), 20).get_page(number)


def letter_for(viewer: Person, message_id: int) -> Message:
    """A letter in one of the viewer's conversations, or 404."""
    letter = get_object_or_404(
        Message.objects.select_related("conversation", "writer"), pk=message_id
    )
    if not _seen_by(viewer).filter(pk=letter.conversation_id).exists():
        raise Http404
    return letter


def known_between(viewer: Person, other: Person) -> Conversation | None:
    """The conversation the viewer has with somebody, if there is one they can see."""
    either = Q(asker=viewer, other=other) | Q(asker=other, other=viewer)
    found: Conversation | None = _seen_by(viewer).filter(either).first()
    return found


def written_with(person: Person) -> set[int]:
    """Ids of those with whom there is a letter, whoever asked and whatever became of it. Plain SQL, as it is asked for each search."""
    letters = Conversation._meta.db_table
    sql = f"""
        SELECT other_id FROM {letters} WHERE asker_id = %s
        UNION ALL SELECT asker_id FROM {letters} WHERE other_id = %s
    """  # noqa: S608
    return {each for (each,) in ask(sql, [person.pk, person.pk])}


def write_to_each_other(one: Person, other: Person) -> bool:
    """Whether one of the two asked to write and the other said yes."""
    known = known_between(one, other)
    return known is not None and known.accepted_at is not None


def writes_with(person: Person) -> set[int]:
    """Ids of everybody with whom a person exchanges letters."""
    known = Conversation.objects.exclude(accepted_at=None)
    asked = known.filter(asker=person).values_list("other_id", flat=True)
    was_asked = known.filter(other=person).values_list("asker_id", flat=True)
    return set(asked.union(was_asked))


def openness_of(person: Person) -> str:
    """Who may ask to write to a person."""
    kept = Openness.objects.filter(person=person).first()
    return kept.who_may_ask if kept else Openness.Who.MY_CIRCLES


def draft_to(viewer: Person, other: Person) -> str:
    """What the viewer was writing to somebody."""
    kept = LetterDraft.objects.filter(person=viewer, to=other).first()
    return kept.body if kept else ""


def as_seen(conversation: Conversation) -> str:
    """A conversation's last letters, as a reporter hands them over."""
    last = (
        Message.objects.filter(conversation=conversation)
        .select_related("writer")
        .order_by("-written_at")[:40]
    )
    return "\n\n".join(f"{letter.writer.name}: {letter.body}" for letter in reversed(last))
