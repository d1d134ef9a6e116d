"""Which lines come by themselves on which day of a programme."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sameboat.programmes.folder.nouns import Page, Programme
from sameboat.programmes.way.known import Known, holds


@dataclass(frozen=True)
class LineOf:
    """One line of a file of prompts, and on which day it comes."""

    prompts: str
    index: int
    day: int
    words: str


def lines_of_day(programme: Programme, known: Known) -> list[LineOf]:
    """The lines that come to somebody on a day: at most one of each file whose condition holds."""
    return [
        line
        for key, page in sorted(programme.prompts.items())
        if "for" not in page.told or holds(page.told["for"], known)
        if (line := _line(key, page, known.day))
    ]


def _line(key: str, page: Page, day: int) -> LineOf | None:
    index, rest = divmod(day - int(page.told.get("from", 0)), int(page.told.get("every", 1)))
    lines = page.told.get("lines", [])
    if rest or not 0 <= index < len(lines):
        return None
    return LineOf(key, index, day, lines[index])


def days_with_lines(programme: Programme, after: int) -> Iterator[int]:
    """Every day after one on which any file has a line, soonest first."""
    days = {
        int(page.told.get("from", 0)) + int(page.told.get("every", 1)) * index
        for page in programme.prompts.values()
        for index in range(len(page.told.get("lines", [])))
    }
    yield from sorted(day for day in days if day > after)


def line_at(programme: Programme, prompts: str, index: int) -> str:
    """The words of a line; empty where there is none."""
    page = programme.prompts.get(prompts)
    lines = page.told.get("lines", []) if page else []
    return str(lines[index]) if 0 <= index < len(lines) else ""


def channels_of(programme: Programme) -> list[str]:
    """By which ways its lines may come, in the order in which they are named."""
    named = [way for page in programme.prompts.values() for way in page.told.get("channels", [])]
    return list(dict.fromkeys(named)) or ["in-app"]


def proposed_hour(programme: Programme) -> str:
    """The hour that its prompts propose, such as 09:30; empty where none does."""
    hours = [page.told["hour"] for page in programme.prompts.values() if "hour" in page.told]
    return str(hours[0]) if hours else ""
