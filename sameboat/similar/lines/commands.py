"""A person's own words, kept and taken away."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from sameboat.lib.words import says_something
from sameboat.people.models import Person
from sameboat.similar.lines.rules import may_be_lines
from sameboat.similar.models import OwnLines, Voice
from sameboat.similar.places.keeping import place


def cleaned(text: str) -> str:
    """Lines as they are kept: one sign for each end of a line, without what no database takes (NUL, halves of letters)."""
    plain = text.replace("\r\n", "\n").replace("\x00", "").encode("utf-8", "ignore").decode()
    return plain.strip()


@transaction.atomic
def save_lines(
    *, person: Person, text: str, shown_to: str, at: datetime | None = None
) -> OwnLines | None:
    """Keep a few lines of a person's own, and who may read them. Empty lines take them away."""
    clean = cleaned(text)
    if not says_something(clean):
        OwnLines.objects.filter(person=person).delete()
        place(person)
        return None
    may_be_lines(clean, shown_to)
    kept = {"text": clean, "shown_to": shown_to, "changed_at": at or timezone.now()}
    made, _is_new = OwnLines.objects.update_or_create(person=person, defaults=kept)
    # What the lines meant before has no effect any more; the reader makes what they mean now.
    Voice.objects.filter(lines=made).delete()
    place(person)
    return made


def forget_lines(person: Person) -> None:
    """Everything a person told in their own words."""
    OwnLines.objects.filter(person=person).delete()
