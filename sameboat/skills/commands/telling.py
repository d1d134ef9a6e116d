"""Telling what helps, changing it, and taking it away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from sameboat.circles.models import Circle
from sameboat.people.models import Person
from sameboat.posts.models import Post
from sameboat.skills import rules
from sameboat.skills.commands.waiting import stop_waiting, wait_where_needed, waits_in_circle
from sameboat.skills.models import Skill, SkillVersion
from sameboat.skills.telling import Told
from sameboat.text.findings import Look


@dataclass(frozen=True)
class Shown:
    """Who may read a skill, where, and whether its owner's name stands there."""

    reach: str = Skill.Reach.MINE
    circle: Circle | None = None
    as_someone: bool = False


@transaction.atomic
def tell_skill(
    *,
    person: Person,
    words: Told,
    shown: Shown,
    from_post: Post | None = None,
    variation_of: Skill | None = None,
    once_key: str | None = None,
    seen: Look | None = None,
    at: datetime | None = None,
) -> Skill:
    """Tell something that helps. Sent twice, it is one; the same form with other words changes it.

    What was written without a name stays without one.
    """
    person = Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    if once_key and (known := Skill.objects.filter(made_by=person, once_key=once_key).first()):
        if _is_sent_twice(known, words, shown):
            return known
        return change_skill(person=person, skill=known, words=words, shown=shown, seen=seen, at=at)
    rules.must_leave_room(person, is_new=True)
    skill = Skill(told_by=person, made_by=person, from_post=from_post, variation_of=variation_of)
    skill.once_key = once_key or None
    return put_down(skill, words, shown, seen=seen, at=at or timezone.now())


def _is_sent_twice(known: Skill, words: Told, shown: Shown) -> bool:
    stands = Shown(known.reach, known.circle, known.as_someone)
    return bool(known.newest and known.newest.told == words.fields and stands == shown)


def put_down(
    skill: Skill, words: Told, shown: Shown, *, seen: Look | None = None, at: datetime
) -> Skill:
    """Write a new skill down with its first words. Called by commands, in their transaction."""
    owner, post = skill.told_by, skill.from_post
    rules.must_be_a_skill(words)
    if owner is not None:
        rules.may_show(owner, shown.reach, shown.circle)
    skill.reach, skill.circle, skill.made_at = shown.reach, shown.circle, at
    skill.as_someone = shown.as_someone or bool(post and post.alias_id)
    skill.save()
    _new_version(skill, words, at)
    wait_where_needed(skill, at=at, seen=seen)
    return skill


@transaction.atomic
def change_skill(
    *,
    person: Person,
    skill: Skill,
    words: Told,
    shown: Shown,
    seen: Look | None = None,
    at: datetime | None = None,
) -> Skill:
    """Give a skill new words, or others who may read it. New words are a new version, which waits again.

    The same words again make no version.
    """
    skill, now = locked(skill), at or timezone.now()
    rules.may_change(person, skill)
    rules.must_be_a_skill(words)
    # Whoever left the circle can still take their name off, or mend a word.
    was_in = None if skill.reach == Skill.Reach.MINE else skill.circle
    rules.may_show(person, shown.reach, shown.circle, was_in=was_in)
    is_new = skill.newest is None or skill.newest.told != words.fields
    if is_new:
        stop_waiting(skill, by=person)
        rules.must_leave_room(person, is_new=False)
    skill.as_someone = shown.as_someone or bool(skill.from_post and skill.from_post.alias_id)
    if skill.circle_id != (shown.circle.pk if shown.circle else None):
        skill.circle_version = None
    skill.reach, skill.circle = shown.reach, shown.circle
    skill.save()
    if is_new:
        _new_version(skill, words, now)
    wait_where_needed(skill, at=now, seen=seen)
    return skill


@transaction.atomic
def take_skill_away(*, person: Person, skill: Skill, at: datetime | None = None) -> None:
    """Its owner takes it away from everybody. Whoever tries it keeps their own plan. Twice changes nothing."""
    skill = locked(skill)
    rules.may_change(person, skill)
    if skill.retired_at:
        return
    stop_waiting(skill, by=person)
    skill.retired_at = at or timezone.now()
    skill.save(update_fields=["retired_at"])


@transaction.atomic
def bring_skill_back(*, person: Person, skill: Skill, at: datetime | None = None) -> None:
    """Let what was taken away stand again, for those who could read it before."""
    skill = locked(skill)
    rules.may_change(person, skill)
    rules.may_show(person, skill.reach, skill.circle)
    if skill.retired_at:
        skill.retired_at = None
        skill.save(update_fields=["retired_at"])
        wait_where_needed(skill, at=at or timezone.now())


def locked(skill: Skill) -> Skill:
    """The skill, held until the transaction ends."""
    found = Skill.objects.select_for_update(of=("self",), no_key=True)
    return found.select_related("newest", "circle", "told_by", "from_post").get(pk=skill.pk)


def _new_version(skill: Skill, words: Told, at: datetime) -> None:
    last = skill.versions.order_by("-number").values_list("number", flat=True).first() or 0
    version = SkillVersion(skill=skill, number=last + 1, made_at=at, **words.fields)
    version.found_by, version.waits_in_circle = (
        words.found_by,
        waits_in_circle(skill, words.as_text, at),
    )
    version.save()
    skill.newest = version
    skill.save(update_fields=["newest"])
