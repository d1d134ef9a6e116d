"""What is near to what a person told: threads, stories and circles. What others told plays no part in it."""

from __future__ import annotations

import hashlib
from collections import OrderedDict, defaultdict
from dataclasses import dataclass, field
from itertools import islice

import numpy as np
from django.utils.safestring import SafeString

from sameboat.circles.models import Circle
from sameboat.circles.rules import may_join
from sameboat.lib.refusal import allowed
from sameboat.people.models import Person
from sameboat.posts.models import Thread
from sameboat.posts.queries.lists import Line, lines_of
from sameboat.posts.rendering_lines import lines_html
from sameboat.similar.models import Shown
from sameboat.similar.queries import OwnAnswer
from sameboat.similar.threads.asking_reader import meaning_of
from sameboat.similar.threads.nearby import Rows, near_threads, the_rows
from sameboat.text.nearness import Floats, centred

MOST_TALKS, MOST_STORIES, MOST_CIRCLES = 3, 2, 2
# Single words are less near to whole texts than a question is; chosen on eight tellings in the demonstration.
LEAST_NEAR, LEAST_NEAR_CIRCLE, FEWEST_THREADS = 0.14, 0.03, 2
_MOST_KEPT = 500
# By a hash of what was told and by no name; in this process alone.
_kept: OrderedDict[bytes, Floats] = OrderedDict()


@dataclass(frozen=True)
class NearToMe:
    """What stands on the page of people like you, under the introductions."""

    talks: list[Line] = field(default_factory=list)
    stories: list[Line] = field(default_factory=list)
    circles: list[Circle] = field(default_factory=list)

    @property
    def talks_html(self) -> SafeString:
        """Questions and talks as a list."""
        return lines_html(self.talks)

    @property
    def stories_html(self) -> SafeString:
        """Stories as a list."""
        return lines_html(self.stories)


def near_to(viewer: Person, answers: list[OwnAnswer]) -> NearToMe:
    """Threads and stories the viewer may read and has not read, and open circles; nothing where nothing is near."""
    told = [each.term.title for each in answers if each.shown_to != Shown.NOBODY]
    rows = the_rows() if told else None
    vector = _meaning_of(". ".join(told)) if rows else None
    if rows is None or vector is None:
        return NearToMe()
    return NearToMe(
        _lines(viewer, vector, (Thread.Kind.QUESTION, Thread.Kind.TALK), MOST_TALKS),
        _lines(viewer, vector, (Thread.Kind.STORY,), MOST_STORIES),
        _circles(viewer, vector, rows),
    )


def _meaning_of(text: str) -> Floats | None:
    key = hashlib.sha256(text.encode()).digest()
    found = _kept.get(key)
    if found is None:
        found = meaning_of(text)
        if found is not None:
            _kept[key] = found
            while len(_kept) > _MOST_KEPT:
                _kept.popitem(last=False)
    return found


def _lines(viewer: Person, vector: Floats, kinds: tuple[str, ...], most: int) -> list[Line]:
    near = near_threads(vector, kinds=kinds, least=LEAST_NEAR)
    return lines_of(viewer, near, most=most, is_unread=True)


def _circles(viewer: Person, vector: Floats, rows: Rows) -> list[Circle]:
    """Circles with an open door whose threads, those the viewer may read, are near on the whole."""
    doors = Circle.objects.visible_to(viewer).filter(door=Circle.Door.OPEN)
    found = {circle.pk: circle for circle in doors.exclude(memberships__person=viewer)}
    seen = set(
        Thread.objects.visible_to(viewer).filter(circle__in=found).values_list("pk", flat=True)
    )
    how_near: dict[int, list[float]] = defaultdict(list)
    near = rows.rows @ centred(vector, rows.mean)
    for thread, circle, how in zip(rows.threads, rows.circles, near, strict=True):
        if thread in seen:
            how_near[circle].append(float(how))
    means = {
        pk: float(np.mean(all_)) for pk, all_ in how_near.items() if len(all_) >= FEWEST_THREADS
    }
    best = sorted(
        (pk for pk, how in means.items() if how >= LEAST_NEAR_CIRCLE), key=lambda pk: -means[pk]
    )
    open_to_them = (found[pk] for pk in best if allowed(may_join, viewer, found[pk]))
    return list(islice(open_to_them, MOST_CIRCLES))
