"""Who a viewer neither sees nor is seen by."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from sameboat.lib.asking import ask
from sameboat.people.models import Person
from sameboat.safety.models import Block, Mute


def blocked_people(viewer: Person) -> "QuerySet[Block, int]":
    """Ids of those on the other end of a block with the viewer, whoever made it."""
    made = Block.objects.filter(blocker=viewer).values_list("blocked_id", flat=True)
    met = Block.objects.filter(blocked=viewer).values_list("blocker_id", flat=True)
    return made.union(met, all=True)


def hidden_people(viewer: Person) -> set[int]:
    """Ids of those whose words the viewer does not see: blocked either way, or muted by the viewer."""
    muted = Mute.objects.filter(person=viewer).values_list("muted_id", flat=True)
    made = Block.objects.filter(blocker=viewer).values_list("blocked_id", flat=True)
    met = Block.objects.filter(blocked=viewer).values_list("blocker_id", flat=True)
    return set(made.union(met, muted, all=True))


def unread_by(writers: Iterable[int]) -> set[int]:
    """Ids of those who do not see the words of one of these people: blocked either way, or muting them."""
    ids = list(writers)
    made = Block.objects.filter(blocker__in=ids).values_list("blocked_id", flat=True)
    met = Block.objects.filter(blocked__in=ids).values_list("blocker_id", flat=True)
    muting = Mute.objects.filter(muted__in=ids).values_list("person_id", flat=True)
    return set(made.union(met, muting, all=True))


def apart_from(person: Person) -> set[int]:
    """Ids of those who do not see a person's words or whose words a person does not see: blocked or muted, either way.

    Plain SQL, as it is asked for each search.
    """
    block, mute = Block._meta.db_table, Mute._meta.db_table
    sql = f"""
        SELECT blocked_id FROM {block} WHERE blocker_id = %s
        UNION ALL SELECT blocker_id FROM {block} WHERE blocked_id = %s
        UNION ALL SELECT muted_id FROM {mute} WHERE person_id = %s
        UNION ALL SELECT person_id FROM {mute} WHERE muted_id = %s
    """  # noqa: S608
    return {each for (each,) in ask(sql, [person.pk] * 4)}


def is_blocked(one: Person, other: Person) -> bool:
    """Whether two people do not see each other, whoever asked for it."""
    either = Q(blocker=one, blocked=other) | Q(blocker=other, blocked=one)
    return Block.objects.filter(either).exists()


def was_blocked_first(viewer: Person, other: Person) -> bool:
    """Whether the other was the first of the two to block. Then the viewer must not learn that they are here."""
    met = Block.objects.filter(blocker=other, blocked=viewer).first()
    made = Block.objects.filter(blocker=viewer, blocked=other).first()
    return met is not None and (made is None or met.made_at <= made.made_at)


def blocks_by(person: Person) -> list[Block]:
    """Whom a person blocked, newest first, but those who had blocked them before."""
    made = Block.objects.filter(blocker=person)
    met = Block.objects.filter(blocker=OuterRef("blocked"), blocked=person)
    shown = made.exclude(Exists(met.filter(made_at__lte=OuterRef("made_at"))))
    return list(shown.select_related("blocked").order_by("-made_at"))


def mutes_by(person: Person) -> list[Mute]:
    """Whom a person muted, newest first."""
    return list(Mute.objects.filter(person=person).select_related("muted").order_by("-made_at"))
