"""What suits somebody, what was drawn for them, and what is suggested where nothing is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sameboat.people.models import Person
from sameboat.skills.learned.gathering import kinds_of
from sameboat.skills.models import Block, DrawOf, Everyone, Kept, Skill, Trial
from sameboat.skills.models.learned import FEWEST, Counts
from sameboat.skills.models.skill import SkillQuerySet
from sameboat.skills.suggesting.policy import Drawn, draw

# Of what nobody knows anything yet; and from which chance of harm on a skill is suggested to nobody.
UNKNOWN, TOO_HARMFUL = 0.5, 0.15


@dataclass(frozen=True)
class Context:
    """What is known when something is drawn for a person: their kind, and the chance that each suitable skill helps them."""

    kind: str
    helps: dict[int, float]


def suitable_for(person: Person) -> SkillQuerySet:
    """Of all that every member may read, the skills of others that a person neither tried nor put away."""
    open_to_all = Skill.objects.seen_by_all().filter(pk__in=Skill.objects.visible_to(person))
    known = Trial.objects.filter(person=person).values("skill")
    away = Kept.objects.filter(person=person).exclude(put_away_at=None).values("skill")
    return open_to_all.exclude(told_by=person).exclude(pk__in=known).exclude(pk__in=away)


def context_for(person: Person) -> Context:
    """The skills that suit a person, but for what did harm to more than about one in seven, and how likely each helps."""
    kind = kinds_of([person.pk]).get(person.pk, "")
    told: dict[int, Counts] = {each.skill_id: each for each in Everyone.objects.all()}
    if kind:
        told.update({each.skill_id: each for each in Block.objects.filter(kind=kind)})
    helps = {}
    for skill in suitable_for(person).values_list("pk", flat=True):
        each = told.get(skill)
        harm = each.harmed_mean if each else None
        if harm is None or harm <= TOO_HARMFUL:
            helps[skill] = _help(each)
    return Context(kind, helps)


def _help(each: Counts | None) -> float:
    if each is None or each.could_say < FEWEST or each.helped_mean is None:
        return UNKNOWN
    return each.helped_mean


def drawn_on(person: Person, day: date) -> DrawOf | None:
    """What was drawn for a person on a day of theirs."""
    return DrawOf.objects.filter(person=person, day=day).select_related("draw").first()


def made_again(of: DrawOf) -> Drawn:
    """The draw once more, from what was written down."""
    return draw({skill: helps for skill, helps, _chance in of.draw.candidates}, of.draw.seed)


def plain_suggestion(person: Person, day: date) -> int | None:
    """The id of what stands there for whoever takes no part in research: each day the next, by no chance and no merit."""
    found = suitable_for(person).exclude(learned__harmed_mean__gt=TOO_HARMFUL)
    suitable = sorted(found.values_list("pk", flat=True))
    return suitable[day.toordinal() % len(suitable)] if suitable else None
