"""What everybody is placed by: how rare each answer is, and what all words have in common. Made anew with all rows."""

from __future__ import annotations

from datetime import datetime

import numpy as np
from django.db.models import Count

from sameboat.lib.once import once
from sameboat.people.models import Person
from sameboat.similar.kinship import House, house_of
from sameboat.similar.lines import voices
from sameboat.similar.models import Scale, Shown, Trait
from sameboat.similar.places.rows import Row
from sameboat.similar.writing import openings


def the_scale() -> House:
    """How rare each answer is, as everybody was last placed by it."""
    kept = _kept()
    return House(kept.weights, kept.people) if kept else House()


def common_to_lines() -> Row | None:
    """What all own lines have in common, as everybody was last placed; None where it cannot be known."""
    kept = _kept()
    return _unpacked(kept.mean) if kept and kept.mean else voices.common_direction()


def common_to_openings() -> Row | None:
    """What all openings have in common, as everybody was last placed; None where it cannot be known."""
    kept = _kept()
    return _unpacked(kept.openings_mean) if kept and kept.openings_mean else openings.common()


def make_scale(at: datetime) -> None:
    """Count what is told now, and put the new scale in the place of the old."""
    told = Trait.objects.exclude(shown_to=Shown.NOBODY).filter(
        person__in=Person.objects.here().filter(open_to_others__isnull=False)
    )
    counts = dict(told.order_by().values_list("term").annotate(n=Count("pk")))
    people = Person.objects.here().filter(open_to_others__isnull=False).count()
    made = Scale.objects.create(
        weights=house_of(counts, people).weights,
        people=people,
        mean=_packed(voices.common_direction()),
        openings_mean=_packed(openings.common()),
        made_at=at,
    )
    Scale.objects.exclude(pk=made.pk).delete()


def _kept() -> Scale | None:
    return once("scale", lambda: Scale.objects.order_by("-made_at").first())


def _packed(mean: Row | None) -> bytes:
    return b"" if mean is None else mean.astype(np.float32).tobytes()


def _unpacked(kept: bytes | memoryview[int]) -> Row:
    return np.frombuffer(bytes(kept), dtype=np.float32)
