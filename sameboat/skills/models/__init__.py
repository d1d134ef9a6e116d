"""Skills and their versions, what was asked of a post's writer, what people try and what came of it."""

from sameboat.skills.models.drawing import Draw, DrawOf
from sameboat.skills.models.learned import Block, Counted, Everyone, Release
from sameboat.skills.models.record import Kept
from sameboat.skills.models.request import KeepRequest
from sameboat.skills.models.skill import Skill, SkillNote, SkillQuerySet, SkillVersion, Thanks
from sameboat.skills.models.trial import Trial, TrialAnswer
from sameboat.skills.models.words import SkillWords, WhatFor

__all__ = [
    "Block",
    "Counted",
    "Draw",
    "DrawOf",
    "Everyone",
    "KeepRequest",
    "Kept",
    "Release",
    "Skill",
    "SkillNote",
    "SkillQuerySet",
    "SkillVersion",
    "SkillWords",
    "Thanks",
    "Trial",
    "TrialAnswer",
    "WhatFor",
]  # fmt: skip
