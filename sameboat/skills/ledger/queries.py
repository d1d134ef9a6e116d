"""The rows of the ledger and of the draws: of those who take part in research, from their yes on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, fields
from datetime import datetime, timedelta
from typing import Any

from sameboat.consent.models import ResearchYes
from sameboat.consent.research.queries import those_who_take_part
from sameboat.skills.learned import ports
from sameboat.skills.ledger.keys import Keys
from sameboat.skills.models import DrawOf, Kept, Skill, Trial, TrialAnswer

SOON = timedelta(days=7)
Cell = str | int | float | None


@dataclass(frozen=True)
class LedgerRow:
    """One trial: from what was told, by whom to whom, to what was done and what came of it. Days count from one's yes."""

    trial: str
    tried_by: str
    skill: str
    skill_title: str
    skill_version: int
    what_for: str
    told_by: str
    from_post: str
    from_thread: str
    variation_of: str
    suggested_by_draw: str
    begun_day: int
    stopped_day: int | None
    how_often: str
    reminded: int
    days_answered: int
    days_did: int
    days_partly: int
    days_not: int
    helped_first: str
    helped_last: str
    harmed: int
    kept: str
    change_scale: str
    change_points: float | None
    change: str


@dataclass(frozen=True)
class DrawRow:
    """One skill that could have been drawn in one draw."""

    draw: str
    person: str
    day: int
    kind: str
    policy: int
    seed: str
    skill: str
    thought_to_help: float
    probability: float
    probability_of_nothing: float
    was_drawn: int
    was_nothing: int
    begun_within_a_week: int


def columns_of(row: type[Any]) -> list[str]:
    """The names of a table's columns."""
    return [field.name for field in fields(row)]


def ledger(purpose: str) -> Iterator[tuple[Cell, ...]]:
    """A row for every trial that was begun after its owner's yes. Names of others stand nowhere, nor do plans or words."""
    part, keys = those_who_take_part(), Keys(purpose)
    trials = Trial.objects.filter(person__in=part).select_related(
        "skill", "version", "skill__from_post", "skill__version"
    )
    for trial in trials.order_by("begun_at", "pk").prefetch_related("answers"):
        yes = part[trial.person_id]
        if trial.begun_at >= yes.given_at:
            yield astuple(_row(trial, yes, part, keys))


def _row(trial: Trial, yes: ResearchYes, part: dict[int, ResearchYes], keys: Keys) -> LedgerRow:
    skill, post = trial.skill, trial.skill.from_post
    answers = sorted(trial.answers.all(), key=lambda each: each.day)
    did, said = Counter(a.did for a in answers), [a.helped for a in answers if a.helped]
    change = ports.change_for(
        trial.person_id, trial.begun_at, answers[-1].day if answers else trial.begun_at.date()
    )
    # Of whoever told it without a name, or only for themselves or one circle, nothing stands here; and a teller's key
    # is of another kind than that of those who try: a page says who told a skill, and would say whose trials these are.
    is_open = skill.reach == Skill.Reach.ALL and skill.version is not None and skill.is_standing
    may_be_told = is_open and not skill.as_someone and skill.told_by_id in part
    told_by = skill.told_by_id if may_be_told else None
    return LedgerRow(
        trial=keys.key("trial", trial.pk),
        tried_by=keys.key("person", trial.person_id),
        skill=keys.key("skill", skill.pk),
        # Its words belong to whoever told it: they go along with their yes alone.
        skill_title=skill.version.title if told_by and skill.version else "",
        skill_version=trial.version.number,
        what_for=" ".join(trial.version.what_for),
        told_by=keys.key("teller", told_by),
        from_post=keys.key("post", skill.from_post_id),
        from_thread=keys.key("thread", post.thread_id if post else None),
        variation_of=keys.key("skill", skill.variation_of_id),
        suggested_by_draw=keys.key("draw", _draw_before(trial)),
        begun_day=_day(trial.begun_at, yes),
        stopped_day=_day(trial.ended_at, yes) if trial.ended_at else None,
        how_often=trial.how_often,
        reminded=int(trial.is_reminded),
        days_answered=len(answers),
        days_did=did[TrialAnswer.Did.YES],
        days_partly=did[TrialAnswer.Did.PARTLY],
        days_not=did[TrialAnswer.Did.NOT],
        helped_first=said[0] if said else "",
        helped_last=said[-1] if said else "",
        harmed=int(any(a.harmed == TrialAnswer.Harmed.YES for a in answers)),
        kept=_kept(trial),
        change_scale=change.scale if change else "",
        change_points=change.points if change else None,
        change=_change(change),
    )  # fmt: skip


def _day(at: datetime, yes: ResearchYes) -> int:
    return (at.date() - yes.given_at.date()).days


def _draw_before(trial: Trial) -> int | None:
    """The last draw in the week before that suggested this skill to them."""
    since = trial.begun_at - SOON
    near = DrawOf.objects.filter(person=trial.person_id, at__gte=since, at__lte=trial.begun_at)
    of = near.filter(draw__suggested=trial.skill_id).order_by("-at").first()
    return of.draw_id if of else None


def _kept(trial: Trial) -> str:
    kept = Kept.objects.filter(person=trial.person_id, skill=trial.skill_id).first()
    if kept and kept.put_away_at:
        return "put_away"
    return "kept" if kept and kept.kept_at else ""


def _change(change: ports.ChangeAround | None) -> str:
    if change is None:
        return ""
    return "better" if change.is_better else "worse" if change.is_worse else "same"


def trials_by_person_and_skill(people: Iterable[int]) -> dict[tuple[int, int], list[Trial]]:
    """What these people began to try."""
    begun: dict[tuple[int, int], list[Trial]] = {}
    for trial in Trial.objects.filter(person__in=people):
        begun.setdefault((trial.person_id, trial.skill_id), []).append(trial)
    return begun


def draws(purpose: str) -> Iterator[tuple[Cell, ...]]:
    """A row for everything that could have been drawn since a yes, for those who take part."""
    part, keys = those_who_take_part(), Keys(purpose)
    begun = trials_by_person_and_skill(part)
    found = DrawOf.objects.filter(person__in=part).select_related("draw").order_by("at", "pk")
    for of in found:
        yes, draw = part[of.person_id], of.draw
        if of.at < yes.given_at:
            continue
        for skill, helps, chance in draw.candidates:
            tried = begun.get((of.person_id, skill), [])
            yield astuple(
                DrawRow(
                    draw=keys.key("draw", draw.pk),
                    person=keys.key("person", of.person_id),
                    day=_day(of.at, yes),
                    kind=of.kind,
                    policy=draw.policy,
                    seed=keys.key("seed", draw.seed),
                    skill=keys.key("skill", skill),
                    thought_to_help=helps,
                    probability=chance,
                    probability_of_nothing=draw.nothing,
                    was_drawn=int(draw.suggested == skill),
                    was_nothing=int(draw.suggested is None),
                    begun_within_a_week=int(
                        any(of.at <= each.begun_at < of.at + SOON for each in tried)
                    ),
                )
            )
