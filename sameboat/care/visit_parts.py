"""The parts of a visit sheet, in the order in which one is asked for them.

Whoever brings their own list of questions asks more of them, and is told more (Kinnersley et al. 2008, BMJ 337, a485;
Sansoni, Grootemaat and Duncan 2015, Patient Education and Counseling 98, 1454-1464). As time is short, what matters
most is chosen and said first. docs/how/visits.md.
"""

import re
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

Words = str | StrPromise


@dataclass(frozen=True)
class Part:
    """One part: its word in the address, its name on the sheet, what is asked, and a hint."""

    key: str
    name: Words
    asks: Words
    hint: Words


WHO = Part(
    "who",
    _("Who and when"),
    _("Whom do you see, and when?"),
    _("In your own words. A first name or “the nurse at the clinic” is enough."),
)
# What is written a line each.
LISTS = (
    Part(
        "ask",
        _("To ask"),
        _("What do you want to ask?"),
        _("One thing on each line. Such as: how long until I notice anything? What happens if I wait?"),
    ),
    Part(
        "say",
        _("To say"),
        _("What do you want to say?"),
        _("One thing on each line. What they would not know unless you told them: how you sleep, what you left out, what scares you."),
    ),
    Part(
        "decide",
        _("To decide"),
        _("What is there to decide?"),
        _("One thing on each line. What should be settled before you walk out of the door."),
    ),
)  # fmt: skip
FIRST = Part(
    "first",
    _("First"),
    _("What matters most to you?"),
    _("Three things at most. Time is short, and what is said first gets its answer."),
)
SINCE = Part(
    "since",
    _("Since last time"),
    _("What happened since last time?"),
    _("A few lines: what was better, what was worse, what changed."),
)
AGREED = Part(
    "agreed",
    _("What we agreed"),
    _("What did you agree?"),
    _("Afterwards, while you remember: who does what, until when, and whom to ring if it goes wrong."),
)  # fmt: skip
BEFORE = (WHO, *LISTS, FIRST, SINCE)
PARTS = {part.key: part for part in (*BEFORE, AGREED)}
LINE, MOST_LINES, SHORT, LONG, MOST_FIRST = 200, 10, 80, 1500, 3


def next_after(key: str) -> str:
    """The part that follows while one prepares, or nothing after the last."""
    keys = [part.key for part in BEFORE]
    place = keys.index(key) + 1 if key in keys else len(keys)
    return keys[place] if place < len(keys) else ""


def lines_in(text: str) -> list[str]:
    """What was written a line each, without the dots and dashes that people put before a line, and nothing twice."""
    lines = (" ".join(re.sub(r"^[\s\-–—•*·]+", "", line).split()) for line in text.splitlines())
    return list(dict.fromkeys(line for line in lines if line))
