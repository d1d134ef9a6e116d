"""When a skill's words wait for somebody's eyes, and who learns of it."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from sameboat.people.models import Person
from sameboat.posts.seen_first import why_it_waits
from sameboat.safety.ports import Matter, needs_a_human, seen_to
from sameboat.skills.models import Skill, SkillVersion
from sameboat.text.findings import Finding, Kind, Look

WAITING, STANDING = "skill_waiting", "skill"


def waits_in_circle(skill: Skill, text: str, at: datetime) -> bool:
    """Whether its circle too reads it only once it was seen, as it would a post by the same person."""
    if skill.circle is None or skill.told_by is None:
        return False
    return why_it_waits(skill.told_by, skill.circle, (text,), at) is not None


def wait_where_needed(skill: Skill, *, at: datetime, seen: Look | None = None) -> None:
    """Let the newest words wait where somebody should look first, and show them where nobody need."""
    if skill.retired_at:
        # Nobody else reads it; should it come back, it is looked at then.
        return
    newest = skill.newest
    if newest is None or skill.reach == Skill.Reach.MINE:
        stop_waiting(skill, by=skill.told_by)
        return
    if newest.seen_at is None:
        # Told for oneself or for another circle first, it still waits where this one sees everything first.
        newest.waits_in_circle = waits_in_circle(skill, newest.as_text, at)
        newest.save(update_fields=["waits_in_circle"])
    may_stand = newest.seen_at or not (newest.waits_in_circle or newest.is_sent_back)
    if skill.circle_id and may_stand:
        skill.circle_version = newest
        skill.save(update_fields=["circle_version"])
    needs_eyes = skill.reach == Skill.Reach.ALL or newest.waits_in_circle
    if needs_eyes and not newest.seen_at and not newest.is_sent_back:
        _wait(newest, skill, at)
    elif not needs_eyes:
        stop_waiting(skill, by=skill.told_by)
    _tell_what_was_seen(skill, newest, seen)


def stop_waiting(skill: Skill, *, by: Person | None) -> None:
    """Nothing of it waits any more: its owner changed it, took it away, or shows it to fewer."""
    for version in skill.versions.filter(seen_at=None).exclude(waits_since=None):
        version.waits_since = None
        version.save(update_fields=["waits_since"])
        if by is not None:
            for step in seen_to:
                step(WAITING, version.pk, by)


def _wait(version: SkillVersion, skill: Skill, at: datetime) -> None:
    if version.waits_since is None:
        version.waits_since = at
        version.save(update_fields=["waits_since"])
        because = _("Something that helps, to be shown to everyone here.")
        if skill.reach == Skill.Reach.CIRCLE:
            because = _("Something that helps. What is written in this circle is seen first.")
        _put(skill, version, kind="waiting", because=because, by="rule")


def _tell_what_was_seen(skill: Skill, version: SkillVersion, seen: Look | None) -> None:
    """A claim about health or an insult in words that others read goes before humans, as it does for a post."""
    for kind in (Kind.CLAIM, Kind.HOSTILITY):
        found = seen.of(kind) if seen else ()
        if found:
            _put_finding(skill, version, str(kind), found[0])


def _put_finding(skill: Skill, version: SkillVersion, kind: str, found: Finding) -> None:
    because = f"{found.why.rstrip('.')}."
    _put(skill, version, kind=kind, because=because, by=str(found.by), moved=found.words)


def _put(
    skill: Skill,
    version: SkillVersion,
    *,
    kind: str,
    because: str,
    by: str,
    moved: tuple[str, ...] = (),
) -> None:
    waits = version.is_waiting
    matter = Matter(
        kind=kind,
        thing=WAITING if waits else STANDING,
        thing_id=version.pk if waits else skill.pk,
        about=None if skill.as_someone else skill.told_by,
        snapshot=version.as_text,
        path=f"/skills/{skill.pk}/look/",
        because=because,
        by=by,
        moved=moved,
    )
    for step in needs_a_human:
        step(matter)
