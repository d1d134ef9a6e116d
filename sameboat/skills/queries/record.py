"""What helps somebody: their own record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from sameboat.people.models import Person
from sameboat.safety.plan_box import CannotOpen, open_words
from sameboat.skills.answers import in_words
from sameboat.skills.models import Kept, Skill, Trial, TrialAnswer
from sameboat.skills.planning import PlanWords, words_of_plan
from sameboat.skills.queries.skills import Line, lines_for, skill_for
from sameboat.skills.queries.trials import words_of_answer

LAST = 3


@dataclass(frozen=True)
class RecordLine:
    """One skill on somebody's record. `line` is None where it is no longer there to be read."""

    kept: Kept
    line: Line | None
    own_way: list[str]
    trial: Trial | None
    plan: PlanWords
    said: list[str]
    tried_since: datetime | None

    @property
    def steps(self) -> list[str]:
        """How it is done: one's own way, or as it was told."""
        return self.own_way or (list(self.line.words.steps) if self.line else [])


@dataclass(frozen=True)
class Record:
    """What somebody keeps at, what they are trying, and what they put away."""

    kept: list[RecordLine]
    open: list[RecordLine]
    away: list[RecordLine]


def record_for(viewer: Person) -> Record:
    """Everything the viewer tried or kept, in six queries."""
    lines = _lines(viewer)
    return Record(
        kept=[line for line in lines if line.kept.kept_at],
        open=[line for line in lines if not line.kept.kept_at and not line.kept.put_away_at],
        away=[line for line in lines if line.kept.put_away_at],
    )


def _lines(viewer: Person) -> list[RecordLine]:
    rows = list(Kept.objects.filter(person=viewer).order_by("pk"))
    visible = Skill.objects.visible_to(viewer).filter(pk__in=[row.skill_id for row in rows])
    shown = {line.skill.pk: line for line in lines_for(viewer, visible)} if rows else {}
    trials = list(Trial.objects.filter(person=viewer).order_by("begun_at"))
    answers = list(TrialAnswer.objects.filter(trial__in=trials).order_by("-day"))
    skill_of = {trial.pk: trial.skill_id for trial in trials}
    found = []
    for row in rows:
        own = [trial for trial in trials if trial.skill_id == row.skill_id]
        said = [each for each in answers if skill_of[each.trial_id] == row.skill_id][:LAST]
        found.append(_line(row, shown.get(row.skill_id), own, said))
    return sorted(
        found, key=lambda line: line.tried_since or line.kept.kept_at or _LONG_AGO, reverse=True
    )


_LONG_AGO = datetime.min.replace(tzinfo=UTC)


def _line(row: Kept, line: Line | None, trials: list[Trial], said: list[TrialAnswer]) -> RecordLine:
    going_on = next((trial for trial in trials if trial.ended_at is None), None)
    return RecordLine(
        kept=row,
        line=line,
        own_way=own_way(row),
        trial=going_on,
        plan=words_of_plan(going_on) if going_on else PlanWords(),
        said=[in_words(each, words_of_answer(each)) for each in said],
        tried_since=trials[0].begun_at if trials else None,
    )


def own_way(kept: Kept | None) -> list[str]:
    """The steps of somebody's own way; none where they cannot be opened."""
    try:
        opened = open_words(kept.own_way) if kept and kept.own_way else {}
    except CannotOpen:
        return []
    return opened.get("steps", "").splitlines()


def own_way_of(viewer: Person, skill: Skill) -> list[str]:
    """The viewer's own way of a skill."""
    return own_way(Kept.objects.filter(person=viewer, skill=skill).first())


def skill_on_record(viewer: Person, skill_id: int) -> Skill:
    """A skill that stands on the viewer's record, wherever it is now, or one they may read; else 404."""
    row = Kept.objects.filter(person=viewer, skill=skill_id).select_related("skill").first()
    return row.skill if row else skill_for(viewer, skill_id)
