"""Skills, askings and trials for tests, made by the real commands."""

from datetime import datetime, time
from typing import Any

from sameboat.circles.models import Circle
from sameboat.people.models import Person
from sameboat.posts.models import Post
from sameboat.skills.commands.asking import ask_to_keep
from sameboat.skills.commands.looking import let_skill_through
from sameboat.skills.commands.telling import Shown, tell_skill
from sameboat.skills.commands.trying import begin_trial
from sameboat.skills.models import KeepRequest, Skill, Trial
from sameboat.skills.planning import Plan
from sameboat.skills.telling import Told, told


def words(title: str = "Cold water on the wrists", **changes: Any) -> Told:
    """What somebody tells, whole."""
    said: dict[str, Any] = {
        "title": title,
        "what_for": ["worry"],
        "steps": ["Turn on the cold tap.", "Hold your wrists under it and count to thirty."],
        "costs": "Nothing, and a minute.",
        "not_when": "When I am out on the street.",
        "harms": "Not in winter, with broken skin.",
    }
    return told(**{**said, **changes})


def make_skill(
    person: Person,
    *,
    circle: Circle | None = None,
    reach: str = "",
    seen_by: Person | None = None,
    as_someone: bool = False,
    at: datetime | None = None,
    **changes: Any,
) -> Skill:
    """A skill that somebody told: for their circle, or for everybody where `seen_by` let it through."""
    shown_to = reach or ("all" if seen_by else "circle" if circle else "mine")
    shown = Shown(shown_to, circle, as_someone)
    origin = {key: changes.pop(key) for key in ("from_post", "variation_of") if key in changes}
    skill = tell_skill(person=person, words=words(**changes), shown=shown, at=at, **origin)
    if seen_by and skill.newest:
        let_skill_through(by=seen_by, version=skill.newest, at=at)
    skill.refresh_from_db()
    return skill


def make_asking(asker: Person, post: Post, **changes: Any) -> KeepRequest:
    """Somebody asks a post's writer whether they may keep it."""
    return ask_to_keep(asker=asker, post=post, words=words(**changes))


def make_trial(person: Person, skill: Skill, at: datetime | None = None, **changes: Any) -> Trial:
    """Somebody tries a skill each day at nine, and wants to be reminded."""
    plan: dict[str, Any] = {
        "when": "the kettle is on",
        "then": "hold my wrists under cold water",
        "how_often": Trial.HowOften.DAILY,
        "hour": time(9),
        "is_reminded": True,
    }
    version = skill.version or skill.circle_version or skill.newest
    if version is None:
        raise ValueError("A skill without words cannot be tried.")
    plan = {**plan, **changes}
    return begin_trial(person=person, skill=skill, version=version, plan=Plan(**plan), at=at)
