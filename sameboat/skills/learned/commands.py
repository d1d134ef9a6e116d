"""Counting anew, once a week, and working out what follows."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime, timedelta

import numpy as np
from django.db import transaction

from sameboat.lib.locks import one_after_another
from sameboat.lib.once import asking_once
from sameboat.skills.learned.counting import PARTS, Change, Said, changes
from sameboat.skills.learned.gathering import kinds_of, said_of_skills
from sameboat.skills.models import Block, Counted, Everyone, Release
from sameboat.stats.pooling import Chances, pool

# Always the same, so that the same counts always say the same.
SEED = 1
# Which chance is of whom: of those counted in the first, how many the second.
CHANCES = {
    "helped": ("could_say", "helped"),
    "harmed": ("people", "harmed"),
    "better": ("known", "better"),
}


def tell_what_was_learned(at: datetime) -> int:
    """Count every skill anew and tell it, once in a week: the numbers of a week never change. Says how many skills."""
    week = at.date() - timedelta(days=at.weekday())
    if Release.objects.filter(week__gte=week).exists():
        return 0
    count_anew(at.date())
    told = work_out(seed=SEED)
    Release.objects.get_or_create(week=week, defaults={"made_at": at, "seed": SEED})
    return told


def count_anew(today: date) -> None:
    """Let those who wait join a block, and count anew what changed, wherever five people or more stand behind it."""
    with asking_once():
        every = said_of_skills(today)
    for skill, told in every.items():
        _count_skill(skill, told, today)


@transaction.atomic
def _count_skill(skill: int, told: dict[int, tuple[date, Said]], today: date) -> None:
    one_after_another("learned")
    blocks = {block.kind: block for block in Block.objects.filter(skill_id=skill)}
    counted: dict[str, dict[int, Said]] = {kind: {} for kind in blocks}
    for each in Counted.objects.filter(skill_id=skill).select_related("block"):
        counted[each.block.kind][each.person_id] = Said(**each.said)
    new = [person for person in told if not any(person in each for each in counted.values())]
    for kind, change in changes(counted, told, kinds_of(new), today).items():
        _apply(skill, kind, blocks.get(kind), change)


def _apply(skill: int, kind: str, block: Block | None, change: Change) -> None:
    block = block or Block(skill_id=skill, kind=kind)
    for part, more in change.sums.items():
        setattr(block, part, getattr(block, part) + more)
    block.save()
    Counted.objects.bulk_create(
        Counted(block=block, skill_id=skill, person_id=person, said=asdict(said))
        for person, said in change.joins.items()
    )
    for person, (_was, said) in change.anew.items():
        Counted.objects.filter(skill_id=skill, person_id=person).update(said=asdict(said))


def work_out(*, seed: int) -> int:
    """The chances that follow from all blocks together, and each skill's sum. Says how many skills."""
    blocks = list(Block.objects.order_by("skill_id", "kind"))
    if not blocks:
        return 0
    skills = sorted({block.skill_id for block in blocks})
    kinds = sorted({block.kind for block in blocks})
    places = {b.pk: (skills.index(b.skill_id), kinds.index(b.kind)) for b in blocks}
    found: dict[str, Chances] = {}
    for name, (of, part) in CHANCES.items():
        tried, yes = (np.zeros((len(skills), len(kinds))) for _each in range(2))
        for block in blocks:
            tried[places[block.pk]] = getattr(block, of)
            yes[places[block.pk]] = getattr(block, part)
        if tried.sum():
            found[name] = pool(tried, yes, seed=seed)
    _keep(blocks, skills, places, found)
    return len(skills)


@transaction.atomic
def _keep(
    blocks: list[Block],
    skills: list[int],
    places: dict[int, tuple[int, int]],
    found: dict[str, Chances],
) -> None:
    ends = [f"{name}_{end}" for name in found for end in ("low", "mean", "high")]
    for block in blocks:
        for name, chances in found.items():
            for end in ("low", "mean", "high"):
                value = float(getattr(chances, end)[places[block.pk]])
                setattr(block, f"{name}_{end}", value)
    if ends:
        Block.objects.bulk_update(blocks, ends)
    for place, skill in enumerate(skills):
        theirs = [block for block in blocks if block.skill_id == skill]
        values: dict[str, float] = {
            part: sum(getattr(block, part) for block in theirs) for part in PARTS
        }
        for name, chances in found.items():
            for end in ("low", "mean", "high"):
                values[f"{name}_{end}"] = float(getattr(chances, f"all_{end}")[place])
        Everyone.objects.update_or_create(skill_id=skill, defaults=values)
