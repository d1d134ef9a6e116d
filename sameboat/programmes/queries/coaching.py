"""Walks: for the coach, for whoever is walked with, and for a supervisor who may read along."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Max, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from sameboat.care.box import CannotOpen, open_box
from sameboat.messages.models import Conversation, Message
from sameboat.messages.queries import known_between
from sameboat.people.models import Person
from sameboat.programmes import rules
from sameboat.programmes.models import Carer, CoachNote, Place, ReadAlong, StepRecord, Walk
from sameboat.programmes.queries.known import is_done
from sameboat.programmes.queries.progress import QUIET_AFTER
from sameboat.programmes.way.opening import named_to_carers
from sameboat.safety.queries.hidden import blocked_people


@dataclass(frozen=True)
class DidStep:
    """A step by its title, and when it was opened or done."""

    title: str
    at: datetime
    is_done: bool


@dataclass(frozen=True)
class WalkLine:
    """Somebody a coach walks with: what they asked for, the last letter either way, and whether it is time to write."""

    walk: Walk
    last_letter_at: datetime | None
    last_was_mine: bool
    is_due: bool
    is_quiet: bool
    letters: str
    did: list[DidStep]

    @property
    def person(self) -> Person:
        """Whom the coach walks with."""
        return self.walk.place.person


@dataclass(frozen=True)
class Note:
    """A note in words, and whose it is."""

    by: str
    words: str
    at: datetime


@dataclass(frozen=True)
class WalkPage:
    """One walk for its coach: the line, the notes, and ways to begin a letter."""

    line: WalkLine
    notes: list[Note]
    openings: list[str]
    read_along_by: list[str]


@dataclass(frozen=True)
class MyCoach:
    """One's own coach: who it is, what one asked for, what was noted, and each supervisor with whether they may read along."""

    place: Place
    walk: Walk | None
    letters: str
    notes: list[Note]
    supervisors: list[tuple[Person, bool]]
    has_coaches: bool


def _standing() -> QuerySet[Walk]:
    here = Person.objects.here()
    going_on = Walk.objects.filter(ended_at=None, place__left_at=None, place__person__in=here)
    return going_on.select_related("place__person", "place__cohort__edition", "coach")


def coaches_anywhere(viewer: Person) -> bool:
    """Whether the viewer is a coach or a supervisor of any cohort."""
    return Carer.objects.filter(person=viewer).exclude(role=Carer.Role.HOST).exists()


def walks_of(viewer: Person, at: datetime | None = None) -> list[WalkLine]:
    """Everybody the viewer walks with; whoever has waited longest for a letter first."""
    if not coaches_anywhere(viewer):
        raise Http404
    lines = [_line(each, at or timezone.now()) for each in _standing().filter(coach=viewer)]
    return sorted(lines, key=lambda each: (not each.is_due, each.last_letter_at or each.walk.begun_at))  # fmt: skip


def is_coach(viewer: Person) -> bool:
    """Whether somebody is a coach of any cohort, or was and walks with somebody still."""
    return Carer.objects.filter(person=viewer, role=Carer.Role.COACH).exists() or _standing().filter(coach=viewer).exists()  # fmt: skip


def is_away(viewer: Person) -> bool:
    """Whether a coach said that they cannot for now."""
    return Carer.objects.filter(person=viewer, role=Carer.Role.COACH).exclude(away_since=None).exists()  # fmt: skip


def walk_for(viewer: Person, walk_id: int) -> Walk:
    """A walk of the viewer's that goes on, or 404."""
    return get_object_or_404(_standing(), pk=walk_id, coach=viewer)


def walk_page(walk: Walk, at: datetime | None = None) -> WalkPage:
    """One walk for its coach."""
    line = _line(walk, at or timezone.now())
    along = walk.read_alongs.select_related("by")
    return WalkPage(line, notes_on(walk.place), _openings(line), [each.by.name for each in along])


def _line(walk: Walk, now: datetime) -> WalkLine:
    place, last = walk.place, None
    conversation = known_between(walk.coach, place.person)
    if conversation:
        last = Message.objects.filter(conversation=conversation).order_by("-written_at", "-pk").first()  # fmt: skip
    every = rules.days_between_letters(place.cohort.edition.course, place.day_at(now))
    did = _did(place)
    # Whoever goes on in steps of their own is not quiet, though those are named to nobody.
    begun = StepRecord.objects.filter(place=place).aggregate(begun=Max("begun_at"), done=Max("done_at"))  # fmt: skip
    moved = max(filter(None, (*begun.values(), place.joined_at)))
    # A letter that waits for an answer is due too, whenever it came.
    waits = last is not None and last.writer_id != walk.coach_id
    return WalkLine(
        walk=walk,
        last_letter_at=last.written_at if last else None,
        last_was_mine=last is not None and not waits,
        is_due=waits or last is None or now - last.written_at >= timedelta(days=every),
        is_quiet=now - moved > QUIET_AFTER,
        letters=f"/letters/{conversation.pk}/" if conversation else "",
        did=did,
    )


