"""Skills for those who look at them."""

from __future__ import annotations

from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404

from sameboat.people.models import Person
from sameboat.safety.models import Fact
from sameboat.skills.models import Skill, SkillVersion


def skill_at_desk(viewer: Person, skill_id: int) -> Skill:
    """Any skill that others read or may be going to, for a moderator; else 404."""
    if not viewer.is_staff:
        raise Http404
    found = Skill.objects.select_related("newest", "circle_version", "version", "told_by", "circle")
    return get_object_or_404(
        found.filter(~Q(reach=Skill.Reach.MINE) | ~Q(hidden_at=None)), pk=skill_id
    )


def version_at_desk(viewer: Person, version_id: int) -> SkillVersion:
    """The words of such a skill as they were at one time, for a moderator; else 404."""
    if not viewer.is_staff:
        raise Http404
    version = get_object_or_404(
        SkillVersion.objects.select_related("skill__told_by"), pk=version_id
    )
    skill_at_desk(viewer, version.skill_id)
    return version


def facts_beside(skill: Skill) -> list[Fact]:
    """Facts of the shelf that do not stand under a skill yet."""
    return list(Fact.objects.exclude(pk__in=skill.notes.values("fact")))


def fact_beside(fact_id: str) -> Fact:
    """One fact of the shelf, or 404."""
    if not fact_id.isascii() or not fact_id.isdigit() or len(fact_id) > 15:
        raise Http404
    return get_object_or_404(Fact, pk=int(fact_id))


def waiting_words(skill: Skill) -> SkillVersion | None:
    """The words of a skill that wait for somebody to look."""
    return skill.versions.filter(seen_at=None).exclude(waits_since=None).order_by("-number").first()
