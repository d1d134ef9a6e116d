"""What is asked before a line goes out, one thing at a time, each once, danger first. It never refuses."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sameboat.people.models import Person
from sameboat.people.queries.house import the_house
from sameboat.safety.commands.wanting import want_word
from sameboat.safety.queries.helplines import Help, help_for, numbers_anybody_may_give
from sameboat.safety.queries.plans import Plan, plan_of
from sameboat.safety.screening import BROKEN, look_at, nothing_seen
from sameboat.text.details import Detail, find_details
from sameboat.text.findings import Kind, Look

CRISIS, HOSTILITY, DETAILS = "crisis", "hostility", "details"
_log = logging.getLogger("sameboat.rooms")


@dataclass(frozen=True)
class Moment:
    """What was seen, what was asked before, and what is asked now, if anything.

    `wants_change` is that the writer was asked and chose to go on writing.
    """

    seen: Look
    asked: tuple[str, ...] = ()
    ask: str = ""
    help: Help | None = None
    plan: Plan | None = None
    details: tuple[Detail, ...] = ()
    wants_word: bool = False
    wants_change: bool = False

    @property
    def waits(self) -> bool:
        """Whether the words wait for their writer."""
        return bool(self.ask) or self.wants_change


def moment_for(person: Person, words: str, told: Mapping[str, str], asked: Sequence[str]) -> Moment:
    """What to ask about these words. A fault in it keeps nobody from writing."""
    known = tuple(each for each in asked if each in (CRISIS, HOSTILITY, DETAILS))
    begun = Moment(nothing_seen(BROKEN), known, wants_word=told.get("write_to_me") == "yes")
    try:
        begun = replace(begun, seen=look_at(words), wants_change="change" in told)
        return begun if begun.wants_change else _asks(person, words, begun)
    except Exception as fault:
        # Never the fault's own words: they may hold some of the text.
        _log.error("the moment before a line failed: %s", type(fault).__name__)
        return begun


def heard(person: Person, told: Mapping[str, str]) -> bool:
    """Whether somebody who did not send their words said yes to a word; then a human learns of it all the same."""
    if told.get("write_to_me") != "yes":
        return False
    want_word(person=person)
    return True


def _asks(person: Person, words: str, moment: Moment) -> Moment:
    seen, asked = moment.seen, moment.asked
    is_danger = bool(seen.of(Kind.CRISIS))
    if is_danger and CRISIS not in asked:
        plan = plan_of(person)
        shown = plan if plan.is_begun and not plan.is_lost else None
        return replace(moment, ask=CRISIS, help=help_for(person, the_house()), plan=shown)
    if seen.of(Kind.HOSTILITY) and not is_danger and HOSTILITY not in asked:
        return replace(moment, ask=HOSTILITY)
    if DETAILS in asked:
        return moment
    details = tuple(find_details(words, numbers_anybody_may_give()))
    return replace(moment, ask=DETAILS, details=details) if details else moment
