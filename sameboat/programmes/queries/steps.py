"""One step as its person sees it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from sameboat.measures.queries.readings import totals_since
from sameboat.people.models import Person
from sameboat.posts.models import Thread
from sameboat.programmes.folder.nouns import Step, Told
from sameboat.programmes.models import DayNumber, EditionFile, Place, StepRecord
from sameboat.programmes.queries.company import coach_of
from sameboat.programmes.queries.known import is_done, known_of, records_of, told_in
from sameboat.programmes.rendering import words_html
from sameboat.programmes.way.opening import State, StepNow, next_step, steps_now
from sameboat.rooms.queries.meetings import Coming, next_in


@dataclass(frozen=True)
class CountedDay:
    """A day of a goal: what its person typed, and what it says in words, typed or from their own devices."""

    day: date
    label: str
    typed: int | None
    words: str


@dataclass(frozen=True)
class StepPage:
    """A step with what its person told in it, and the step to go on with after it."""

    place: Place
    now: StepNow
    words: SafeString
    told: Told
    record: StepRecord | None
    next: StepNow | None
    is_lost: bool = False
    counted: list[CountedDay] = field(default_factory=list)
    media: str = ""
    meetings: list[Coming] = field(default_factory=list)
    coach: Person | None = None

    @property
    def step(self) -> Step:
        """The step itself."""
        return self.now.step

    @property
    def says(self) -> Told:
        """What stands at its top, with names as templates can ask for them."""
        return {name.replace("-", "_"): value for name, value in self.step.page.told.items()}

    @property
    def template(self) -> str:
        """What its kind adds to the page."""
        return f"programmes/kinds/_{self.step.kind}.html"

    @property
    def last_days(self) -> list[CountedDay]:
        """The last week of what is counted, to be typed in."""
        return self.counted[:7]

    @property
    def has_counted(self) -> list[CountedDay]:
        """The days of four weeks on which anything was counted."""
        return [each for each in self.counted if each.words]

    @property
    def is_sound(self) -> bool:
        """Whether what there is to watch is to be heard."""
        return str(self.step.page.told.get("media", "")).endswith((".mp3", ".ogg", ".m4a"))

    @property
    def is_done(self) -> bool:
        """Whether its person is done with it."""
        return self.record is not None and is_done(self.record)


def step_page(place: Place, key: str, at: datetime | None = None) -> StepPage:
    """A step that stands open, or 404."""
    now = at or timezone.now()
    records, programme = records_of(place), place.cohort.edition.course
    known = known_of(place, now, records)
    found = next((each for each in steps_now(programme, known) if each.key == key), None)
    if found is None or known.day < 0 or found.state not in {State.OPEN, State.DONE}:
        raise Http404
    record = next((each for each in records if each.step == key), None)
    told = told_in(record) if record else {}
    media = media_address(place)
    return StepPage(
        place=place,
        now=found,
        words=words_html(found.step.page.words, media),
        told=told or {},
        record=record,
        next=next_step(programme, known),
        is_lost=told is None,
        counted=_counted(place, found.step, now) if found.step.kind == "goal" else [],
        media=media,
        meetings=_meetings(place) if found.step.kind == "meeting" else [],
        coach=coach_of(place) if told else None,
    )


def _meetings(place: Place) -> list[Coming]:
    """The next meetings of the group's circle."""
    circle = place.cohort.circle
    return next_in(place.person, circle, most=3) if circle else []


def may_read_talk(viewer: Person, thread: Thread) -> bool:
    """Whether the thread of a talk is there for the viewer: it is not between whom a block is, or once it was taken away."""
    return Thread.objects.visible_to(viewer).filter(pk=thread.pk).exists()


def media_address(place: Place) -> str:
    """The address below which the pictures and films of a programme are, for somebody in it."""
    return reverse("programmes:media", args=[place.cohort_id, "x"])[:-1]


def media_of(place: Place, name: str) -> bytes:
    """A picture or a film of the programme, or 404."""
    found = EditionFile.objects.filter(edition=place.cohort.edition_id, name=f"media/{name}").first()  # fmt: skip
    if found is None:
        raise Http404
    return found.raw


def _counted(place: Place, step: Step, now: datetime) -> list[CountedDay]:
    """The last four weeks of what is counted, newest first; not before the day somebody began."""
    watched, today = step.page.told["watches"], place.day_there(now)
    first = max(today - timedelta(days=27), place.began_on)
    unit = step.page.told.get("unit", "")
    typed = dict(DayNumber.objects.filter(place=place, step=step.key, day__gte=first).values_list("day", "number"))  # fmt: skip
    told: dict[date, str] = {}
    if watched != "number":
        told = totals_since(place.person, watched.replace("-", "_"), first)
    told |= {day: f"{number} {unit}".strip() for day, number in typed.items()}
    days = [today - timedelta(days=back) for back in range((today - first).days + 1)]
    return [CountedDay(day, _day_words(day, today), typed.get(day), told.get(day, "")) for day in days]  # fmt: skip


def _day_words(day: date, today: date) -> str:
    near = {today: _("Today"), today - timedelta(days=1): _("Yesterday")}
    return near.get(day) or date_format(day, "l j F")
