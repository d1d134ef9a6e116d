"""What a person takes along of counts and draws, and what is left of both without them: numbers that nobody can be found in."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from sameboat.people.models import Person
from sameboat.people.ports import Part
from sameboat.skills.models import Counted, DrawOf, Skill
from sameboat.skills.queries.skills import lines_for
from sameboat.skills.suggesting.commands import forget_whose_draws


def take_learned(person: Person) -> Part:
    """Where they are counted and as having said what; what was drawn for them, with every probability."""
    rows: list[dict[str, Any]] = []
    counted = Counted.objects.filter(person=person).order_by("pk")
    draws = DrawOf.objects.filter(person=person).select_related("draw").order_by("day")
    titles = _titles(person, {each.skill_id for each in counted} | {
        skill for of in draws for skill, _helps, _chance in of.draw.candidates
    })  # fmt: skip
    rows += [
        {"counted_with_others_for": titles.get(each.skill_id, ""), "as": each.said}
        for each in counted
    ]
    rows += [_drawn(of, titles) for of in draws]
    return Part("learned", _("Where you are counted, and what was drawn for you"), rows)


def _drawn(of: DrawOf, titles: dict[int, str]) -> dict[str, Any]:
    draw = of.draw
    return {
        "drawn_on": of.day,
        "at": of.at,
        "kind_of_people": of.kind,
        "suggested": titles.get(draw.suggested, "") if draw.suggested else _("nothing"),
        "probability_of_nothing": draw.nothing,
        "could_have_been": [
            {"skill": titles.get(skill, ""), "helps": helps, "probability": chance}
            for skill, helps, chance in draw.candidates
        ],
        "seed": draw.seed,
        "policy": draw.policy,
    }


def _titles(person: Person, skills: set[int]) -> dict[int, str]:
    found = Skill.objects.visible_to(person).filter(pk__in=skills)
    return {line.skill.pk: line.words.title for line in lines_for(person, found)}


def forget_learned(person: Person) -> None:
    """They are taken out of who is counted and whose draws are. The counts of five and more, and the draws, stay as they are."""
    Counted.objects.filter(person=person).delete()
    forget_whose_draws(person)
