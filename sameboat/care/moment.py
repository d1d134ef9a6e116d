"""What is asked before words about a service go out, one thing at a time, each once, danger first. It never refuses."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sameboat.care.models import Review, Service
from sameboat.people.models import Person
from sameboat.people.queries.house import the_house
from sameboat.safety.commands.wanting import want_word
from sameboat.safety.queries.helplines import Help, help_for, numbers_anybody_may_give
from sameboat.safety.screening import BROKEN, look_at, nothing_seen
from sameboat.text.details import Detail, dialled, find_details
from sameboat.text.findings import Kind, Look

CRISIS, HOSTILITY, DETAILS = "crisis", "hostility", "details"
_log = logging.getLogger("sameboat.care")


@dataclass(frozen=True)
class Moment:
    """What was seen, what was asked before, and what is asked now, if anything."""

    seen: Look
    asked: tuple[str, ...] = ()
    ask: str = ""
    help: Help | None = None
    details: tuple[Detail, ...] = ()
    wants_word: bool = False


def moment_for(
    person: Person,
    service: Service,
    words: str,
    told: Mapping[str, str],
    asked: Sequence[str],
    before: Review | None = None,
) -> Moment:
    """What to ask about these words. A fault in it keeps nobody from writing."""
    known = tuple(each for each in asked if each in (CRISIS, HOSTILITY, DETAILS))
    wants_word = told.get("write_to_me") == "yes"
    try:
        seen = look_at(words)
        if before and before.words.split() == words.split():
            return Moment(seen, known, wants_word=wants_word)
        return _asks(person, service, words, Moment(seen, known, wants_word=wants_word))
    except Exception as fault:
        # Never the fault's own words: they may hold some of the text.
        _log.error("the moment before a review failed: %s", type(fault).__name__)
        return Moment(nothing_seen(BROKEN), known, wants_word=wants_word)


def heard(person: Person, told: Mapping[str, str]) -> bool:
    """Whether somebody who did not send their words said yes to a word; then a human learns of it all the same."""
    if told.get("write_to_me") != "yes":
        return False
    want_word(person=person)
    return True


def _asks(person: Person, service: Service, words: str, moment: Moment) -> Moment:
    seen, asked, wants = moment.seen, moment.asked, moment.wants_word
    is_danger = bool(seen.of(Kind.CRISIS))
    if is_danger and CRISIS not in asked:
        return Moment(seen, asked, CRISIS, help_for(person, the_house()), wants_word=wants)
    if seen.of(Kind.HOSTILITY) and not is_danger and HOSTILITY not in asked:
        return Moment(seen, asked, HOSTILITY, wants_word=wants)
    # The service's own number tells nothing about anybody.
    numbers = {*numbers_anybody_may_give(), dialled(service.phone)}
    details = tuple(find_details(words, numbers)) if DETAILS not in asked else ()
    return Moment(seen, asked, DETAILS if details else "", details=details, wants_word=wants)
