"""The reader's part: the meaning of own lines, made when they are new or changed."""

import logging
from collections.abc import Callable
from datetime import datetime

import numpy as np
from django.db.models import F, Q

from sameboat.similar.models import OwnLines, Shown, Voice
from sameboat.similar.places.keeping import place
from sameboat.text.encoder import Encoder

MOST_AT_ONCE = 5
_log = logging.getLogger("sameboat.similar")


def read_lines(
    at: datetime, encoder: Encoder | None, *, goes_on: Callable[[], bool] = lambda: True
) -> int:
    """Make what is missing or older than its lines, a few at a time, and place those people anew. How many."""
    if encoder is None:
        return 0
    old = Q(voice=None) | Q(voice__words_of__lt=F("changed_at"))
    found = OwnLines.objects.exclude(shown_to=Shown.NOBODY).filter(old).select_related("person")
    count = 0
    for lines in found.order_by("changed_at")[:MOST_AT_ONCE]:
        if not goes_on():
            break
        _make(lines, at, encoder)
        count += 1
    return count


def _make(lines: OwnLines, at: datetime, encoder: Encoder) -> None:
    """A fault is logged without a word of the text, and the lines left until they are changed."""
    vector = b""
    try:
        vector = encoder.encode([lines.text])[0].astype(np.float16).tobytes()
    except Exception as fault:
        _log.error("no meaning for lines %s: %s", lines.pk, type(fault).__name__)
    kept = {"vector": vector, "words_of": lines.changed_at, "made_at": at}
    Voice.objects.update_or_create(lines=lines, defaults=kept)
    place(lines.person)