def _did(place: Place) -> list[DidStep]:
    programme = place.cohort.edition.course
    steps, shown = programme.steps, named_to_carers(programme)
    records = StepRecord.objects.filter(place=place).select_related("check_in").defer("told")
    return [
        DidStep(str(steps[each.step].page.told.get("title", each.step)), each.done_at or each.begun_at, is_done(each))
        for each in records
        if each.step in shown
    ]  # fmt: skip


def _openings(line: WalkLine) -> list[str]:
    """Ways to begin a letter, out of what happened. About that person, never a text for all."""
    name = {"name": line.person.name}
    found = []
    if line.did and line.did[-1].is_done:
        found.append(_("Hello %(name)s, I saw that you did “%(step)s”. How was it?") % {**name, "step": line.did[-1].title})  # fmt: skip
    elif line.did:
        found.append(_("Hello %(name)s, you opened “%(step)s”. What came up when you read it?") % {**name, "step": line.did[-1].title})  # fmt: skip
    if line.is_quiet:
        found.append(_("Hello %(name)s, it has been quiet, and that is fine. I wanted to say that I am still here. How are you these days?") % name)  # fmt: skip
    if line.walk.wishes:
        found.append(_("Hello %(name)s, in the beginning you told me what you would like from me. Does it still fit?") % name)  # fmt: skip
    found.append(_("Hello %(name)s, what was one good thing in your week, however small?") % name)
    return found


def notes_on(place: Place) -> list[Note]:
    """Every note on walking with somebody. Coach and person read the same."""
    return [_note(each) for each in CoachNote.objects.filter(place=place).select_related("by")]


def _note(note: CoachNote) -> Note:
    try:
        words = open_box(note.words)["words"]
    except CannotOpen:
        words = _("This note is kept, but cannot be opened now.")
    return Note(note.by.name if note.by else "", words, note.at)


def my_coach(place: Place) -> MyCoach:
    """One's own coach, or that there is none yet."""
    walk = _standing().filter(place=place).first()
    conversation = known_between(place.person, walk.coach) if walk else None
    carers = Carer.objects.filter(cohort=place.cohort, person__in=Person.objects.here())
    above = carers.filter(role=Carer.Role.SUPERVISOR).exclude(person__in=blocked_people(place.person))  # fmt: skip
    said_yes = set(walk.read_alongs.values_list("by", flat=True)) if walk else set()
    return MyCoach(
        place=place,
        walk=walk,
        letters=f"/letters/{conversation.pk}/" if conversation else "",
        notes=notes_on(place),
        supervisors=[
            (each.person, each.person_id in said_yes) for each in above.select_related("person")
        ],
        has_coaches=not place.cohort.closed_at and carers.filter(role=Carer.Role.COACH).exists(),
    )


def walks_read_along(viewer: Person) -> list[Walk]:
    """The walks whose letters the viewer may read as a supervisor: they help the coaches of that cohort, and the person said yes to them by name."""
    mine = Carer.objects.filter(person=viewer, role=Carer.Role.SUPERVISOR).values("cohort")
    return list(_standing().filter(place__cohort__in=mine, read_alongs__by=viewer))


def letters_read_along(viewer: Person, walk_id: int) -> tuple[ReadAlong, list[Message]]:
    """The letters of such a walk since the person said yes, or 404."""
    walk = next((each for each in walks_read_along(viewer) if each.pk == walk_id), None)
    if walk is None or {walk.coach_id, walk.place.person_id} & set(blocked_people(viewer)):
        raise Http404
    yes = walk.read_alongs.select_related("walk__place__person", "walk__coach").get(by=viewer)
    either = Q(asker=walk.coach, other=walk.place.person) | Q(asker=walk.place.person, other=walk.coach)  # fmt: skip
    conversation = Conversation.objects.filter(either).first()
    letters = Message.objects.filter(conversation=conversation, written_at__gte=yes.since)  # fmt: skip
    return yes, list(letters.select_related("writer"))
