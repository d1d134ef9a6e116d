"""Names for those who write as someone in this circle. Each is drawn anew in each thread."""

import secrets
from collections.abc import Collection

from django.utils.translation import gettext as _

from sameboat.people.models import Person
from sameboat.posts.models import Alias, Thread

_SIGHTS = (
    "a lantern", "a red umbrella", "cold hands", "a long coat", "a paper bag", "two keys", "a blue scarf",
    "wet shoes", "a window seat", "a pencil", "a warm cup", "a quiet voice", "odd socks", "a loaf of bread",
    "a folded map", "a small dog", "an old radio", "a green door", "a full kettle", "a hole in one glove",
    "a pebble", "a bus ticket", "a borrowed book", "a woollen hat", "a torch", "a thermos", "an early start",
    "a stiff knee", "a pocket of seeds", "a library card", "a wooden spoon", "a bicycle bell", "a late train",
    "a crossword", "a jar of buttons", "a night shift", "a spare chair", "a piece of string", "a ferry pass",
    "a rain hood",
)  # fmt: skip


def alias_for(person: Person, thread: Thread) -> Alias:
    """The alias a person carries in a thread; drawn the first time, the same ever after."""
    kept = Alias.objects.filter(thread=thread, person=person).first()
    if kept:
        return kept
    taken = set(Alias.objects.filter(thread=thread).values_list("name", flat=True))
    return Alias.objects.create(thread=thread, person=person, name=name_of_someone(taken))


def name_of_someone(taken: Collection[str]) -> str:
    """A name for somebody without one, drawn from those that nobody has there."""
    free = [name for name in map(_called, _SIGHTS) if name not in taken]
    return secrets.choice(free) if free else _called(f"the number {len(taken) + 1}")


def _called(sight: str) -> str:
    return _("Someone with %(sight)s") % {"sight": sight}
