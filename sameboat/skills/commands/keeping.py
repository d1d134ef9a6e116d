"""One's own record: keeping at what helps, putting away what does not, and one's own way of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from sameboat.people.models import Person
from sameboat.safety.plan_box import seal_words
from sameboat.skills import rules
from sameboat.skills.commands.trying import stop_trial
from sameboat.skills.models import Kept, Skill, Trial
from sameboat.skills.telling import steps_in


@transaction.atomic
def keep_skill(*, person: Person, skill: Skill, at: datetime | None = None) -> Kept:
    """This helps me: it stands first on my record. Twice changes nothing."""
    kept = _line(person, skill)
    if kept.kept_at is None:
        kept.kept_at, kept.put_away_at = at or timezone.now(), None
        kept.save(update_fields=["kept_at", "put_away_at"])
    return kept


@transaction.atomic
def put_skill_away(*, person: Person, skill: Skill, at: datetime | None = None) -> Kept:
    """Not for me, or not now: it is folded away, and no longer tried. Twice changes nothing."""
    kept, now = _line(person, skill), at or timezone.now()
    if kept.put_away_at is None:
        kept.kept_at, kept.put_away_at = None, now
        kept.save(update_fields=["kept_at", "put_away_at"])
        for trial in Trial.objects.filter(person=person, skill=skill, ended_at=None):
            stop_trial(person=person, trial=trial, at=now)
    return kept


@transaction.atomic
def write_own_way(*, person: Person, skill: Skill, steps: Iterable[str]) -> Kept:
    """Keep one's own way of a skill, sealed, for oneself alone. No steps take it away."""
    kept, clean = _line(person, skill), steps_in(steps)
    if clean:
        rules.must_be_steps(clean)
    kept.own_way = seal_words({"steps": "\n".join(clean)}) if clean else ""
    kept.save(update_fields=["own_way"])
    return kept


def _line(person: Person, skill: Skill) -> Kept:
    Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    return Kept.objects.get_or_create(person=person, skill=skill)[0]
