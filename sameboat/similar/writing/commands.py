"""A yes to using what one opened, and what follows where words or doors change."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from sameboat.circles.models import Circle
from sameboat.people.models import Person
from sameboat.posts.models import Post
from sameboat.similar.models import WritingUsed
from sameboat.similar.places.keeping import place, place_again


@transaction.atomic
def let_writing_be_used(*, person: Person, at: datetime | None = None) -> WritingUsed:
    """What a person opened where every member reads it may help to find people for them. Twice changes nothing."""
    since = {"since": at or timezone.now()}
    made, _is_new = WritingUsed.objects.get_or_create(person=person, defaults=since)
    place(person)
    return made


@transaction.atomic
def leave_writing_out(*, person: Person) -> None:
    """Nothing a person opened is used any more. Twice changes nothing."""
    WritingUsed.objects.filter(person=person).delete()
    place(person)


def forget_writing(person: Person) -> None:
    """The yes, for somebody who leaves."""
    WritingUsed.objects.filter(person=person).delete()


def place_writer(post: Post) -> None:
    """An opening changed, went or came back: its writer stands where the rest of their words put them."""
    if post.number == 1 and WritingUsed.objects.filter(person=post.author_id).exists():
        place_again([post.author_id])


def place_writers_in(circle: Circle) -> None:
    """Others may read a circle than before: its writers stand where the rest of their words put them."""
    writers = WritingUsed.objects.filter(person__threads__circle=circle).distinct()
    place_again(list(writers.values_list("person_id", flat=True)))
