"""The meaning of the conversations that people opened in their own name, for those who said yes to it.

Answers to others are left out: they are about somebody else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import numpy as np
from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce

from sameboat.circles.models import Circle
from sameboat.people.models import Person
from sameboat.posts.models import Post
from sameboat.similar.models import WritingUsed
from sameboat.similar.places.rows import WORDS, Row
from sameboat.similar.threads.nearby import the_rows
from sameboat.similar.threads.openings import openings
from sameboat.text.heads import HeadMissing
from sameboat.text.nearness import meaning, shipped_mean

# The newest of each person's, so that what was long ago fades.
MOST = 20


def own_openings() -> QuerySet[Post]:
    """Opening words that stand in somebody's own name where every member reads them."""
    return openings().filter(
        alias=None, author__isnull=False, thread__circle__in=Circle.objects.readable_by_all()
    )


def count_of(viewer: Person) -> int:
    """How many of the viewer's conversations a yes is about: the newest, up to `MOST`."""
    return min(own_openings().filter(author=viewer).count(), MOST)


def is_used(viewer: Person) -> bool:
    """Whether the viewer said that what they opened may be used."""
    return WritingUsed.objects.filter(person=viewer).exists()


def directions(ids: Iterable[int], mean: Row | None) -> dict[int, Row]:
    """One direction, of unit length, for each of these people who said yes and opened something."""
    if mean is None:
        return {}
    said_yes = list(WritingUsed.objects.filter(person__in=ids).values_list("person_id", flat=True))
    if not said_yes:
        return {}
    read = own_openings().filter(
        author__in=said_yes,
        thread__meaning__words_of__gte=Coalesce(F("edited_at"), F("written_at")),
    )
    pieces: dict[int, list[Row]] = defaultdict(list)
    rows = read.order_by("-written_at").values_list("author_id", "thread__meaning__vector")
    for author, vector in rows:
        if author is not None and len(vector) == 2 * WORDS and len(pieces[author]) < MOST:
            pieces[author].append(np.frombuffer(bytes(vector), dtype=np.float16).astype(np.float32))
    return {author: meaning(np.stack(some), mean) for author, some in pieces.items() if some}


def common() -> Row | None:
    """What all openings of the house have in common; the shipped mean where there are none, None where that is missing."""
    rows = the_rows()
    if rows is not None:
        return rows.mean
    try:
        return shipped_mean()
    except HeadMissing:
        return None
