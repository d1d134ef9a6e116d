"""The worker's look, with the readers of whole sentences, at what waits to be seen: danger in it does not wait."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F

from sameboat.posts.commands.background import LOOKS_BACK, MOST_AT_ONCE, MOST_TRIES, read_each
from sameboat.posts.commands.saying import put_waiting_before_humans
from sameboat.posts.models import Waiting
from sameboat.safety import screening
from sameboat.text.encoder import Encoder
from sameboat.text.findings import Finding, Kind


def read_waiting(
    at: datetime, encoder: Encoder | None, *, goes_on: Callable[[], bool] = lambda: True
) -> int:
    """Look at the newest of what waits and was not read yet. How many there were.

    A fault in one keeps none of the others from being read, and is logged without a word of the text.
    """
    unread = Waiting.objects.filter(
        seen_at=None, deeper_at=None, tries__lt=MOST_TRIES, waits_since__gte=at - LOOKS_BACK
    )
    newest = unread.order_by("-waits_since")[:MOST_AT_ONCE]
    return read_each(newest, lambda waiting: _read(waiting, at, encoder), goes_on)


def _read(waiting: Waiting, at: datetime, encoder: Encoder | None) -> None:
    Waiting.objects.filter(pk=waiting.pk).update(tries=F("tries") + 1)
    is_opening = waiting.thread_id is None
    seen = screening.the_screen().look_deeper(waiting.words, encoder, is_opening=is_opening)
    for finding in seen.of(Kind.CRISIS)[:1]:
        _put_before_humans(waiting, finding)
    Waiting.objects.filter(pk=waiting.pk).update(deeper_at=at)


@transaction.atomic
def _put_before_humans(waiting: Waiting, finding: Finding) -> None:
    every = Waiting.objects.select_for_update(of=("self",), no_key=True).select_related("author")
    held = every.filter(pk=waiting.pk, seen_at=None).first()
    if held is None:
        return
    kept: dict[str, Any] = {"told_as": None, "source": "", "has_guide": False, "kinds": []}
    kept |= held.told.get("telling", {})
    if str(Kind.CRISIS) in kept["kinds"]:
        return
    held.told = {**held.told, "telling": {**kept, "kinds": [*kept["kinds"], str(Kind.CRISIS)]}}
    held.save(update_fields=["told"])
    put_waiting_before_humans(held, finding)
