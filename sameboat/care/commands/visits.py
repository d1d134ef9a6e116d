"""Preparing an appointment on a sheet of one's own, and letting it go."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sameboat.care import rules
from sameboat.care.box import CannotOpen, open_box, seal_box
from sameboat.care.models import VisitSheet
from sameboat.care.text import plain
from sameboat.care.visit_parts import LISTS, LONG, MOST_FIRST, PARTS, SHORT, lines_in
from sameboat.lib.refusal import Refusal
from sameboat.people.models import Person

_KEYS_OF_LISTS = {part.key for part in LISTS}


@transaction.atomic
def begin_sheet(
    *, person: Person, who: str, when: str, once_key: str | None = None, at: datetime | None = None
) -> VisitSheet:
    """A sheet for an appointment with somebody. The same form sent twice is one sheet."""
    Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    mine = VisitSheet.objects.filter(person=person)
    if once_key and (before := mine.filter(once_key=once_key).first()):
        return before
    rules.must_leave_room(mine.count())
    words, now = _cleaned("who", {"who": who, "when": when}), at or timezone.now()
    return VisitSheet.objects.create(
        person=person, sealed=seal_box(words), made_at=now, changed_at=now, once_key=once_key or None
    )  # fmt: skip


@transaction.atomic
def write_part(
    *,
    person: Person,
    sheet: VisitSheet,
    part: str,
    told: Mapping[str, Any],
    at: datetime | None = None,
) -> VisitSheet:
    """Keep what somebody wrote in one part of their sheet; the others stay as they are."""
    if part not in PARTS:
        raise Refusal(_("There is no such part."))
    sheet = VisitSheet.objects.select_for_update(no_key=True).get(pk=sheet.pk, person=person)
    try:
        kept = open_box(sheet.sealed)
    except CannotOpen as error:
        raise Refusal(
            _("Your sheet cannot be opened now, so nothing was changed. Please tell an organiser.")
        ) from error
    kept.update(_cleaned(part, told))
    if part in _KEYS_OF_LISTS:
        kept["first"] = [each for each in kept.get("first", ()) if each[1] in kept.get(each[0], ())]
    sheet.sealed, sheet.changed_at = seal_box(kept), at or timezone.now()
    sheet.save(update_fields=["sealed", "changed_at"])
    return sheet


@transaction.atomic
def forget_sheet(*, person: Person, sheet: VisitSheet) -> None:
    """Let a sheet go, at once. Twice changes nothing."""
    VisitSheet.objects.filter(person=person, pk=sheet.pk).delete()


def _cleaned(part: str, told: Mapping[str, Any]) -> dict[str, Any]:
    """What is kept of a part, or a refusal."""
    if part == "who":
        who, when = plain(told["who"]), plain(told["when"])
        rules.must_say_something(who)
        rules.must_fit(who, SHORT)
        rules.must_fit(when, SHORT)
        return {"who": who, "when": when}
    if part in _KEYS_OF_LISTS:
        lines = lines_in(plain(told["words"]))
        rules.must_be_few(lines)
        return {part: lines}
    if part == "first":
        chosen = [[kind, line] for kind, line in told["first"]]
        if len(chosen) > MOST_FIRST:
            raise Refusal(_("Three at most: time is short."))
        return {"first": chosen}
    words = plain(told["words"])
    rules.must_fit(words, LONG)
    day = told.get("last_on")
    return {part: words, **({"last_on": day.isoformat() if day else ""} if part == "since" else {})}
