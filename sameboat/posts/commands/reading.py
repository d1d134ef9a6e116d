"""What a reader keeps: bookmarks, follows, drafts, and what they would rather not meet."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sameboat.lib.refusal import Refusal
from sameboat.notices.commands import see_key
from sameboat.people.models import Person
from sameboat.posts.models import Draft, Following, Thread, TopicChoice

# Asked with every page read and every answer, and there nearly always.
_MARK = "SELECT * FROM posts_following WHERE person_id = %s AND thread_id = %s"
MOST_DRAFTS, LONGEST_DRAFT = 200, 60_000


def keep_place(
    *, person: Person, thread: Thread, number: int, follow: bool = False, at: datetime | None = None
) -> Following:
    """Move a person's bookmark forward, and perhaps follow the thread. It never moves back."""
    mark, is_new = next(iter(Following.objects.raw(_MARK, [person.pk, thread.pk])), None), False
    if mark is None:
        first = {"read_number": number, "read_at": at or timezone.now(), "is_followed": follow}
        mark, is_new = Following.objects.get_or_create(person=person, thread=thread, defaults=first)
    if not is_new and (number > mark.read_number or (follow and not mark.is_followed)):
        mark.read_number = max(number, mark.read_number)
        mark.is_followed = follow or mark.is_followed
        mark.read_at = at or timezone.now()
        mark.save(update_fields=["read_number", "is_followed", "read_at"])
    return mark


@transaction.atomic
def mark_read(*, person: Person, thread_id: int, number: int, at: datetime | None = None) -> None:
    """The person read up to a post; the thread's notice has done its work."""
    keep_place(person=person, thread=Thread(pk=thread_id), number=number, at=at)
    see_key(person=person, key=f"thread:{thread_id}", at=at)


@transaction.atomic
def follow_thread(*, person: Person, thread: Thread) -> None:
    """Be told when somebody answers."""
    keep_place(person=person, thread=thread, number=0, follow=True)


@transaction.atomic
def unfollow_thread(*, person: Person, thread: Thread) -> None:
    """No longer be told."""
    Following.objects.filter(person=person, thread=thread).update(is_followed=False)


@transaction.atomic
def save_draft(
    *, person: Person, place: str, fields: dict[str, Any], at: datetime | None = None
) -> Draft | None:
    """Keep what a person is writing. Nothing written any more lets the draft go."""
    fields = {_storable(name): _storable(value) for name, value in fields.items()}
    if sum(len(name) + len(str(value)) for name, value in fields.items()) > LONGEST_DRAFT:
        raise Refusal(_("That is more than a draft can hold."))
    if not any(str(fields.get(name, "")).strip() for name in ("body", "title", "picture_id")):
        drop_draft(person=person, place=place)
        return None
    if Draft.objects.filter(person=person).exclude(place=place).count() >= MOST_DRAFTS:
        raise Refusal(_("You have very many drafts. Let some of them go first."))
    draft, _new = Draft.objects.update_or_create(
        person=person, place=place, defaults={"fields": fields, "saved_at": at or timezone.now()}
    )
    return draft


def _storable(value: Any) -> Any:
    """Words without what no database takes: NUL, and halves of letters."""
    if isinstance(value, list):
        return [_storable(each) for each in value]
    return str(value).replace("\x00", "").encode("utf-8", "ignore").decode()


@transaction.atomic
def drop_draft(*, person: Person, place: str) -> None:
    """Let a draft go."""
    Draft.objects.filter(person=person, place=place).delete()


@transaction.atomic
def save_topic_choices(*, person: Person, choices: dict[str, str]) -> None:
    """How the person wants to meet each topic."""
    for topic, choice in choices.items():
        TopicChoice.objects.update_or_create(
            person=person, topic=topic, defaults={"choice": choice}
        )


def stop_following_in(person: Person, circle: Any) -> None:
    """Somebody gave their place in a circle up: they are no longer told of it."""
    Following.objects.filter(person=person, thread__circle=circle).update(is_followed=False)
