"""The one screen of this process, and looks through it that keep nobody waiting.

A fault counts as nothing seen, and what takes too long is left to the rules alone: the writer goes on, and
`missing` says so.
"""

import logging
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from functools import cache
from threading import Lock

from sameboat.text.findings import Language, Look
from sameboat.text.screen import Screen

LONGEST_SECONDS = 1.0
_ORDINARY = "A quiet morning, and tea."
SLOW = "the screen (it takes too long)"
BROKEN = "the screen (it does not work)"
_log = logging.getLogger("sameboat.safety")
_one_at_a_time = Lock()
_late: list["Future[Look]"] = []


@cache
def the_screen() -> Screen:
    """The screen, loaded once."""
    return Screen()


@cache
def _hands() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(max_workers=4, thread_name_prefix="screen")


def warm() -> None:
    """Have the screen compile its rules, and read what else it needs in the background."""
    the_screen().look_by_rules(_ORDINARY)
    _hands().submit(lambda: the_screen().look(_ORDINARY))


def look_at(text: str, *, is_opening: bool = False) -> Look:
    """What the screen sees in a text before it goes out."""
    try:
        return _in_time(text, is_opening)
    except TimeoutError:
        _log.error("the look at a text took longer than %s s", LONGEST_SECONDS)
        return _by_rules(text, is_opening)
    except Exception as fault:
        # Never the fault's own words: they may hold some of the text.
        _log.error("the look at a text failed: %s", type(fault).__name__)
        return nothing_seen(BROKEN)


def _by_rules(text: str, is_opening: bool) -> Look:
    look = the_screen().look_by_rules(text, is_opening=is_opening)
    return replace(look, missing=(SLOW, *look.missing))


def nothing_seen(missing: str) -> Look:
    """What is known when nothing could be looked at."""
    return Look((), Language.UNKNOWN, (missing,))


def _in_time(text: str, is_opening: bool) -> Look:
    with _one_at_a_time:
        _late[:] = [look for look in _late if not look.done()]
        # Where it is slow now, nobody else waits for it.
        if len(_late) > 1:
            raise TimeoutError
    look = _hands().submit(the_screen().look, text, is_opening=is_opening)
    try:
        return look.result(timeout=LONGEST_SECONDS)
    except TimeoutError:
        with _one_at_a_time:
            _late.append(look)
        raise
