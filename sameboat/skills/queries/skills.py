"""Skills for whoever may read them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from sameboat.circles.models import Circle
from sameboat.lib.words import folded
from sameboat.people.models import Person
from sameboat.posts.paths import thread_path
from sameboat.posts.queries.posts import post_for
from sameboat.skills.models import Kept, Skill, SkillNote, SkillVersion, Thanks, Trial, WhatFor
from sameboat.skills.models.skill import SkillQuerySet

ON_A_PAGE = 20


@dataclass(frozen=True)
class Line:
    """One skill in a list."""

    skill: Skill
    words: SkillVersion
    who: str


@dataclass(frozen=True)
class Found:
    """A page of what was found."""

    lines: list[Line]
    older: int
    newer: int


@dataclass(frozen=True)
class SkillPage:
    """A skill as one viewer reads it, and what of theirs stands beside it."""

    skill: Skill
    words: SkillVersion
    who: str
    is_mine: bool
    is_thanked: bool
    was_thanked: bool
    notes: list[SkillNote]
    trial: Trial | None
    kept: Kept | None
    from_path: str
    variation_of: Line | None


def with_words(found: SkillQuerySet) -> SkillQuerySet:
    """Skills with everything that is needed to say which words a viewer reads."""
    return found.select_related("newest", "circle_version", "version", "told_by")


def read_by(viewer: Person, skill: Skill, circles: set[int]) -> SkillVersion | None:
    """Which words of a skill a viewer reads; `circles` are ids of those they read."""
    if skill.told_by_id == viewer.pk:
        return skill.newest
    if skill.circle_id in circles and skill.circle_version:
        return skill.circle_version
    return skill.version


def _version_id_read_by(viewer: Person, skill: Skill, circles: set[int]) -> int | None:
    if skill.told_by_id == viewer.pk:
        return skill.newest_id
    in_circle = skill.circle_version_id if skill.circle_id in circles else None
    return in_circle or skill.version_id


def circles_read_by(viewer: Person) -> set[int]:
    """Ids of the circles whose skills the viewer reads: those they have a place in."""
    return set(Circle.objects.with_a_place_for(viewer).values_list("pk", flat=True))


def lines_for(viewer: Person, found: SkillQuerySet, circles: set[int] | None = None) -> list[Line]:
    """Skills as one viewer reads them, in the order given. `circles` are ids of those they read, where they are known."""
    circles = circles_read_by(viewer) if circles is None else circles
    lines = []
    for skill in with_words(found):
        words = read_by(viewer, skill, circles)
        if words is not None:
            lines.append(Line(skill, words, who_told(skill)))
    return lines


def who_told(skill: Skill) -> str:
    """Whose it is, in words: a name, or somebody without one.

    What has no name says the same while its teller leaves: else the day it changed would tell who it was.
    """
    if skill.as_someone:
        return _("someone here")
    if skill.told_by is None or skill.told_by.is_leaving:
        return _("someone who left")
    return skill.told_by.name


def skills_for(viewer: Person, *, what_for: str = "", words: str = "", page: int = 1) -> Found:
    """What helps, the newest first; never by how well it did. Only what stands on the page is read whole."""
    every = Skill.objects.visible_to(viewer).order_by("-made_at", "pk")
    circles = circles_read_by(viewer)
    read = _versions_read(viewer, every, circles)
    terms = folded(words).split()[:8]
    if what_for or terms:
        fitting = _fitting(read.values(), what_for, terms)
        read = {skill: version for skill, version in read.items() if version in fitting}
    start = (page - 1) * ON_A_PAGE
    shown = list(read)[start : start + ON_A_PAGE]
    lines = lines_for(
        viewer, Skill.objects.filter(pk__in=shown).order_by("-made_at", "pk"), circles
    )
    has_more = len(read) > start + ON_A_PAGE
    return Found(lines, page + 1 if has_more else 0, page - 1)


def _versions_read(viewer: Person, every: SkillQuerySet, circles: set[int]) -> dict[int, int]:
    """Ids of skills, in their order, each with the id of the words that the viewer reads."""
    found = {}
    bare = every.only("told_by_id", "circle_id", "newest_id", "circle_version_id", "version_id")
    for skill in bare.iterator():
        if version := _version_id_read_by(viewer, skill, circles):
            found[skill.pk] = version
    return found


def _fitting(versions: Iterable[int], what_for: str, terms: list[str]) -> set[int]:
    """Ids of those versions that are for something, and hold each of these words or their beginnings."""
    called = {key: folded(str(label)) for key, label in WhatFor.choices}
    rows = SkillVersion.objects.filter(pk__in=list(versions))
    return {
        version
        for version, kept_for, found_by in rows.values_list("pk", "what_for", "found_by")
        if (not what_for or what_for in kept_for)
        and _has_words(f"{found_by} {' '.join(called.get(key, '') for key in kept_for)}", terms)
    }


def _has_words(text: str, terms: list[str]) -> bool:
    return all(f" {term}" in f" {text}" for term in terms)


def skill_for(viewer: Person, skill_id: int) -> Skill:
    """A skill the viewer may read, or 404."""
    return get_object_or_404(with_words(Skill.objects.visible_to(viewer)), pk=skill_id)


def own_skill_for(viewer: Person, skill_id: int) -> Skill:
    """One of the viewer's own, also what they took away; else 404."""
    return get_object_or_404(with_words(Skill.objects.all()), pk=skill_id, told_by=viewer)


def words_for(viewer: Person, skill: Skill) -> SkillVersion:
    """The words of a skill as this viewer reads them, or 404."""
    words = read_by(viewer, skill, circles_read_by(viewer))
    if words is None:
        raise Http404
    return words


def skill_page(viewer: Person, skill_id: int) -> SkillPage:
    """A skill with all that stands on its page, or 404."""
    skill = skill_for(viewer, skill_id)
    is_mine = skill.told_by_id == viewer.pk
    return SkillPage(
        skill=skill,
        words=words_for(viewer, skill),
        who=who_told(skill),
        is_mine=is_mine,
        is_thanked=Thanks.objects.filter(skill=skill, person=viewer).exists(),
        was_thanked=is_mine and Thanks.objects.filter(skill=skill).exists(),
        notes=list(skill.notes.select_related("fact").order_by("at", "pk")),
        trial=Trial.objects.filter(skill=skill, person=viewer, ended_at=None).first(),
        kept=Kept.objects.filter(skill=skill, person=viewer).first(),
        from_path=_from_path(viewer, skill),
        variation_of=_variation_of(viewer, skill),
    )


def _from_path(viewer: Person, skill: Skill) -> str:
    """Where the post stands that it came from, if the viewer may read it and it does not tell a name that the skill does not."""
    if skill.from_post_id is None:
        return ""
    try:
        post = post_for(viewer, skill.from_post_id)
    except Http404:
        return ""
    tells_a_name = skill.as_someone and post.alias_id is None
    return (
        ""
        if tells_a_name and skill.told_by_id != viewer.pk
        else thread_path(post.thread_id, post.pk)
    )


def _variation_of(viewer: Person, skill: Skill) -> Line | None:
    found = Skill.objects.visible_to(viewer).filter(pk=skill.variation_of_id)
    return next(iter(lines_for(viewer, found)), None) if skill.variation_of_id else None


def told_by(viewer: Person) -> list[Skill]:
    """What the viewer told, also what they took away, the newest first."""
    return list(with_words(Skill.objects.filter(told_by=viewer)).order_by("-made_at", "pk"))
