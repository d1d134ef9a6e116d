"""Taking a skill's words away for good."""

from sameboat.skills.models import Skill
from sameboat.skills.telling import Told

_NOTHING = Told(title="", what_for=(), steps=())


def erase_skill_words(skill: Skill) -> None:
    """No version says anything any more. What others tried, and their own words for it, stays theirs."""
    skill.versions.update(**_NOTHING.fields, found_by="", sent_back_because="")
