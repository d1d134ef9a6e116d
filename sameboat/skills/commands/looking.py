"""What a moderator does with skills: letting them through, giving them back, hiding them, notes under them."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sameboat.audit.commands import record
from sameboat.lib.refusal import Refusal
from sameboat.notices.commands import tell
from sameboat.people.models import Person
from sameboat.safety.models import Fact
from sameboat.safety.ports import Concern, seen_to
from sameboat.skills import rules
from sameboat.skills.commands.telling import locked
from sameboat.skills.commands.waiting import WAITING
from sameboat.skills.models import Skill, SkillNote, SkillVersion


@transaction.atomic
def let_skill_through(*, by: Person, version: SkillVersion, at: datetime | None = None) -> Skill:
    """Let everybody read these words, or their circle where it reads nothing unseen. Twice changes nothing."""
    skill, now = locked(version.skill), at or timezone.now()
    version = skill.versions.get(pk=version.pk)
    if version.seen_at:
        return skill
    rules.may_look_after(by, skill)
    _must_wait(version)
    rules.must_still_be_here(skill.told_by)
    version.seen_at, version.seen_by = now, by
    version.save(update_fields=["seen_at", "seen_by"])
    skill.version = version
    skill.circle_version = version if skill.circle_id else None
    if skill.reach == Skill.Reach.ALL:
        skill.shown_at = skill.shown_at or now
    skill.save(update_fields=["version", "circle_version", "shown_at"])
    _tell_owner(skill, "seen", _("Something that helped you was seen, and stands now."), now)
    _done(skill, version, by)
    record("let_skill_through", actor=by, subject=_named(skill), thing=skill)
    return skill


@transaction.atomic
def send_skill_back(
    *, by: Person, version: SkillVersion, reason: str, at: datetime | None = None
) -> None:
    """Give these words back to their owner, who reads why and can change them. What stood before stands. Twice changes nothing."""
    skill = locked(version.skill)
    version = skill.versions.get(pk=version.pk)
    if version.is_sent_back:
        return
    rules.may_look_after(by, skill)
    _must_wait(version)
    why = _with_reason(reason)
    version.is_sent_back, version.sent_back_because = True, why
    version.waits_since, version.seen_by = None, by
    version.save(update_fields=["is_sent_back", "sent_back_because", "waits_since", "seen_by"])
    if skill.circle_version_id == version.pk:
        # Its circle read it unseen; from now on nobody does.
        skill.circle_version = skill.version
        skill.save(update_fields=["circle_version"])
    words = _("Something that helped you came back to you: %(reason)s") % {"reason": why}
    _tell_owner(skill, "seen", words, at or timezone.now())
    _done(skill, version, by)
    record("send_skill_back", actor=by, subject=_named(skill), thing=skill, reason=why)


@transaction.atomic
def hide_skill(
    *,
    by: Person,
    skill: Skill,
    reason: str,
    concern: Concern | None = None,
    at: datetime | None = None,
) -> None:
    """Hide a skill from everyone but its owner. Where a case led there, its decision tells them why. Twice changes nothing."""
    skill, why = locked(skill), _with_reason(reason)
    rules.may_look_after(by, skill)
    if skill.hidden_at:
        return
    skill.hidden_at = at or timezone.now()
    skill.save(update_fields=["hidden_at"])
    record("hide_skill", actor=by, subject=_concerned(concern), thing=concern or skill, reason=why)
    if concern is None:
        words = _("A moderator hid something you told: %(reason)s") % {"reason": why}
        _tell_owner(skill, "hidden", words, skill.hidden_at)


@transaction.atomic
def unhide_skill(*, by: Person, skill: Skill, reason: str, concern: Concern | None = None) -> None:
    """Put a hidden skill back. Its owner is told."""
    skill, why = locked(skill), _with_reason(reason)
    rules.may_look_after(by, skill)
    if not skill.hidden_at:
        return
    skill.hidden_at = None
    skill.save(update_fields=["hidden_at"])
    record(
        "unhide_skill", actor=by, subject=_concerned(concern), thing=concern or skill, reason=why
    )
    words = _("Something you told stands again: %(reason)s") % {"reason": why}
    _tell_owner(skill, "hidden", words, timezone.now())


@transaction.atomic
def put_note(*, by: Person, skill: Skill, fact: Fact, at: datetime | None = None) -> SkillNote:
    """Put a note from the fact shelf under a skill. Its owner is told. Twice is one note."""
    skill = locked(skill)
    rules.may_look_after(by, skill)
    now = at or timezone.now()
    note, is_new = SkillNote.objects.get_or_create(
        skill=skill, fact=fact, defaults={"by": by, "at": now}
    )
    if is_new:
        record("note_skill", actor=by, subject=_named(skill), thing=skill)
        _tell_owner(skill, "note", _("A moderator put a note under something you told."), now)
    return note


@transaction.atomic
def take_note_away(*, by: Person, skill: Skill, fact: Fact) -> None:
    """Take a note under a skill away."""
    skill = locked(skill)
    rules.may_look_after(by, skill)
    if SkillNote.objects.filter(skill=skill, fact=fact).delete()[0]:
        record("unnote_skill", actor=by, subject=_named(skill), thing=skill)


@transaction.atomic
def reveal_owner(*, by: Person, skill: Skill, reason: str) -> Person:
    """Who told a skill without their name: told to this moderator, with a reason, and written down."""
    why = _with_reason(reason)
    if not by.is_staff:
        raise Refusal(_("Only a moderator can do that."))
    if not skill.as_someone or skill.told_by is None:
        raise Refusal(_("This carries a name already, or its writer has left."))
    record("reveal_alias", actor=by, subject=skill.told_by, thing=skill, reason=why)
    return skill.told_by


def _must_wait(version: SkillVersion) -> None:
    if not version.is_waiting:
        raise Refusal(_("It does not wait any more: its writer has changed it or taken it back."))


def _with_reason(reason: str) -> str:
    if not reason.strip():
        raise Refusal(_("Say why, in a sentence."))
    return reason.strip()[:500]


def _named(skill: Skill) -> Person | None:
    return None if skill.as_someone else skill.told_by


def _concerned(concern: Concern | None) -> Person | None:
    return concern.about if concern else None


def _tell_owner(skill: Skill, kind: str, words: str, at: datetime) -> None:
    if skill.told_by:
        key = f"skill:{skill.pk}:{kind}:{at:%s%f}"
        path = f"/skills/{skill.pk}/"
        tell(person=skill.told_by, kind=kind, key=key, words=words, path=path, at=at)


def _done(skill: Skill, version: SkillVersion, by: Person) -> None:
    for step in seen_to:
        step(WAITING, version.pk, by)
