"""Choices, each for its owner alone, and what peers say beside them."""

from __future__ import annotations

from dataclasses import dataclass

from django.shortcuts import get_object_or_404
from django.utils.safestring import SafeString

from sameboat.care import ports
from sameboat.care.box import CannotOpen, open_box
from sameboat.care.models import Choice, ChosenStory
from sameboat.care.visit_parts import Part
from sameboat.care.worksheet import Option, Worksheet, steps_of
from sameboat.people.models import Person
from sameboat.posts.models import Thread
from sameboat.posts.queries.lists import Line, lines_of
from sameboat.safety.models import Fact
from sameboat.safety.queries.fitting import fitting_facts

MOST_STORIES, MOST_FACTS = 5, 2


@dataclass(frozen=True)
class Weighed:
    """A choice as it is read. `is_lost` says that it is there and the key is not."""

    row: Choice
    sheet: Worksheet
    is_lost: bool = False

    @property
    def pk(self) -> int:
        """Its id."""
        return self.row.pk

    @property
    def steps(self) -> list[Part]:
        """Its steps, in order."""
        return steps_of(self.row.kind, self.sheet)

    @property
    def is_treatment(self) -> bool:
        """Whether it is about a treatment: then it says what is dangerous to do at once."""
        return self.row.kind == Choice.Kind.TREATMENT

    @property
    def is_telling(self) -> bool:
        """Whether it is about telling people."""
        return self.row.kind == Choice.Kind.TELLING

    @property
    def options(self) -> list[tuple[str, Option]]:
        """What one could do, each with the word of its step in the address."""
        return [(f"option-{number}", each) for number, each in enumerate(self.sheet.options, 1)]

    def step(self, key: str) -> Part | None:
        """One of its steps, if there is such a one."""
        return next((each for each in self.steps if each.key == key), None)

    def next_after(self, key: str) -> str:
        """The step that follows, or nothing after the last."""
        keys = [each.key for each in self.steps]
        place = keys.index(key) + 1 if key in keys else len(keys)
        return keys[place] if place < len(keys) else ""


@dataclass(frozen=True)
class Peers:
    """What peers say they wish they had known: stories the viewer may read, and what other apps bring."""

    stories: list[Line]
    more: list[SafeString]

    def __bool__(self) -> bool:
        return bool(self.stories or self.more)


def _opened(row: Choice) -> Weighed:
    try:
        return Weighed(row, Worksheet.from_box(open_box(row.sealed)))
    except CannotOpen:
        return Weighed(row, Worksheet(""), is_lost=True)


def choices_of(viewer: Person) -> list[Weighed]:
    """The viewer's own choices, the newest first."""
    return [_opened(row) for row in Choice.objects.filter(person=viewer)]


def choice_for(viewer: Person, choice_id: int) -> Weighed:
    """One of the viewer's own choices, or 404."""
    return _opened(get_object_or_404(Choice, pk=choice_id, person=viewer))


def peers_for(viewer: Person, kind: str) -> Peers:
    """What stands beside a kind of choice for this viewer. Nothing of others' during a pause."""
    if viewer.is_paused:
        return Peers([], [])
    threads = list(ChosenStory.objects.filter(kind=kind).values_list("thread", flat=True))
    more = [found for bring in ports.peers_wish if (found := bring(viewer, kind))]
    return Peers(lines_of(viewer, threads, most=MOST_STORIES), more)


def facts_beside(weighed: Weighed) -> list[Fact]:
    """Facts of the shelf that fit a choice about a treatment, by its own words. Nothing of them is kept or told."""
    if not weighed.is_treatment or weighed.is_lost:
        return []
    return [each.fact for each in fitting_facts(weighed.sheet.every_word)][:MOST_FACTS]


def chosen_stories(by: Person) -> list[tuple[ChosenStory, bool]]:
    """Every story beside a worksheet, for the desk, and whether the organiser may read it."""
    found = ChosenStory.objects.select_related("thread__circle")
    seen = set(Thread.objects.visible_to(by).values_list("pk", flat=True).filter(pk__in=found.values("thread")))  # fmt: skip
    return [(story, story.thread_id in seen) for story in found]


def chosen_story_at_desk(story_id: int) -> ChosenStory:
    """One of them, or 404."""
    return get_object_or_404(ChosenStory, pk=story_id)


def can_open_choices() -> bool:
    """Whether the key opens every choice that is there. For `doctor`."""
    return not any(_opened(row).is_lost for row in Choice.objects.iterator())
