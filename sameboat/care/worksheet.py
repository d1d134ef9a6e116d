"""What stands on a worksheet for weighing a decision, as plain values, and the words it asks with.

Nothing is added up: how much a reason matters is said in three steps of words, for its writer to see again, and no sum
is made of it. What was decided is the person's, whatever the page looks like.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

from sameboat.care.models import Choice
from sameboat.care.visit_parts import Part, Words

MATTERS: dict[str, Words] = {
    "much": _("matters a great deal"),
    "some": _("matters"),
    "little": _("matters a little"),
}
SURE: dict[str, Words] = {
    "not_yet": _("I do not know yet"),
    "leaning": _("I lean one way"),
    "fairly": _("I am fairly sure"),
    "sure": _("I am sure"),
}
MOST_OPTIONS, MOST_REASONS, SHORT, REASON, LONG = 4, 8, 80, 160, 1500
FOR, AGAINST = "for", "against"
SIDES: dict[str, Words] = {FOR: _("What speaks for it"), AGAINST: _("What speaks against it")}

# What a worksheet of each kind begins with, to be changed as its owner likes.
STARTING: dict[str, tuple[Words, ...]] = {
    Choice.Kind.TREATMENT: (
        _("Leave it as it is"),
        _("Change something, with whoever looks after me"),
        _("Stop, step by step, with whoever looks after me"),
    ),
    Choice.Kind.TELLING: (
        _("Tell nobody for now"),
        _("Tell one person a little"),
        _("Tell more people, or more of it"),
    ),
    Choice.Kind.OWN: (),
}
# About telling people: whom, how much and when are questions of their own, and each may stay empty.
HOW: dict[str, Words] = {
    "whom": _("Whom, if anybody? Who would keep it to themselves?"),
    "much": _("How much of it? What stays yours?"),
    "time": _("When and where would it be easiest?"),
    "words": _("What could you say? One or two sentences, to try out here"),
}
OPTIONS = Part(
    "options",
    _("What you could do"),
    _("What could you do?"),
    _("Two to four ways. Doing nothing for now is one of them."),
)
TELLING = Part(
    "how",
    _("Whom, how much, when"),
    _("If you told somebody"),
    _(
        "Only if you want to think it through. Not telling is as good an answer: you owe it to nobody. You can tell later what you did not tell today; you cannot take it back."
    ),
)
KNOW = Part(
    "know",
    _("What you would need to know"),
    _("What would you need to know, and whom could you ask?"),
    _("A question that is open is a fine thing to take to a visit."),
)
DECIDED = Part(
    "decided",
    _("What you decided"),
    _("What did you decide?"),
    _("“Not yet” is a decision too. If you name a day, we remind you of it once, here in the house."),
)  # fmt: skip


@dataclass(frozen=True)
class Reason:
    """One reason, and how much it matters to its writer: much, some or little."""

    words: str
    matters: str

    @property
    def matters_words(self) -> Words:
        """How much it matters, in words."""
        return MATTERS[self.matters]


@dataclass(frozen=True)
class Option:
    """One thing somebody could do, with what speaks for it and against it."""

    name: str
    reasons_for: tuple[Reason, ...] = ()
    reasons_against: tuple[Reason, ...] = ()

    @property
    def sides(self) -> list[tuple[Words, list[Reason]]]:
        """Both sides with their reasons, those first that matter most."""
        order = list(MATTERS)
        both = ((FOR, self.reasons_for), (AGAINST, self.reasons_against))
        return [
            (SIDES[side], sorted(reasons, key=lambda each: order.index(each.matters)))
            for side, reasons in both
        ]

    @property
    def has_reasons(self) -> bool:
        """Whether anything stands beneath it."""
        return bool(self.reasons_for or self.reasons_against)


@dataclass(frozen=True)
class Worksheet:
    """Everything that stands on a worksheet."""

    about: str
    options: tuple[Option, ...] = ()
    how: dict[str, str] = field(default_factory=dict)
    know: str = ""
    sure: str = ""
    decided: str = ""

    def as_box(self) -> dict[str, Any]:
        """As it is sealed."""
        return {
            "about": self.about,
            "options": [
                {
                    "name": option.name,
                    FOR: [[each.words, each.matters] for each in option.reasons_for],
                    AGAINST: [[each.words, each.matters] for each in option.reasons_against],
                }
                for option in self.options
            ],
            "how": self.how,
            "know": self.know,
            "sure": self.sure,
            "decided": self.decided,
        }

    @classmethod
    def from_box(cls, box: dict[str, Any]) -> Worksheet:
        """As it was sealed."""
        options = tuple(
            Option(told["name"], _reasons(told[FOR]), _reasons(told[AGAINST]))
            for told in box["options"]
        )
        return cls(
            box["about"], options, dict(box["how"]), box["know"], box["sure"], box["decided"]
        )

    @property
    def how_rows(self) -> list[tuple[Words, str]]:
        """What was thought through about telling, with its questions."""
        return [(asks, self.how[key]) for key, asks in HOW.items() if self.how.get(key)]

    @property
    def sure_words(self) -> Words:
        """How sure its owner is now."""
        return SURE.get(self.sure, "")

    @property
    def every_word(self) -> str:
        """All of its owner's own words, for finding facts that fit."""
        reasons = [
            each.words
            for option in self.options
            for each in (*option.reasons_for, *option.reasons_against)
        ]
        return "\n".join([self.about, *(o.name for o in self.options), *reasons, self.know])


def _reasons(told: Iterable[list[str]]) -> tuple[Reason, ...]:
    return tuple(Reason(words, matters) for words, matters in told)


def steps_of(kind: str, worksheet: Worksheet) -> list[Part]:
    """The steps of a worksheet in order: each thing one could do is one of them."""
    weighing = [
        Part(f"option-{number}", option.name, option.name, "")
        for number, option in enumerate(worksheet.options, 1)
    ]
    telling = [TELLING] if kind == Choice.Kind.TELLING else []
    return [OPTIONS, *weighing, *telling, KNOW, DECIDED]
