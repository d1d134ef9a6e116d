"""Asking to write, accepting or letting it lie, and writing."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from sameboat.lib.refusal import Refusal
from sameboat.lib.rich import to_html
from sameboat.messages import rules
from sameboat.messages.models import Conversation, LastRead, LetterDraft, Message, Openness
from sameboat.notices.commands import drop_notices, see_key, tell
from sameboat.people.models import Person
from sameboat.safety.queries.hidden import is_blocked, unread_by


def _between(one: Person, other: Person) -> Conversation | None:
    either = Q(asker=one, other=other) | Q(asker=other, other=one)
    return Conversation.objects.filter(either).first()


@transaction.atomic
def ask_to_write(
    *, asker: Person, other: Person, note: str, at: datetime | None = None
) -> Conversation:
    """Ask somebody with one note. Asking again changes nothing; asking whoever asked me accepts them."""
    rules.must_say_something(note)
    known = _between(asker, other)
    if known:
        if known.asker_id == other.pk and known.accepted_at is None:
            accept_conversation(person=asker, conversation=known, at=at)
            write_letter(writer=asker, conversation=known, body=note, at=at)
        return known
    rules.may_ask(asker, other, at)
    now = at or timezone.now()
    made = Conversation.objects.create(asker=asker, other=other, asked_at=now, last_at=now)
    _add(made, asker, note, now)
    _tell(other, asker, made, "asked", _("Somebody asks to write to you"), at)
    return made


@transaction.atomic
def open_letters(*, one: Person, other: Person, at: datetime | None = None) -> Conversation:
    """Let two write to each other who said yes to that elsewhere. Nothing stands there yet, so nothing is new to either."""
    now = at or timezone.now()
    known = _between(one, other)
    if known is None:
        known = Conversation.objects.create(asker=one, other=other, asked_at=now, accepted_at=now, last_at=now)  # fmt: skip
        LastRead.objects.bulk_create(LastRead(conversation=known, person=each, at=now) for each in (one, other))  # fmt: skip
    elif known.accepted_at is None:
        accept_conversation(person=known.other, conversation=known, at=at)
    return known


def _tell(
    reader: Person, writer: Person, about: Conversation, kind: str, words: str, at: datetime | None
) -> None:
    """Tell the reader, unless they muted the writer: then the letter waits without a word."""
    if reader.pk in unread_by([writer.pk]):
        return
    path = f"/letters/{about.pk}/"
    tell(person=reader, kind=kind, key=f"letter:{about.pk}", words=words, path=path, at=at)


def _add(conversation: Conversation, writer: Person, body: str, at: datetime) -> Message:
    LetterDraft.objects.filter(
        person=writer,
        to_id=conversation.other_id
        if writer.pk == conversation.asker_id
        else conversation.asker_id,
    ).delete()
    return Message.objects.create(
        conversation=conversation,
        writer=writer,
        body=body.strip(),
        body_html=to_html(body),
        written_at=at,
    )


@transaction.atomic
def accept_conversation(
    *, person: Person, conversation: Conversation, at: datetime | None = None
) -> Conversation:
    """Say yes to somebody who asked. Twice changes nothing."""
    conversation = Conversation.objects.select_for_update(of=("self",), no_key=True).get(
        pk=conversation.pk
    )
    if conversation.other_id != person.pk:
        raise Refusal(_("Only whoever was asked can say yes."))
    if is_blocked(person, conversation.asker):
        raise Refusal(_("This letter is no longer there."))
    if conversation.accepted_at is None:
        conversation.accepted_at, conversation.laid_aside_at = at or timezone.now(), None
        conversation.save(update_fields=["accepted_at", "laid_aside_at"])
    return conversation


@transaction.atomic
def lay_aside(*, person: Person, conversation: Conversation, at: datetime | None = None) -> None:
    """Let a request lie. Whoever asked cannot tell."""
    Conversation.objects.filter(pk=conversation.pk, other=person, accepted_at=None).update(
        laid_aside_at=at or timezone.now()
    )
    see_key(person=person, key=f"letter:{conversation.pk}", at=at)


@transaction.atomic
def write_letter(
    *, writer: Person, conversation: Conversation, body: str, at: datetime | None = None
) -> Message:
    """Write in a conversation that was accepted."""
    conversation = (
        Conversation.objects.select_for_update(of=("self",), no_key=True)
        .select_related("asker", "other")
        .get(pk=conversation.pk)
    )
    rules.must_say_something(body)
    rules.may_write(writer, conversation)
    now = at or timezone.now()
    letter = _add(conversation, writer, body, now)
    conversation.last_at = now
    conversation.save(update_fields=["last_at"])
    reader = conversation.other if writer.pk == conversation.asker_id else conversation.asker
    _tell(reader, writer, conversation, "letter", _("A letter came for you"), at)
    return letter


@transaction.atomic
def mark_letters_read(
    *, person: Person, conversation: Conversation, at: datetime | None = None
) -> None:
    """The person has read it. The other never learns of that."""
    LastRead.objects.update_or_create(
        conversation=conversation, person=person, defaults={"at": at or timezone.now()}
    )
    see_key(person=person, key=f"letter:{conversation.pk}", at=at)


@transaction.atomic
def choose_openness(*, person: Person, who_may_ask: str) -> Openness:
    """Who may ask to write to this person."""
    return Openness.objects.update_or_create(person=person, defaults={"who_may_ask": who_may_ask})[
        0
    ]


@transaction.atomic
def save_letter_draft(
    *, person: Person, to: Person, body: str, at: datetime | None = None
) -> LetterDraft | None:
    """Keep what a person is writing to somebody. Nothing written any more lets it go."""
    if len(body) > rules.LONGEST:
        raise Refusal(_("That is more than a draft can hold."))
    if not body.strip():
        LetterDraft.objects.filter(person=person, to=to).delete()
        return None
    # Without what no database takes: NUL, and halves of letters.
    words = body.replace("\x00", "").encode("utf-8", "ignore").decode()
    kept: dict[str, Any] = {"body": words, "saved_at": at or timezone.now()}
    return LetterDraft.objects.update_or_create(person=person, to=to, defaults=kept)[0]


def drop_letter_notices_between(one: Person, other: Person) -> None:
    """Two people no longer see each other: no notice leads to their letters."""
    conversation = _between(one, other)
    if conversation:
        for person in (one, other):
            drop_notices(person=person, keys=[f"letter:{conversation.pk}"])
