"""Saying what came of it: one tap at a time, and words where somebody wants to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sameboat.lib.refusal import Refusal
from sameboat.notices.commands import see_key
from sameboat.people.models import Person
from sameboat.safety.commands.reporting import report_thing
from sameboat.safety.models import Report
from sameboat.safety.plan_box import seal_words
from sameboat.skills import rules
from sameboat.skills.commands.reminding import key_of
from sameboat.skills.commands.trying import own_trial_locked
from sameboat.skills.models import Skill, Trial, TrialAnswer

_CHOICES = {
    "did": TrialAnswer.Did.values,
    "helped": TrialAnswer.Helped.values,
    "harmed": TrialAnswer.Harmed.values,
}


@transaction.atomic
def answer_day(
    *,
    person: Person,
    trial: Trial,
    day: date,
    said: Mapping[str, str],
    at: datetime | None = None,
) -> TrialAnswer:
    """Keep what somebody said of one day: `did`, `helped`, `harmed`, `words`, any of them alone.

    There is one answer for a day. It can be changed until the day on which it was given is over; its words as long
    as the day they are about is today or yesterday, so that who writes past midnight loses nothing.
    """
    trial, now = own_trial_locked(person, trial), at or timezone.now()
    answer = TrialAnswer.objects.filter(trial=trial, day=day).first()
    if answer is None:
        rules.may_answer_day(trial, day, now)
        answer = TrialAnswer(trial=trial, day=day, made_at=now)
    answer.trial = trial
    if _CHOICES.keys() & said.keys():
        rules.may_change_answer(answer, now)
    for part, choices in _CHOICES.items():
        if part in said:
            if said[part] not in choices:
                raise Refusal(_("Please choose one of the answers."))
            setattr(answer, part, said[part])
    if "words" in said:
        rules.may_add_words(answer, now)
        answer.words = _sealed(said["words"])
    _forget_what_does_not_fit(answer)
    answer.changed_at = now
    answer.save()
    see_key(person=person, key=key_of(trial, day), at=now)
    return answer


def _sealed(words: str) -> str:
    # A browser counts a new line as one letter and sends it as two.
    lines = words.replace("\r\n", "\n").replace("\x00", "")
    clean = lines.encode("utf-8", "ignore").decode().strip()
    if len(clean) > rules.LONGEST_WORDS:
        raise Refusal(_("That is longer than fits here. A few lines are enough."))
    return seal_words({"words": clean}) if clean else ""


def _forget_what_does_not_fit(answer: TrialAnswer) -> None:
    """What was not done helped nobody and harmed nobody."""
    if answer.did == TrialAnswer.Did.NOT:
        answer.helped, answer.harmed = "", ""


@transaction.atomic
def tell_of_harm(
    *,
    person: Person,
    trial: Trial,
    day: date,
    skill: Skill,
    words: str,
    at: datetime | None = None,
) -> Report:
    """Let the moderators know that a skill did harm, in words that its owner hands over. It is about the skill, not about them.

    The same day a second time adds what is new to what was said.
    """
    now = at or timezone.now()
    answer = TrialAnswer.objects.filter(trial=trial, trial__person=person, day=day).first()
    if answer is None or answer.harmed != TrialAnswer.Harmed.YES:
        raise Refusal(_("Say first that it did harm."))
    if skill.reach == Skill.Reach.MINE:
        raise Refusal(_("Nobody else reads this one, so nobody else needs to know."))
    if not Skill.objects.visible_to(person).filter(pk=skill.pk).exists():
        raise Refusal(
            _("You no longer read this here. If others should know, write to a moderator.")
        )
    answer.told_at = now
    answer.save(update_fields=["told_at"])
    said = _("It did harm when it was tried: %(words)s") % {"words": words.strip()}
    return report_thing(
        reporter=person,
        thing="skill",
        thing_id=skill.pk,
        reason=Report.Reason.MISLEADING,
        words=said if words.strip() else _("It did harm when it was tried."),
        at=now,
    )
