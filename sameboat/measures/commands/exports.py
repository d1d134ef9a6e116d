"""Bringing a file from one's devices, and reading it: in a process of its own, so that nothing else waits."""

from __future__ import annotations

import logging
import time
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from sameboat.lib.refusal import Refusal
from sameboat.lib.wall_clock import zone_named
from sameboat.measures import exports_folder
from sameboat.measures.models import Export, Reading
from sameboat.measures.reading_rules import may_bring
from sameboat.measures.readings.reading import Outcome, read
from sameboat.measures.readings.words import Unreadable
from sameboat.notices.commands import tell
from sameboat.people.models import Person

MOST_TRIES = 3
KEPT_FOR = timedelta(days=30)
# As English, like every sentence of the reader; pages translate it.
OUR_FAULT = "Something went wrong while your file was read. That was not your doing; please tell an organiser."
_TOLD_EVERY = 2.0
_AT_ONCE = 500
_log = logging.getLogger("sameboat.exports")


def bring_export(
    *,
    person: Person,
    uploads: Sequence[exports_folder.Upload],
    at: datetime,
    is_too_large: bool = False,
) -> Export:
    """Keep the files of one export until they are read. Raises `Refusal`; then nothing of them is left."""
    may_bring(person, uploads, is_too_large=is_too_large)
    folder = exports_folder.put_by(uploads)
    try:
        with transaction.atomic():
            Person.objects.select_for_update(no_key=True).get(pk=person.pk)
            # Read into the list, where somebody pressed twice: one of the two waits.
            return Export.objects.create(
                person=person,
                folder=folder,
                names=[(upload.name or "")[-200:] for upload in uploads],
                brought_at=at,
            )
    except IntegrityError as fault:
        exports_folder.take_away(folder)
        raise Refusal(
            _("You brought a file already, and it is being read. When it is done, bring the next.")
        ) from fault
    except BaseException:
        exports_folder.take_away(folder)
        raise


def begin_again(at: datetime) -> int:
    """What was being read when its reader ended waits again; after some tries it is given up. How many there were."""
    stopped = Export.objects.filter(state=Export.State.READING)
    for export in stopped.filter(tries__gte=MOST_TRIES):
        _end(export, Export.State.REFUSED, at, sentence=OUR_FAULT)
    return stopped.update(state=Export.State.WAITING, percent=0)


def read_next_export(at: datetime) -> bool:
    """Read the file that waits longest. False where none waits."""
    with transaction.atomic():
        waiting = Export.objects.select_for_update(no_key=True).filter(state=Export.State.WAITING)
        export = waiting.order_by("brought_at").first()
        if export is None:
            return False
        export.state, export.tries = Export.State.READING, export.tries + 1
        export.save(update_fields=["state", "tries"])
    try:
        outcome = _read(export, at)
    except Unreadable as refused:
        _end(export, Export.State.REFUSED, at, sentence=refused.sentence)
    except Exception as fault:
        # Never with what is in the file: the kind of fault is all that may be written down.
        _log.error("an export could not be read: %s", type(fault).__name__)
        if export.tries >= MOST_TRIES:
            _end(export, Export.State.REFUSED, at, sentence=OUR_FAULT)
        else:
            _put_back(export)
    else:
        keep_readings(person=export.person, outcome=outcome, at=at)
        days = Counter(
            str(kind) for kind, _day in {(each.kind, each.day) for each in outcome.readings}
        )
        left_out = {reason: count for reason, count in outcome.left_out.items() if count}
        _end(export, Export.State.READ, at, found=dict(days), left_out=left_out)
    return True


def _put_back(export: Export) -> None:
    """It waits for another try; where it is gone with its person, so is the file."""
    mine = Export.objects.filter(pk=export.pk)
    mine.filter(state=Export.State.READING).update(state=Export.State.WAITING, percent=0)
    if not mine.exists():
        exports_folder.take_away(export.folder)


def _read(export: Export, at: datetime) -> Outcome:
    folder = exports_folder.folder_of(export.folder)
    files = [(str(name), folder / str(number)) for number, name in enumerate(export.names)]
    zone = zone_named(export.person.time_zone)
    return read(files, zone=zone, at=at, progress=_progress_of(export), folder=folder)


def _progress_of(export: Export) -> Callable[[int, int], None]:
    """Writes down how far it is, now and then. Where the export is gone, its person left: stop."""
    last = time.monotonic()

    def progress(done: int, whole: int) -> None:
        nonlocal last
        if time.monotonic() - last < _TOLD_EVERY:
            return
        last = time.monotonic()
        percent = min(99, done * 100 // whole) if whole else 0
        if not Export.objects.filter(pk=export.pk).update(percent=percent):
            raise InterruptedError

    return progress


def _end(export: Export, state: str, at: datetime, **told: object) -> None:
    """It was read or not; the file goes, and its owner is told. What ended before, ended: two readers may meet."""
    exports_folder.take_away(export.folder)
    told = {**told, "state": state, "percent": 100, "ended_at": at, "folder": "", "names": []}
    with transaction.atomic():
        if not Export.objects.filter(pk=export.pk, state=Export.State.READING).update(**told):
            return
        with override(export.person.language or None):
            read_it, failed = _("Your readings are in."), _("Your readings could not be read.")
            tell(
                person=export.person,
                kind="readings",
                key=f"readings:{export.pk}",
                words=read_it if state == Export.State.READ else failed,
                path=reverse("measures:export", args=[export.pk]),
                at=at,
            )


def keep_readings(*, person: Person, outcome: Outcome, at: datetime) -> int:
    """Keep what was found. What an export says of a day stands in place of what one of the same kind said before.

    A few hundred rows at a time, so that nobody waits for the database; done twice, it is the same.
    """
    by_day: dict[tuple[str, str, date], list[Reading]] = {}
    for found in outcome.readings:
        row = Reading(
            person=person, kind=str(found.kind), day=found.day, origin=str(found.origin), source=found.source,
            value=round(found.value, 3), counted=None if found.counted is None else round(found.counted, 3),
            unit=found.unit, offset=found.offset, made_at=at,
        )  # fmt: skip
        by_day.setdefault((row.origin, row.kind, row.day), []).append(row)
    keys = sorted(by_day)
    for begin in range(0, len(keys), _AT_ONCE):
        _replace(person, {key: by_day[key] for key in keys[begin : begin + _AT_ONCE]})
    return len(outcome.readings)


@transaction.atomic
def _replace(person: Person, days: dict[tuple[str, str, date], list[Reading]]) -> None:
    if not Person.objects.select_for_update(no_key=True).filter(pk=person.pk).exists():
        return
    first, last = min(day for _o, _k, day in days), max(day for _o, _k, day in days)
    earlier = Reading.objects.filter(person=person, day__range=(first, last))
    gone = [
        pk
        for pk, origin, kind, day in earlier.values_list("pk", "origin", "kind", "day")
        if (origin, kind, day) in days
    ]
    for begin in range(0, len(gone), _AT_ONCE):
        Reading.objects.filter(pk__in=gone[begin : begin + _AT_ONCE]).delete()
    Reading.objects.bulk_create(
        [row for rows in days.values() for row in rows], batch_size=_AT_ONCE
    )


def clear_exports(at: datetime) -> int:
    """Files that a crash left behind go, and what became of exports is forgotten after a month."""
    old = Export.objects.filter(ended_at__lt=at - KEPT_FOR)
    forgotten, _each = old.delete()
    waiting = Export.objects.exclude(folder="").values_list("folder", flat=True)
    return forgotten + exports_folder.clear(waiting, now=at.timestamp())
