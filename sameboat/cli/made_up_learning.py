"""The demonstration's people try what others told, say how it went, and some take part in research."""

from datetime import datetime, timedelta

from sameboat.consent.research.commands import publish_research_words, take_part
from sameboat.desk.texts import default_research_words
from sameboat.lib.chance import number
from sameboat.lib.wall_clock import day_there, zone_named
from sameboat.people.models import Person
from sameboat.skills.commands.answering import answer_day
from sameboat.skills.commands.trying import begin_trial
from sameboat.skills.learned.commands import count_anew, tell_what_was_learned
from sameboat.skills.models import Skill, SkillVersion, Trial
from sameboat.skills.planning import Plan

_SEED = "harbour street"
# How many of them try a skill, and take part in research.
_TRIES, _TAKES_PART = 0.7, 0.5


def learn_together(people: dict[str, Person], now: datetime) -> None:
    """Many try what every member may read; a week later it is counted. Wren and Juniper are left to try it themselves."""
    words = publish_research_words(
        by=people["Olive"], body=default_research_words(), at=now - timedelta(days=120)
    )
    others = [person for name, person in people.items() if name not in ("Wren", "Juniper", "Mo")]
    for person in others:
        if number(_SEED, "research", person.name) < _TAKES_PART:
            take_part(person=person, words=words, at=now - timedelta(days=100))
    for skill in Skill.objects.seen_by_all().select_related("version"):
        version = skill.version
        for person in others:
            has_part = person.pk == skill.told_by_id or skill.trials.filter(person=person).exists()
            if version and not has_part and _luck("tries", version, person) < _TRIES:
                _try(person, skill, version, now)
    for weeks in range(8, 0, -1):
        count_anew((now - timedelta(weeks=weeks)).date())
    tell_what_was_learned(now)


def _luck(what: str, version: SkillVersion, person: Person, day: int = 0) -> float:
    return number(_SEED, what, version.title, person.name, day)


def _try(person: Person, skill: Skill, version: SkillVersion, now: datetime) -> None:
    luck = _luck("luck", version, person)
    first = max(now - timedelta(days=70), version.made_at + timedelta(days=2))
    begun = first + luck * max(now - timedelta(days=12) - first, timedelta(0))
    plan = Plan(when="I feel it coming", then="I do the first step", how_often=Trial.HowOften.DAILY)
    trial = begin_trial(person=person, skill=skill, version=version, plan=plan, at=begun)
    for day in range(0, 9, 3):
        helps, at = _luck("helps", version, person, day), begun + timedelta(days=day)
        said = {
            "did": "yes" if luck < 0.7 else "partly",
            "helped": "lot" if helps < 0.25 else "some" if helps < 0.6 else "not",
            "harmed": "yes" if luck > 0.93 else "no",
        }
        day_of = day_there(at, zone_named(person.time_zone))
        answer_day(person=person, trial=trial, day=day_of, said=said, at=at)
