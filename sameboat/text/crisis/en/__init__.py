"""The rules for English."""

from sameboat.text.crisis.en import doing, dying, excuses, near, others, plainly, spelling
from sameboat.text.crisis.signs import Rules

RULES = Rules(
    sentences=spelling.sentences,
    signs=(*dying.SIGNS, *doing.SIGNS, *others.SIGNS, *near.SIGNS, *plainly.SIGNS),
    left=excuses.left,
)
