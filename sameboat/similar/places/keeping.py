"""Everybody's row, kept up to date: one at once when somebody changes something, all of them when the scale is made anew."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import partial

import numpy as np
from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from numpy.typing import NDArray

from sameboat.lib.asking import ask
from sameboat.people.models import Person
from sameboat.similar.kinship import WRITES, Told
from sameboat.similar.models import Openness, Place
from sameboat.similar.places.rows import ABOUT, FINE, WIDTH, WORDS, Row, packed, row_of, unpacked
from sameboat.similar.places.scale import make_scale, the_scale
from sameboat.similar.places.shelf import PART, Shelf, Tell, exactly, is_due
from sameboat.similar.places.words import said_by
from sameboat.similar.telling import told_by
from sameboat.similar.vocabulary import vocabulary

_shelves: dict[str, Shelf] = {}


def shelf() -> Shelf:
    """The files of this house."""
    folder = settings.NEAR_ROOT
    return _shelves.setdefault(str(folder), Shelf(folder, "people"))


def rows_of(told: Mapping[int, Told]) -> dict[int, Row]:
    """The rows of people by what they told, and by what they wrote in their own words."""
    house, offered, words = the_scale(), vocabulary().offered_as, said_by(told)
    return {each: row_of(theirs, words.get(each), house, offered) for each, theirs in told.items()}


def row_now(person: Person) -> NDArray[np.int8]:
    """Where a person stands now, or would if they were open to introductions."""
    kept = Place.objects.filter(person=person).values_list("row", flat=True).first()
    return unpacked(bytes(kept) if kept else packed(rows_of(told_by([person.pk]))[person.pk]))


def near_in_words(row: NDArray[np.int8], ids: list[int]) -> dict[int, float]:
    """How near in meaning the words of these people are to those of whoever has this row, from -1 to 1.

    Theirs are taken from where they stand now. Plain SQL, as it is asked of many people for each search.
    """
    mine = row[ABOUT : ABOUT + WORDS].astype(np.float32)
    if not ids or not mine.any():
        return {}
    places = ", ".join(["%s"] * len(ids))
    sql = f'SELECT person_id, "row" FROM {Place._meta.db_table} WHERE person_id IN ({places})'  # noqa: S608
    found = ask(sql, ids)
    theirs = np.array([unpacked(bytes(kept))[ABOUT : ABOUT + WORDS] for _id, kept in found])
    near = theirs.reshape(-1, WORDS) @ mine / (FINE**2 * WRITES)
    return {found[at][0]: float(each) for at, each in enumerate(near)}


def place(person: Person) -> None:
    """Put a person where they belong now, or take them away where they may not be introduced."""
    if not _held([person.pk]):
        take_away(person)
        return
    row = packed(rows_of(told_by([person.pk]))[person.pk])
    Place.objects.update_or_create(
        person=person, defaults={"row": row, "placed_at": timezone.now()}
    )


def take_away(person: Person) -> None:
    """A person stands among the others no longer; their row is blotted out of the files too."""
    gone, _each = Place.objects.filter(person=person).delete()
    if gone:
        transaction.on_commit(partial(shelf().blot_out, {person.pk}), robust=True)


def nearest_to(row: NDArray[np.int8], most: int) -> tuple[list[int], list[float]]:
    """Ids of those whose rows have the greatest product with what asks, nearest first, and the products.

    Whoever changed something since the files were made is weighed by their new row.
    """
    kept = shelf().current()
    late = Place.objects.all()
    if kept is not None:
        late = late.filter(placed_at__gt=kept.at)
    new = list(late.values_list("person_id", "row"))
    rows = np.array([unpacked(bytes(one)) for _id, one in new], dtype=np.int8).reshape(-1, WIDTH)
    at, near = exactly(rows, row, most)
    found = {new[place][0]: float(score) for place, score in zip(at, near, strict=True)}
    if kept is not None:
        changed = {each for each, _row in new}
        keys, scores = kept.nearest(row, most + len(changed))
        near_in_files = zip(keys.tolist(), scores.tolist(), strict=True)
        found |= {key: score for key, score in near_in_files if key not in changed}
    first = sorted(found, key=lambda each: -found[each])[:most]
    return first, [found[each] for each in first]


def rebuild(tell: Tell = iter) -> int | None:
    """Make the scale, every row and the files anew; how many people stand there. None where somebody is at it already.

    `tell` is handed the parts as they are made, for a progress bar.
    """
    with shelf().one_at_a_time() as is_mine:
        if not is_mine:
            return None
        at = timezone.now()
        make_scale(at)
        ids = list(_open().order_by("pk").values_list("pk", flat=True))
        for start in tell(range(0, len(ids), PART)):
            _place_some(ids[start : start + PART], at, is_change=False)
        # Those who asked to leave.
        Place.objects.exclude(person__in=_open()).delete()
        keys = np.array(
            list(Place.objects.order_by("pk").values_list("person_id", flat=True)), dtype=np.int64
        )
        made = shelf().write(keys, _rows_for(keys), at)
        shelf().serve(made)
        # Who left meanwhile may have been read before they did.
        standing = set(Place.objects.values_list("person_id", flat=True))
        shelf().blot_out(set(keys.tolist()) - standing - {0})
        return len(standing)


def keep_places(at: datetime) -> int:
    """The worker's step: make everything anew where enough changed, or a day went by. How many people were placed."""

    def changed(since: datetime) -> int:
        return Place.objects.filter(placed_at__gt=since).count()

    due = is_due(shelf().current(), at, Place.objects.count(), changed)
    return (rebuild() or 0) if due else 0


def _held(ids: list[int]) -> list[int]:
    """Those of these people who are open to introductions and here, held until the end of the transaction."""
    told = Openness.objects.select_for_update(of=("self",), no_key=True).filter(person__in=ids)
    here = told.filter(person__in=Person.objects.here())
    return list(here.order_by("person_id").values_list("person_id", flat=True))


def _open() -> QuerySet[Person]:
    return Person.objects.here().filter(open_to_others__isnull=False)


def place_again(ids: list[int]) -> None:
    """Put several people where they belong now; whoever is not open to introductions stands nowhere and stays so."""
    for start in range(0, len(ids), PART):
        _place_some(ids[start : start + PART], timezone.now(), is_change=True)


@transaction.atomic
def _place_some(ids: list[int], at: datetime, *, is_change: bool) -> None:
    """By a moment. Where nothing changed but the scale, those who stand somewhere keep theirs: the files before still serve,
    and a search would have to read all that is later than they are.
    """
    still = _held(ids)
    rows = rows_of(told_by(still))
    Place.objects.bulk_create(
        [Place(person_id=each, row=packed(rows[each]), placed_at=at) for each in still],
        update_conflicts=True, unique_fields=["person"], update_fields=["row", "placed_at"] if is_change else ["row"],
    )  # fmt: skip


def _rows_for(keys: NDArray[np.int64]) -> Iterator[NDArray[np.int8]]:
    for start in range(0, len(keys), PART):
        part = keys[start : start + PART].tolist()
        known = dict(Place.objects.filter(person__in=part).values_list("person_id", "row"))
        gone = bytes(WIDTH)
        yield np.stack([unpacked(bytes(known.get(each, gone))) for each in part])
