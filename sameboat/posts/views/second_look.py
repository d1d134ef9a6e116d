"""A short line that others read, such as a note under a post: looked at as a post is, and asked about once."""

import logging
from dataclasses import dataclass, field

from sameboat.people.doors import SignedInRequest
from sameboat.safety.queries.helplines import numbers_anybody_may_give
from sameboat.safety.screening import BROKEN, look_at, nothing_seen
from sameboat.text.details import find_details
from sameboat.text.findings import Kind, Look

_log = logging.getLogger("sameboat.posts")
_ASKED_ABOUT = (Kind.CRISIS, Kind.HOSTILITY)
DETAILS = "details"


@dataclass(frozen=True)
class SecondLook:
    """What to ask before a line goes out, if anything; what was asked before; and what was seen."""

    ask: str = ""
    asked: tuple[str, ...] = ()
    details: list[str] = field(default_factory=list)
    seen: Look = field(default_factory=lambda: nothing_seen(BROKEN))


def second_look(request: SignedInRequest, words: str) -> SecondLook:
    """Each question is asked once, danger first. A fault anywhere counts as nothing seen."""
    asked = tuple(request.POST.getlist("asked"))[:4]
    try:
        seen = look_at(words)
        details = [found.words for found in find_details(words, numbers_anybody_may_give())]
    except Exception:
        _log.exception("the look at a short line failed")
        return SecondLook(asked=asked)
    found = [str(kind) for kind in _ASKED_ABOUT if seen.of(kind)] + [DETAILS] * bool(details)
    ask = next((each for each in found if each not in asked), "")
    return SecondLook(ask, asked, details if ask == DETAILS else [], seen)
