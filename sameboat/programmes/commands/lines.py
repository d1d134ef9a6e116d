"""Lines that come by themselves at somebody's own hour, and questionnaires on the days of a programme. Each once."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import datetime, time, timedelta

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from sameboat.lib.refusal import Refusal
from sameboat.lib.rich import plain
from sameboat.lib.wall_clock import has_day, moment_of, zone_named
from sameboat.measures.commands.answering import open_form
from sameboat.measures.models import CheckIn
from sameboat.notices.clock import is_quiet
from sameboat.notices.commands import tell
from sameboat.notices.mail import send_words
from sameboat.notices.push.commands import nudge
from sameboat.notices.queries import wishes_of
from sameboat.notices.texts.commands import send_text
from sameboat.people.models import Person
from sameboat.programmes import rules
from sameboat.programmes.commands.steps import ANSWER_WITHIN, instrument_called
from sameboat.programmes.folder.nouns import Programme
from sameboat.programmes.models import MEASURE, Place, SentLine
from sameboat.programmes.queries.known import known_of
from sameboat.programmes.stopping import stop_address
from sameboat.programmes.way.lines import (
    LineOf,
    days_with_lines,
    line_at,
    lines_of_day,
    proposed_hour,
)

# A line that comes half a day late is of another day: it only stands among the lines then.
GOOD_FOR = timedelta(hours=12)
_USUAL_HOUR = time(18)
_AT_A_TIME = 500
_log = logging.getLogger("sameboat.programmes")


@transaction.atomic
def set_lines(
    *, person: Person, place: Place, hour: time | None, ways: list[str], at: datetime | None = None
) -> Place:
    """Have the lines at an hour of one's own (None: as proposed) and by these ways; by none means: no lines."""
    now = at or timezone.now()
    held = _held(person, place)
    rules.must_be_in(held)
    rules.must_go_on(held)
    if unknown := set(ways) - set(Place.Way.values):
        raise Refusal(_("There is no such way: %(ways)s") % {"ways": ", ".join(sorted(unknown))})
    held.hour, held.ways = hour, [way for way in Place.Way.values if way in ways]
    held.quiet_since = None if ways else held.quiet_since or now
    set_next_line(held, now)
    held.save(update_fields=["hour", "ways", "quiet_since", "next_line_at", "zone"])
    return held


@transaction.atomic
def stop_lines(*, person: Person, place: Place, at: datetime | None = None) -> None:
    """No more lines. Twice changes nothing."""
    now = at or timezone.now()
    held = _held(person, place)
    if held.quiet_since is None:
        held.quiet_since = now
        held.save(update_fields=["quiet_since"])


def _held(person: Person, place: Place) -> Place:
    found = Place.objects.select_for_update(of=("self",), no_key=True)
    return found.select_related("cohort__edition", "person").get(pk=place.pk, person=person)


def hour_of(place: Place) -> time:
    """At which hour of their own clock somebody has their lines: the one they chose, or the proposed one outside their quiet hours."""
    if place.hour:
        return place.hour
    proposed = proposed_hour(place.cohort.edition.course)
    usual = time.fromisoformat(proposed) if proposed else _USUAL_HOUR
    wishes = wishes_of(place.person)
    return time(wishes.quiet_until) if is_quiet(wishes, usual.hour) else usual


def set_next_line(place: Place, at: datetime) -> None:
    """Work out when to look next. Everything of days up to `settled_on` was seen to."""
    place.zone = place.person.time_zone
    coming = next(_moments(place), None) if place.is_in and not place.cohort.closed_at else None
    place.next_line_at = coming[1] if coming else None


def _moments(place: Place) -> Iterator[tuple[int, datetime]]:
    """Every day after the settled ones on which anything comes, and the moment at which it does."""
    programme, zone, hour = place.cohort.edition.course, zone_named(place.person.time_zone), hour_of(place)  # fmt: skip
    settled = (place.settled_on - place.began_on).days
    measured = {day for each in programme.main.told.get("measures", []) for day in each["days"]}
    days = sorted(
        {*days_with_lines(programme, settled), *(day for day in measured if day > settled)}
    )
    for day in days:
        date = place.began_on + timedelta(days=day)
        # Where a day is missing in their zone, its line comes with the next.
        yield day, moment_of(date if has_day(date, zone) else date + timedelta(days=1), hour, zone)


def deliver_lines(at: datetime) -> int:
    """Send every line that is due by now, and ask what is to be asked. A step of the clock."""
    due = (
        Place.objects.filter(left_at=None, cohort__closed_at=None)
        .filter(
            Q(next_line_at__lte=at)
            | (~Q(zone=F("person__time_zone")) & Q(next_line_at__isnull=False))
        )
        .filter(person__in=Person.objects.to_be_told(at))
        .order_by("next_line_at", "pk")
    )
    return sum(_deliver(pk, at) for pk in due.values_list("pk", flat=True)[:_AT_A_TIME])


