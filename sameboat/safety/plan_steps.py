"""The six steps of a safety plan, after the Safety Planning Intervention, in our own words.

Stanley, B. and Brown, G. K. (2012). Safety planning intervention: a brief intervention to mitigate suicide
risk. Cognitive and Behavioral Practice 19, 256-264.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise


@dataclass(frozen=True)
class Step:
    """One step: its word in the address, its name in the plan, what is asked, and a hint."""

    key: str
    name: str | StrPromise
    asks: str | StrPromise
    hint: str | StrPromise


STEPS = (
    Step(
        "signs",
        _("How I notice it"),
        _("How do you notice that a bad time begins?"),
        _("Thoughts, feelings, things you do or stop doing. Write it as you would say it to yourself."),
    ),
    Step(
        "alone",
        _("What I can do by myself"),
        _("What helps you when nobody is there?"),
        _("Small things that carry you through ten minutes: a shower, a walk round the block, one song."),
    ),
    Step(
        "around",
        _("Where it is easier to be"),
        _("Where, or near whom, is it a little easier?"),
        _("A café, a bench, a neighbour. You need not tell anybody how you are."),
    ),
    Step(
        "ask",
        _("Whom I can tell"),
        _("Whom could you tell that you are not all right?"),
        _("Names and numbers, the first to ring first. One is enough."),
    ),
    Step(
        "care",
        _("Who helps by profession"),
        _("Who helps you by profession, and how do you reach them?"),
        _("Your team, your doctor, a crisis service, a ward that knows you. Helplines stand under Help now."),
    ),
    Step(
        "safe",
        _("How I make the place safer"),
        _("What would you put further away, and who could keep it for you?"),
        _("Whatever you might hurt yourself with. Further away for some hours already helps."),
    ),
)  # fmt: skip
KEYS = tuple(step.key for step in STEPS)
LONGEST = 2000


def next_after(key: str) -> str:
    """The step that follows, or nothing after the last."""
    place = KEYS.index(key) + 1
    return KEYS[place] if place < len(KEYS) else ""


def as_rows(words: dict[str, str]) -> list[dict[str, Any]]:
    """A plan's steps in order, each with what was written there."""
    return [{"step": step, "words": words.get(step.key, "")} for step in STEPS]
