"""What somebody tries, for themselves alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.shortcuts import get_object_or_404

from sameboat.lib.wall_clock import day_there, moment_of, zone_named
from sameboat.people.models import Person
from sameboat.safety.plan_box import CannotOpen, open_words
from sameboat.skills.answers import how_often, in_words
from sameboat.skills.models import Skill, Trial, TrialAnswer
from sameboat.skills.planning import PlanWords, words_of_plan
from sameboat.skills.queries.skills import Line, lines_for

MOST_ASKED = 3


@dataclass(frozen=True)
class Asked:
    """A day of which to ask, and what was said of it so far. `only_words`: the rest was said on an earlier day, and stays."""

    trial: Trial
    day: date
    is_today: bool
    answer: TrialAnswer | None = None
    words: str = ""
    title: str = ""
    only_words: bool = False

    @property
    def is_done(self) -> bool:
        """Whether nothing more needs saying of it."""
        said = self.answer
        return bool(
            said and (said.did == TrialAnswer.Did.NOT or (said.did and said.helped and said.harmed))
        )


@dataclass(frozen=True)
class TrialPage:
    """One's own trial of a skill: the plan, the day it asks about, and the days before."""

    trial: Trial
    line: Line | None
    plan: PlanWords
    asked: Asked | None
    said: list[str]
    how_often: str


def trial_for(viewer: Person, trial_id: int) -> Trial:
    """One of the viewer's own trials, or 404."""
    found = Trial.objects.select_related("person", "skill", "version")
    return get_object_or_404(found, pk=trial_id, person=viewer)


def open_trial_of(viewer: Person, skill: Skill) -> Trial | None:
    """The trial of a skill that goes on."""
    return Trial.objects.filter(person=viewer, skill=skill, ended_at=None).first()


def trial_page(viewer: Person, trial_id: int, wanted: date | None, at: datetime) -> TrialPage:
    """A trial with the day that is asked about: the wanted one where it can be answered, or today."""
    trial = trial_for(viewer, trial_id)
    answers = list(trial.answers.order_by("-day"))
    visible = Skill.objects.visible_to(viewer).filter(pk=trial.skill_id)
    return TrialPage(
        trial=trial,
        line=next(iter(lines_for(viewer, visible)), None),
        plan=words_of_plan(trial),
        asked=_asked(trial, answers, wanted, at),
        said=[in_words(answer, words_of_answer(answer)) for answer in answers][:60],
        how_often=how_often(trial),
    )


def _asked(
    trial: Trial, answers: list[TrialAnswer], wanted: date | None, at: datetime
) -> Asked | None:
    today = day_there(at, zone_named(trial.person.time_zone))
    day = wanted if wanted in (today, today - timedelta(days=1)) else today
    if day < trial.from_day:
        return None
    answer = next((each for each in answers if each.day == day), None)
    if trial.ended_at and answer is None:
        return None
    if answer is None:
        return Asked(trial, day, day == today)
    is_earlier = day_there(answer.made_at, zone_named(trial.person.time_zone)) != today
    words = words_of_answer(answer)
    return Asked(trial, day, day == today, answer, words, only_words=is_earlier)


def words_of_answer(answer: TrialAnswer) -> str:
    """The words that somebody left with their own answer; empty where they cannot be opened."""
    try:
        return open_words(answer.words).get("words", "") if answer.words else ""
    except CannotOpen:
        return ""


def to_answer(viewer: Person, at: datetime) -> list[Asked]:
    """The days of which nobody has asked the viewer yet: planned for today, its hour past, or for yesterday; a few."""
    zone = zone_named(viewer.time_zone)
    today = day_there(at, zone)
    open_ones = Trial.objects.filter(person=viewer, ended_at=None, skill__hidden_at=None)
    trials = open_ones.select_related("person")
    answered = set(
        TrialAnswer.objects.filter(
            trial__in=trials, day__gte=today - timedelta(days=1)
        ).values_list("trial", "day")
    )
    due = [
        Asked(trial, day, day == today)
        for trial in trials
        for day in (today - timedelta(days=1), today)
        if trial.is_on(day)
        and (trial.pk, day) not in answered
        and (trial.hour is None or moment_of(day, trial.hour, zone) <= at)
    ]
    return _titled(viewer, sorted(due, key=lambda asked: asked.day, reverse=True)[:MOST_ASKED])


def _titled(viewer: Person, due: list[Asked]) -> list[Asked]:
    visible = Skill.objects.visible_to(viewer).filter(pk__in=[a.trial.skill_id for a in due])
    titles = {line.skill.pk: line.words.title for line in lines_for(viewer, visible)} if due else {}
    return [
        Asked(each.trial, each.day, each.is_today, title=titles.get(each.trial.skill_id, ""))
        for each in due
    ]
