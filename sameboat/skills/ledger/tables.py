"""Tables as CSV that no spreadsheet takes for anything but text and numbers."""

import csv
import io
from collections.abc import Iterable

# What a spreadsheet would run as a formula when it stands first in a cell.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
Cell = str | int | float | None


def safe(cell: Cell) -> str:
    """A cell; text that would be a formula begins with a quotation mark, as spreadsheets show text."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        text = cell.replace("\x00", "")
        return (
            f"'{text}" if text.lstrip().startswith(_FORMULA) or text.startswith(_FORMULA) else text
        )
    return repr(cell)


def as_csv(columns: Iterable[str], rows: Iterable[Iterable[Cell]]) -> str:
    """The whole table, with its columns' names."""
    page = io.StringIO()
    writer = csv.writer(page, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([safe(cell) for cell in row] for row in rows)
    return page.getvalue()
