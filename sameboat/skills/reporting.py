"""How skills, words that wait, and what is asked are found for a report, hidden, and put back."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from sameboat.people.models import Person
from sameboat.safety.ports import Concern, Reportable, Seen, Standing
from sameboat.skills.commands.erasing import erase_skill_words
from sameboat.skills.commands.looking import (
    hide_skill,
    let_skill_through,
    reveal_owner,
    send_skill_back,
    unhide_skill,
)
from sameboat.skills.models import KeepRequest, Skill, SkillVersion
from sameboat.skills.queries.asking import asking_for
from sameboat.skills.queries.desk import skill_at_desk, version_at_desk
from sameboat.skills.queries.skills import skill_for, words_for


def _about(skill: Skill) -> Person | None:
    return None if skill.as_someone else skill.told_by


def _find(viewer: Person, skill_id: int) -> Seen:
    skill = skill_for(viewer, skill_id)
    path = skill.get_absolute_url()
    return Seen(skill.pk, _about(skill), words_for(viewer, skill).as_text, path)


def _stands(by: Person, skill_id: int) -> Standing:
    skill = skill_at_desk(by, skill_id)
    words = skill.version or skill.circle_version or skill.newest
    return Standing(
        words.as_text if words else "", {}, bool(skill.hidden_at), bool(skill.retired_at)
    )


def _hide(by: Person, concern: Concern, reason: str) -> None:
    hide_skill(by=by, skill=skill_at_desk(by, concern.thing_id), reason=reason, concern=concern)


def _restore(by: Person, concern: Concern, reason: str) -> None:
    unhide_skill(by=by, skill=skill_at_desk(by, concern.thing_id), reason=reason, concern=concern)


def _told_by(person: Person) -> QuerySet[Skill, int]:
    return Skill.objects.filter(told_by=person).values_list("pk", flat=True)


def _writer(skill_id: int) -> int | None:
    return Skill.objects.filter(pk=skill_id).values_list("told_by_id", flat=True).first()


def _circle(skill_id: int) -> int | None:
    return Skill.objects.filter(pk=skill_id).values_list("circle_id", flat=True).first()


def _erase(skill_id: int) -> None:
    skill = Skill.objects.filter(pk=skill_id).exclude(hidden_at=None).first()
    if skill:
        erase_skill_words(skill)


def _reveal(by: Person, skill_id: int, reason: str) -> Person:
    return reveal_owner(by=by, skill=skill_at_desk(by, skill_id), reason=reason)


def _find_version(viewer: Person, version_id: int) -> Seen:
    version = version_at_desk(viewer, version_id)
    path = f"/skills/{version.skill_id}/look/"
    return Seen(version.pk, _about(version.skill), version.as_text, path)


def _version_stands(by: Person, version_id: int) -> Standing:
    version = version_at_desk(by, version_id)
    skill = version.skill
    is_gone = bool(skill.retired_at)
    return Standing(version.as_text, {}, bool(skill.hidden_at), is_gone, version.is_waiting)


def _hide_version(by: Person, concern: Concern, reason: str) -> None:
    skill = version_at_desk(by, concern.thing_id).skill
    hide_skill(by=by, skill=skill, reason=reason, concern=concern)


def _restore_version(by: Person, concern: Concern, reason: str) -> None:
    skill = version_at_desk(by, concern.thing_id).skill
    unhide_skill(by=by, skill=skill, reason=reason, concern=concern)


def _versions_of(person: Person) -> QuerySet[SkillVersion, int]:
    return SkillVersion.objects.filter(skill__told_by=person).values_list("pk", flat=True)


def _skill_of(version_id: int) -> int:
    found = SkillVersion.objects.filter(pk=version_id).values_list("skill_id", flat=True)
    return found.first() or 0


def _reveal_version(by: Person, version_id: int, reason: str) -> Person:
    return reveal_owner(by=by, skill=version_at_desk(by, version_id).skill, reason=reason)


def _let_through(by: Person, version_id: int) -> None:
    let_skill_through(by=by, version=version_at_desk(by, version_id))


def _send_back(by: Person, version_id: int, reason: str) -> None:
    send_skill_back(by=by, version=version_at_desk(by, version_id), reason=reason)


def _find_asking(viewer: Person, asking_id: int) -> Seen:
    """Only who is asked reports it: the words are somebody else's, about something of theirs."""
    asking = asking_for(viewer, asking_id)
    if asking.asker_id == viewer.pk or not asking.is_open:
        raise Http404
    said = _("Asked to keep something as a skill:")
    return Seen(asking.pk, asking.asker, f"{said}\n\n{asking.as_text}", asking.get_absolute_url())


def _askings_of(person: Person) -> QuerySet[KeepRequest, int]:
    return KeepRequest.objects.filter(asker=person).values_list("pk", flat=True)


def _asker(asking_id: int) -> int | None:
    return KeepRequest.objects.filter(pk=asking_id).values_list("asker_id", flat=True).first()


skill_report = Reportable(
    find=_find,
    hide=_hide,
    restore=_restore,
    stands=_stands,
    made_by=_told_by,
    writer=_writer,
    circle=_circle,
    erase=_erase,
    reveal=_reveal,
)
skill_waiting_report = Reportable(
    find=_find_version,
    hide=_hide_version,
    restore=_restore_version,
    stands=_version_stands,
    made_by=_versions_of,
    writer=lambda version_id: _writer(_skill_of(version_id)),
    circle=lambda version_id: _circle(_skill_of(version_id)),
    erase=lambda version_id: _erase(_skill_of(version_id)),
    reveal=_reveal_version,
    let_through=_let_through,
    send_back=_send_back,
)
asking_report = Reportable(find=_find_asking, made_by=_askings_of, writer=_asker)
