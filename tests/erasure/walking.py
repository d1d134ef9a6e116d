"""Walking through every row of every table of the database, whichever it is, and through every file."""

import datetime
import decimal
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import connection

from sameboat.people.models import Device

Place = tuple[str, str]
# What a reader of raw pages still recognises: an index may share a word's first letters with its neighbour.
_TAIL = 4


def every_value() -> Iterator[tuple[Place, str]]:
    """Each value of each column of each table, as text, with where it stands."""
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            columns = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                for column, value in zip(columns, row, strict=True):
                    yield (table, column), _as_text(value)
    for device in Device.objects.all():
        yield ("people_device", "session_data"), str(device.get_decoded())


def _as_text(value: object) -> str:
    if isinstance(value, bytes | memoryview):
        return bytes(value).decode("latin-1")
    if isinstance(value, bool | float | decimal.Decimal | datetime.date | None):
        return ""
    return str(value).casefold()


def where(words: str) -> set[Place]:
    """Every table and column in which words stand, in whole or all but their beginning."""
    sought = words.casefold()
    return {
        place
        for place, value in every_value()
        if sought in value or (not sought.isdigit() and sought[_TAIL:] in value)
    }


def files() -> set[str]:
    """The pictures on the disk, and files that wait there to be read."""
    return {
        str(file.relative_to(root))
        for root in (Path(settings.MEDIA_ROOT), Path(settings.EXPORTS_ROOT))
        for file in root.glob("**/*")
        if file.is_file()
    }
