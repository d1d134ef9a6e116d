"""The demonstration's people tell what helps, ask for what others told, and try it over some weeks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

from sameboat.people.models import Person
from sameboat.posts.models import Post
from sameboat.safety.models import Fact
from sameboat.skills.commands.answering import answer_day
from sameboat.skills.commands.asking import agree_to_keep, ask_to_keep
from sameboat.skills.commands.keeping import keep_skill, write_own_way
from sameboat.skills.commands.looking import let_skill_through, put_note
from sameboat.skills.commands.telling import Shown, tell_skill
from sameboat.skills.commands.thanking import thank
from sameboat.skills.commands.trying import begin_trial, stop_trial
from sameboat.skills.models import Skill, SkillVersion, Trial
from sameboat.skills.planning import Plan
from sameboat.skills.telling import Told, told

_DID = {"y": "yes", "p": "partly", "n": "not"}
_HELPED = {"l": "lot", "s": "some", "n": "not", "c": "cannot_say"}
_BAD = {"o": "no", "x": "yes"}
_HOUR = timedelta(hours=1)


class WhatHelps:
    """Skills in the order in which they were told."""

    def __init__(self, people: dict[str, Person], ago: Callable[[float], datetime]) -> None:
        self.people, self.ago = people, ago
        self.skills: dict[str, Skill] = {}

    def fill(self, texts: dict[str, list[dict[str, Any]]]) -> None:
        """Everything, in order."""
        for each in sorted(texts["skill"], key=lambda each: -each["days_ago"]):
            self.tell(each)
        for each in texts["asking"]:
            self.ask(each)
        for each in texts["skill"]:
            for tried in each.get("tried", []):
                self.try_it(self.skills[each["title"]], tried)

    def tell(self, each: dict[str, Any]) -> None:
        """One skill, let through by Mo unless it waits, with notes and thanks."""
        at = self.ago(each["days_ago"])
        skill = tell_skill(
            person=self.people[each["by"]],
            words=_words(each),
            shown=Shown(Skill.Reach.ALL, None, each.get("as_someone", False)),
            variation_of=self.skills.get(each.get("varies", "")),
            at=at,
        )
        self.skills[each["title"]] = skill
        if each.get("waits"):
            return
        self.let_through(skill, at)
        for key in each.get("facts", []):
            put_note(by=self.people["Mo"], skill=skill, fact=Fact.objects.get(key=key), at=at)
        for name in each.get("thanks", []):
            thank(person=self.people[name], skill=skill, at=at + 72 * _HOUR)

    def let_through(self, skill: Skill, at: datetime) -> None:
        """Mo looks at it some hours later."""
        let_skill_through(by=self.people["Mo"], version=_newest(skill), at=at + 5 * _HOUR)

    def ask(self, each: dict[str, Any]) -> None:
        """Somebody asks whether they may keep what a post says, and hears yes, or nothing yet."""
        post = Post.objects.get(thread__title=each["thread"], number=1)
        at = self.ago(each["days_ago"])
        asker = self.people[each["by"]]
        asking = ask_to_keep(asker=asker, post=post, words=_words(each), at=at)
        if each.get("answer") == "yes" and post.author:
            skill = agree_to_keep(
                person=post.author, asking=asking, reach=Skill.Reach.ALL, as_someone=False, at=at + 20 * _HOUR
            )  # fmt: skip
            self.let_through(skill, at + 20 * _HOUR)

    def try_it(self, skill: Skill, tried: dict[str, Any]) -> None:
        """Somebody tries it each day for as long as they have something to say."""
        person, begun = self.people[tried["by"]], self.ago(tried["days_ago"])
        skill.refresh_from_db()
        hour = time.fromisoformat(tried["hour"]) if "hour" in tried else None
        plan = Plan(
            when=tried["when"], then=tried["then"], how_often=Trial.HowOften.DAILY, hour=hour,
            is_reminded=tried.get("reminded", False),
        )  # fmt: skip
        trial = begin_trial(person=person, skill=skill, version=_newest(skill), plan=plan, at=begun)
        days = tried["said"].split()
        for number, said in enumerate(days):
            if said != ".":
                self.answer(person, trial, trial.from_day + timedelta(days=number), said)
        if not tried.get("goes_on"):
            stop_trial(person=person, trial=trial, at=begun + timedelta(days=len(days)))
        if tried.get("kept"):
            keep_skill(person=person, skill=skill, at=begun + timedelta(days=len(days)))
        write_own_way(person=person, skill=skill, steps=tried.get("own_way", ()))

    def answer(self, person: Person, trial: Trial, day: date, said: str) -> None:
        """What came of one day, said in the evening."""
        did, helped, bad = said[0], said[1:2], said[2:3]
        parts = {"did": _DID[did], "helped": _HELPED.get(helped), "harmed": _BAD.get(bad)}
        evening = datetime.combine(day, time(19), tzinfo=self.ago(0).tzinfo)
        kept = {part: word for part, word in parts.items() if word}
        answer_day(person=person, trial=trial, day=day, said=kept, at=evening)


def _words(each: dict[str, Any]) -> Told:
    parts = ("title", "what_for", "steps", "costs", "not_when", "harms")
    return told(**{part: each[part] for part in parts if part in each})


def _newest(skill: Skill) -> SkillVersion:
    return skill.versions.latest("number")
