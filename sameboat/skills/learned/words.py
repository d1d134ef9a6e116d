"""Chances as people say them: of ten, between so many and so many; never more sure than they are."""

from __future__ import annotations

import math

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from sameboat.skills.models.learned import FEWEST

# An interval this wide, of ten, says next to nothing.
_TOO_WIDE = 7
_NEARLY = 1e-6


def about(people: int) -> int:
    """How many people, in steps of five: never more than there are."""
    return people - people % FEWEST


def of(size: int, low: float, high: float) -> tuple[int, int]:
    """The ends of an interval, of so many people; rounded outwards, so that it is never narrower than it is."""
    return math.floor(low * size + _NEARLY), math.ceil(high * size - _NEARLY)


def _number(n: int) -> str:
    words = [
        pgettext("number", "none"), pgettext("number", "one"), pgettext("number", "two"), pgettext("number", "three"),
        pgettext("number", "four"), pgettext("number", "five"), pgettext("number", "six"), pgettext("number", "seven"),
        pgettext("number", "eight"), pgettext("number", "nine"), pgettext("number", "all"),
    ]  # fmt: skip
    return words[n]


def helped(low: float | None, high: float | None) -> str:
    """Of ten people, how many said it helped; or that this cannot be said yet."""
    if low is None or high is None:
        return _("Whether it helps cannot be said yet.")
    least, most = of(10, low, high)
    if most - least >= _TOO_WIDE:
        return _("Whether it helps cannot be said yet: it could be most people or hardly anyone.")
    if most == 10:
        return _("Of ten people, %(least)s or more said it helped.") % {"least": _number(least)}
    if least == 0:
        return _("Of ten people, at most %(most)s said it helped.") % {"most": _number(most)}
    return _("Of ten people, between %(least)s and %(most)s said it helped.") % {
        "least": _number(least), "most": _number(most),
    }  # fmt: skip


def harmed(low: float | None, high: float | None) -> str:
    """Of a hundred people, how many said that something bad came of it."""
    if low is None or high is None:
        return _("Whether it does harm cannot be said yet.")
    least, most = of(100, low, high)
    if least == 0:
        return _("Of a hundred people, at most %(most)d said that something bad came of it.") % {
            "most": most
        }
    return _("Of a hundred people, between %(least)d and %(most)d said that something bad came of it.") % {
        "least": least, "most": most,
    }  # fmt: skip


def better(low: float | None, high: float | None) -> str:
    """Of ten people who also fill in check-ins, how many were doing clearly better; nothing where that is not known."""
    if low is None or high is None:
        return ""
    least, most = of(10, low, high)
    if most - least >= _TOO_WIDE:
        return ""
    return _(
        "Of ten people who also answer check-ins, between %(least)s and %(most)s were doing clearly better afterwards than before."
    ) % {"least": _number(least), "most": _number(most)}  # fmt: skip
