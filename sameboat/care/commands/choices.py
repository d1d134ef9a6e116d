"""Weighing a decision on a worksheet of one's own, and being reminded of it once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from sameboat.care import rules
from sameboat.care.box import CannotOpen, open_box, seal_box
from sameboat.care.models import Choice
from sameboat.care.text import plain
from sameboat.care.worksheet import (
    AGAINST,
    FOR,
    HOW,
    LONG,
    MATTERS,
    MOST_OPTIONS,
    MOST_REASONS,
    REASON,
    SHORT,
    STARTING,
    SURE,
    Option,
    Reason,
    Worksheet,
)
from sameboat.lib.refusal import Refusal
from sameboat.lib.wall_clock import day_there, moment_of, zone_named
from sameboat.notices.commands import drop_notices, tell
from sameboat.people.models import Person

# The hour of the person's own clock at which they are reminded.
_AT = time(9)


@transaction.atomic
def begin_choice(
    *,
    person: Person,
    kind: str,
    about: str,
    once_key: str | None = None,
    at: datetime | None = None,
) -> Choice:
    """A worksheet about something, with what one could do to begin with. The same form sent twice is one."""
    if kind not in Choice.Kind.values:
        raise Refusal(_("There is no such worksheet."))
    Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    mine = Choice.objects.filter(person=person)
    if once_key and (before := mine.filter(once_key=once_key).first()):
        return before
    rules.must_leave_room(mine.count())
    options = tuple(Option(str(name)) for name in STARTING[kind])
    sheet, now = Worksheet(_about(about), options), at or timezone.now()
    return Choice.objects.create(
        person=person, kind=kind, sealed=seal_box(sheet.as_box()), made_at=now, changed_at=now, once_key=once_key or None
    )  # fmt: skip


@transaction.atomic
def name_options(
    *, person: Person, choice: Choice, about: str, names: Sequence[str], at: datetime | None = None
) -> Choice:
    """Say what it is about and what one could do. What lost its name goes, unless reasons stand beneath it."""

    def named(sheet: Worksheet) -> Worksheet:
        before = [*sheet.options, *[Option("")] * MOST_OPTIONS]
        options = []
        for old, name in zip(before, list(names)[:MOST_OPTIONS], strict=False):
            clean = _plain(name, SHORT)
            if clean:
                options.append(replace(old, name=clean))
            elif old.has_reasons:
                raise Refusal(
                    _("Reasons stand beneath “%(name)s”. Take those out first, or leave its name.")
                    % {"name": old.name}
                )
        return replace(sheet, about=_about(about), options=tuple(options))

    return _write(person, choice, named, at)


@transaction.atomic
def weigh_option(
    *,
    person: Person,
    choice: Choice,
    number: int,
    reasons: Mapping[str, Sequence[tuple[str, str]]],
    name: str = "",
    at: datetime | None = None,
) -> Choice:
    """Keep what speaks for one thing and against it; `number` counts from one.

    With `name`, only where that is still the name of what stands there.
    """

    def weighed(sheet: Worksheet) -> Worksheet:
        if not 0 < number <= len(sheet.options):
            raise Refusal(_("This is no longer among what you could do."))
        options = list(sheet.options)
        if name and name != options[number - 1].name:
            raise Refusal(
                _("“%(name)s” was changed or moved on another page. Nothing was kept yet: copy your words, go back to the sheet and put them where they belong.") % {"name": name}
            )  # fmt: skip
        options[number - 1] = replace(
            options[number - 1],
            reasons_for=_reasons(reasons.get(FOR, ())),
            reasons_against=_reasons(reasons.get(AGAINST, ())),
        )
        return replace(sheet, options=tuple(options))

    return _write(person, choice, weighed, at)


@transaction.atomic
def think_through_telling(
    *, person: Person, choice: Choice, how: Mapping[str, str], at: datetime | None = None
) -> Choice:
    """Keep whom one might tell, how much, when, and in which words. Each may stay empty."""
    kept = {key: words for key in HOW if (words := _plain(how.get(key, ""), LONG))}
    return _write(person, choice, lambda sheet: replace(sheet, how=kept), at)


@transaction.atomic
def note_open_questions(
    *, person: Person, choice: Choice, know: str, sure: str, at: datetime | None = None
) -> Choice:
    """Keep what one would need to know, and how sure one is now."""
    if sure and sure not in SURE:
        raise Refusal(_("Please choose one from the list."))
    clean = _plain(know, LONG)
    return _write(person, choice, lambda sheet: replace(sheet, know=clean, sure=sure), at)


@transaction.atomic
def note_decision(
    *,
    person: Person,
    choice: Choice,
    decided: str,
    look_again_on: date | None,
    at: datetime | None = None,
) -> Choice:
    """Keep what was decided, and the day on which to look again. Another day is reminded of anew."""
    now = at or timezone.now()
    clean = _plain(decided, LONG)
    choice = _write(person, choice, lambda sheet: replace(sheet, decided=clean), now)
    if look_again_on != choice.look_again_on:
        if look_again_on:
            rules.may_look_again_on(look_again_on, day_there(now, zone_named(person.time_zone)))
        choice.look_again_on, choice.reminded_at = look_again_on, None
        choice.save(update_fields=["look_again_on", "reminded_at"])
        drop_notices(person=person, keys=[key_of(choice)])
    return choice


@transaction.atomic
def forget_choice(*, person: Person, choice: Choice) -> None:
    """Let a worksheet go, at once. Twice changes nothing."""
    drop_notices(person=person, keys=[key_of(choice)])
    Choice.objects.filter(person=person, pk=choice.pk).delete()


def key_of(choice: Choice) -> str:
    """Under which key its owner is reminded."""
    return f"choice:{choice.pk}"


def remind_of_choices(at: datetime) -> int:
    """Remind whoever wanted to look at a choice again, once, at nine of their own clock. A step of the clock."""
    # A day begins somewhere up to fourteen hours before it does in UTC.
    soon = at.date() + timedelta(days=1)
    due = Choice.objects.filter(look_again_on__lte=soon, reminded_at=None).exclude(
        person__is_active=False
    )
    due = due.filter(person__leaving_at=None).select_related("person").order_by("look_again_on")
    return sum(_remind(choice, at) for choice in due[:500])


@transaction.atomic
def _remind(choice: Choice, at: datetime) -> int:
    day, zone = choice.look_again_on, zone_named(choice.person.time_zone)
    if day is None or moment_of(day, _AT, zone) > at:
        return 0
    waiting = Choice.objects.filter(pk=choice.pk, look_again_on=day, reminded_at=None)
    if not waiting.update(reminded_at=at):
        return 0
    with translation.override(choice.person.language or None):
        words = _("Today you wanted to look at a choice of yours again.")
    tell(
        person=choice.person, kind="choice", key=key_of(choice), words=words,
        path=choice.get_absolute_url(), at=at,
    )  # fmt: skip
    return 1


def _write(
    person: Person, choice: Choice, change: Callable[[Worksheet], Worksheet], at: datetime | None
) -> Choice:
    choice = Choice.objects.select_for_update(no_key=True).get(pk=choice.pk, person=person)
    try:
        sheet = Worksheet.from_box(open_box(choice.sealed))
    except CannotOpen as error:
        raise Refusal(
            _("It cannot be opened now, so nothing was changed. Please tell an organiser.")
        ) from error
    choice.sealed, choice.changed_at = seal_box(change(sheet).as_box()), at or timezone.now()
    choice.save(update_fields=["sealed", "changed_at"])
    return choice


def _about(words: str) -> str:
    rules.must_say_something(words)
    return _plain(words, SHORT)


def _reasons(told: Sequence[tuple[str, str]]) -> tuple[Reason, ...]:
    kept = []
    for words, matters in told:
        if clean := _plain(" ".join(words.split()), REASON):
            kept.append(Reason(clean, matters if matters in MATTERS else "some"))
    if len(kept) > MOST_REASONS:
        raise Refusal(_("At most %(n)d reasons fit on a side.") % {"n": MOST_REASONS})
    return tuple(kept)


def _plain(text: str, most: int) -> str:
    clean = plain(text)
    rules.must_fit(clean, most)
    return clean