def _deliver(place_id: int, at: datetime) -> int:
    """One person's. Whatever is wrong with theirs keeps nobody else's from coming."""
    try:
        sent = _settle(place_id, at)
        # Letters and texts after the transaction: a mail server that is slow keeps nobody from writing.
        for line in sent:
            if line.sent_at:
                _send_out(line)
    except Exception as fault:
        # Never the fault's own words: they may hold some of the line.
        _log.error("the lines of a place could not be sent: %s", type(fault).__name__)
        return 0
    return len(sent)


@transaction.atomic
def _settle(place_id: int, at: datetime) -> list[SentLine]:
    found = Place.objects.select_for_update(of=("self",), no_key=True)
    place = (
        found.select_related("cohort__edition", "person").filter(pk=place_id, left_at=None).first()
    )
    if place is None:
        return []
    made: list[SentLine] = []
    for day, due_at in _moments(place):
        if due_at > at:
            break
        made += _send_day(place, day, due_at, at)
        place.settled_on = place.began_on + timedelta(days=day)
    set_next_line(place, at)
    place.save(update_fields=["settled_on", "next_line_at", "zone"])
    return made


def _send_day(place: Place, day: int, due_at: datetime, at: datetime) -> list[SentLine]:
    programme = place.cohort.edition.course
    known = known_of(place, due_at)
    made = [_ask(place, key, day, due_at, at) for key in _asked_on(programme, day)]
    if place.quiet_since is None:
        made += [_send(place, line, due_at, at) for line in lines_of_day(programme, known)]
    return made


def _asked_on(programme: Programme, day: int) -> list[str]:
    return [each["instrument"] for each in programme.main.told.get("measures", []) if day in each["days"]]  # fmt: skip


def _send(place: Place, line: LineOf, due_at: datetime, at: datetime) -> SentLine:
    in_time = at < due_at + GOOD_FOR
    sent, is_new = SentLine.objects.get_or_create(
        place=place, source=line.prompts, index=line.index,
        defaults={
            "day": place.began_on + timedelta(days=line.day), "due_at": due_at,
            "sent_at": at if in_time else None, "ways": [],
        },
    )  # fmt: skip
    if is_new and in_time:
        _tell(sent, plain(line.words, 200), f"{place.get_absolute_url()}lines/", at)
    return sent


def _ask(place: Place, key: str, day: int, due_at: datetime, at: datetime) -> SentLine:
    sent, is_new = SentLine.objects.get_or_create(
        place=place, source=f"{MEASURE}{key}", index=day,
        defaults={"day": place.began_on + timedelta(days=day), "due_at": due_at},
    )  # fmt: skip
    # A questionnaire is asked late too: an answer of the day after is worth having.
    if is_new and at < due_at + ANSWER_WITHIN and (check_in := _opened(place, key, at)):
        with translation.override(place.person.language or None):
            words = _("A few questions, if you like: %(title)s") % {"title": check_in.name}
        sent.sent_at = at
        _tell(sent, words, f"/check-ins/{check_in.pk}/", at)
        sent.save(update_fields=["sent_at"])
    return sent


def _opened(place: Place, key: str, at: datetime) -> CheckIn | None:
    try:
        return open_form(person=place.person, instrument=instrument_called(key), open_for=ANSWER_WITHIN, at=at)  # fmt: skip
    except Refusal:
        return None


def _tell(sent: SentLine, words: str, path: str, at: datetime) -> None:
    """In the house, and by push where that is wanted; what went by which way is kept."""
    person, wanted = sent.place.person, sent.place.ways
    tell(person=person, kind="programme_line", key=f"line:{sent.pk}", words=words, path=path, at=at)
    sent.ways = [Place.Way.IN_APP]
    if Place.Way.PUSH in wanted:
        nudge(person=person, at=at, good_for=GOOD_FOR)
        sent.ways.append(Place.Way.PUSH)
    sent.save(update_fields=["ways"])


def _send_out(line: SentLine) -> None:
    """What goes out of the house: a letter, a text message. A questionnaire goes by neither."""
    place, person = line.place, line.place.person
    words = line_at(place.cohort.edition.course, line.source, line.index)
    went = []
    if words and Place.Way.MAIL in place.ways and send_words(person, words, stop=stop_address(place)):  # fmt: skip
        went.append(Place.Way.MAIL)
    if words and Place.Way.TEXT in place.ways and send_text(person, words):
        went.append(Place.Way.TEXT)
    if went:
        line.ways = [*line.ways, *went]
        line.save(update_fields=["ways"])
