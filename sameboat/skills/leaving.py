"""What a person takes along of skills and trials, and what is left of both without them."""

from __future__ import annotations

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from sameboat.people.models import Person
from sameboat.people.ports import Part
from sameboat.skills.answers import in_words
from sameboat.skills.commands.asking import drop_asking_notice
from sameboat.skills.commands.erasing import erase_skill_words
from sameboat.skills.models import (
    KeepRequest,
    Kept,
    Skill,
    SkillNote,
    SkillVersion,
    SkillWords,
    Thanks,
    Trial,
    TrialAnswer,
)
from sameboat.skills.planning import words_of_plan
from sameboat.skills.queries.asking import asked_of
from sameboat.skills.queries.record import own_way
from sameboat.skills.queries.skills import lines_for
from sameboat.skills.queries.trials import words_of_answer

Row = dict[str, object]


def take_skills(person: Person) -> Part:
    """What they told, in all its versions; what they asked; what they tried with what came of it; their record."""
    rows = [*_told(person), *_asked(person), *_tried(person), *_record(person)]
    return Part("skills", _("What helps you, and what you tried"), rows)


def _words(kept: SkillWords) -> Row:
    return {
        "title": kept.title,
        "what_for": ", ".join(kept.what_for_words),
        "steps": list(kept.steps),
        "costs": kept.costs,
        "not_when": kept.not_when,
        "harms": kept.harms,
    }


def _told(person: Person) -> list[Row]:
    versions = SkillVersion.objects.filter(skill__told_by=person).select_related("skill")
    rows: list[Row] = [
        {
            "told": _words(each),
            "version": each.number,
            "at": each.made_at,
            "without_my_name": each.skill.as_someone,
            "read_by": str(each.skill.get_reach_display()),
            "came_back": each.sent_back_because,
            "taken_away_at": each.skill.retired_at,
        }
        for each in versions.order_by("skill__made_at", "number")
    ]
    return rows


def _asked(person: Person) -> list[Row]:
    mine = KeepRequest.objects.filter(asker=person).order_by("asked_at")
    asked: list[Row] = [
        {"asked_to_keep": _words(a), "at": a.asked_at, "answered_at": a.answered_at} for a in mine
    ]
    return [
        *asked,
        *({"asked_of_me": _words(a), "at": a.asked_at} for a in asked_of(person)),
    ]


def _tried(person: Person) -> list[Row]:
    title_of = _titles(person)
    rows: list[Row] = []
    for trial in Trial.objects.filter(person=person).order_by("begun_at"):
        plan = words_of_plan(trial)
        rows.append(
            {
                "tried": title_of.get(trial.skill_id, ""),
                "if_or_when": plan.when,
                "then": plan.then,
                "how_often": str(trial.get_how_often_display()),
                "days": list(trial.days),
                "hour": trial.hour,
                "from": trial.from_day,
                "until": trial.until_day,
                "reminded": trial.is_reminded,
                "begun_at": trial.begun_at,
                "ended_at": trial.ended_at,
            }
        )
    answers = TrialAnswer.objects.filter(trial__person=person).select_related("trial")
    rows += [
        {
            "what_came_of": title_of.get(each.trial.skill_id, ""),
            "said": in_words(each, words_of_answer(each)),
            "moderators_were_told_at": each.told_at,
        }
        for each in answers.order_by("day")
    ]
    return rows


def _record(person: Person) -> list[Row]:
    title_of = _titles(person)
    rows: list[Row] = [
        {
            "on_my_record": title_of.get(each.skill_id, ""),
            "my_own_way": own_way(each),
            "kept_at": each.kept_at,
            "put_away_at": each.put_away_at,
        }
        for each in Kept.objects.filter(person=person)
    ]
    thanks = Thanks.objects.filter(person=person)
    return [*rows, *({"thanked_for": title_of.get(t.skill_id, ""), "at": t.at} for t in thanks)]


def _titles(person: Person) -> dict[int, str]:
    """Titles as this person may read them now: what is out of their sight is not taken along."""
    theirs = Q(trials__person=person) | Q(kept_by__person=person) | Q(thanks__person=person)
    ids = Skill.objects.filter(theirs).values("pk")
    found = lines_for(person, Skill.objects.visible_to(person).filter(pk__in=ids))
    return {line.skill.pk: line.words.title for line in found}


def forget_skills(person: Person) -> None:
    """Everything they told goes, whatever becomes of their posts: a skill is its owner's. What others drafted out of

    their words goes too, and what they drafted of others' that nobody agreed to. Others keep what they tried of it.
    """
    Trial.objects.filter(person=person).delete()
    Kept.objects.filter(person=person).delete()
    Thanks.objects.filter(person=person).delete()
    of_theirs = Q(asker=person) | Q(post__author=person)
    for asking in KeepRequest.objects.filter(of_theirs).select_related("post__author"):
        drop_asking_notice(asking)
        asking.delete()
    for skill in Skill.objects.filter(told_by=person):
        _let_go(skill)
    Skill.objects.filter(made_by=person).update(made_by=None, once_key=None)
    SkillVersion.objects.filter(seen_by=person).update(seen_by=None)
    SkillNote.objects.filter(by=person).update(by=None)


def _let_go(skill: Skill) -> None:
    """Where others tried it, an empty one is left for what they keep to hang on."""
    is_used = (
        Trial.objects.filter(skill=skill).exists() or Kept.objects.filter(skill=skill).exists()
    )
    if not is_used:
        skill.delete()
        return
    erase_skill_words(skill)
    skill.notes.all().delete()
    skill.thanks.all().delete()
    skill.told_by = skill.from_post = skill.circle = skill.variation_of = None
    skill.retired_at = skill.retired_at or timezone.now()
    skill.save()
