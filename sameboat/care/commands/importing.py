"""Bringing services in from a table: what is right comes in, what is not is refused by its line."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sameboat.audit.commands import record
from sameboat.care.models import Service
from sameboat.care.rules import must_have_been, must_run_the_house
from sameboat.lib.refusal import Refusal
from sameboat.lib.words import folded, says_something
from sameboat.people.models import Person

COLUMNS = (
    "name", "kind", "about", "area", "address", "phone", "website", "hours", "cost", "way_in",
    "verified_on",
)  # fmt: skip
NEEDED = ("name", "kind", "about")
MOST_BYTES, MOST_LINES = 1_000_000, 3000


@dataclass
class Came:
    """What came of a table: how many services are new, changed or as they were, and the lines that were refused, with why."""

    new: int = 0
    changed: int = 0
    same: int = 0
    refused: list[tuple[int, str]] = field(default_factory=list)


@transaction.atomic
def bring_in_services(*, by: Person, table: bytes) -> Came:
    """Bring a CSV table in. A service of the same name and area is changed to what the table says; an empty field
    leaves what stands. The same table again changes nothing."""
    must_run_the_house(by)
    came, seen = Came(), set()
    known = {_key(each): each for each in Service.objects.select_for_update(no_key=True)}
    for line, row in _rows(table, came):
        try:
            told = _told(row)
            key = (folded(str(told["name"])), folded(str(told.get("area", ""))))
            if key in seen:
                raise Refusal(_("it stands in this table already, with the same name and area"))
            seen.add(key)
            _keep(known.get(key), told, came)
        except Refusal as refusal:
            came.refused.append((line, str(refusal)))
    if came.new or came.changed:
        record("import_services", actor=by, reason=f"{came.new} new, {came.changed} changed")
    came.refused.sort()
    return came


def _key(service: Service) -> tuple[str, str]:
    return folded(service.name), folded(service.area)


def _rows(table: bytes, came: Came) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row with the line it begins on. What cannot be read at all is refused whole."""
    if len(table) > MOST_BYTES:
        raise Refusal(_("That is too large for a list of services. A million bytes are the most."))
    try:
        text = table.decode("utf-8-sig").replace("\x00", "")
    except UnicodeDecodeError as error:
        raise Refusal(
            _("This is not a table in UTF-8. Save it as “CSV UTF-8” and send it again.")
        ) from error
    records = _records(text)
    header = [_column(name) for name in next(records, (1, []))[1]]
    _must_be_a_table(header)
    for line, row in records:
        if line > MOST_LINES:
            raise Refusal(_("At most %(n)d lines come in at once.") % {"n": MOST_LINES})
        if isinstance(row, str):
            came.refused.append((line, row))
        elif len(row) > len(header):
            came.refused.append((line, _("it has more fields than the first line has names")))
        elif any(says_something(each) for each in row):
            yield line, dict(zip(header, (each.strip() for each in row), strict=False))


def _records(text: str) -> Iterator[tuple[int, list[str]] | tuple[int, str]]:
    """Each record with the line it begins on, or why it cannot be read. The first line says what parts the fields."""
    first = text.partition("\n")[0]
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count), strict=True
    )
    while True:
        begins = reader.line_num + 1
        try:
            yield begins, next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            is_open = "unexpected end" in str(error) or "limit" in str(error)
            yield begins, str(_NOT_CLOSED if is_open else _NOT_THERE)


_NOT_THERE = gettext_lazy("a quotation mark opens or closes where it should not")
_NOT_CLOSED = gettext_lazy(
    "a quotation mark opens here and is not closed; what follows it was not read"
)


def _column(name: str) -> str:
    return "_".join(name.strip().casefold().replace("-", " ").replace("_", " ").split())


def _must_be_a_table(header: list[str]) -> None:
    missing = [name for name in NEEDED if name not in header]
    if missing:
        raise Refusal(
            _("The first line has to name the columns. These are missing: %(names)s.")
            % {"names": ", ".join(missing)}
        )
    unknown = [name for name in header if name and name not in COLUMNS]
    if unknown:
        raise Refusal(
            _("These columns are not known here: %(names)s. Known are: %(known)s.")
            % {"names": ", ".join(unknown), "known": ", ".join(COLUMNS)}
        )
    if len(set(header)) < len(header):
        raise Refusal(_("Two columns have the same name."))


def _told(row: dict[str, str]) -> dict[str, object]:
    """A row as fields of a service; an empty one is left out."""
    told: dict[str, object] = {name: value for name, value in row.items() if name and value}
    if not says_something(row.get("name", "")):
        raise Refusal(_("it has no name"))
    told["kind"] = _kind(row.get("kind", ""))
    if "website" in told and "://" not in str(told["website"]):
        told["website"] = f"https://{told['website']}"
    if "verified_on" in told:
        told["verified_on"] = _day(str(told["verified_on"]))
    return told


def _day(told: str) -> date:
    try:
        day = date.fromisoformat(told)
        must_have_been(day, timezone.localdate())
    except ValueError as error:
        raise Refusal(
            _("verified_on: write a day such as 2026-03-05, not “%(told)s”") % {"told": told}
        ) from error
    except Refusal as refusal:
        raise Refusal(f"verified_on: {refusal}") from refusal
    return day


def _kind(told: str) -> str:
    for kind in Service.Kind:
        if folded(told) in {folded(kind.value), folded(str(kind.label))}:
            return kind.value
    raise Refusal(
        _("kind: “%(told)s” is none of: %(known)s")
        % {"told": told, "known": ", ".join(Service.Kind.values)}
    )


def _keep(stood: Service | None, told: dict[str, object], came: Came) -> None:
    service = stood or Service()
    changes = {name: value for name, value in told.items() if getattr(service, name) != value}
    for name, value in changes.items():
        setattr(service, name, value)
    try:
        service.full_clean()
    except ValidationError as error:
        if stood:
            stood.refresh_from_db()
        why = "; ".join(f"{name}: {said[0]}" for name, said in error.message_dict.items())
        raise Refusal(why) from error
    if stood and not changes:
        came.same += 1
        return
    service.save()
    came.changed += bool(stood)
    came.new += not stood
