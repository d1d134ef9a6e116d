"""A form as those who ask it see it: questions in their order, and what its scores mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from sameboat.measures.fhir import names
from sameboat.measures.fhir.checks import value
from sameboat.measures.fhir.scales import Scale, extensions_of, scale_of
from sameboat.measures.fhir.scoring import (
    Answer,
    Answers,
    expression_of,
    inside_of,
    is_asked,
    standing,
)
from sameboat.measures.fhir.weights import weight_in

# The least and the most of a number that is told no bounds: no score breaks on it.
USUAL = (-999_999_999, 999_999_999)


@dataclass(frozen=True)
class Option:
    """One answer that can be chosen."""

    code: str
    words: str
    weight: Decimal | None


@dataclass(frozen=True)
class Words:
    """Words that stand over a question, where the conditions of their item are met."""

    text: str
    item: Mapping[str, Any]


@dataclass(frozen=True)
class Question:
    """One thing that is asked. `over` is what stands over it: the stem of its group, the question it hangs on, words shown before it.

    `least` and `most` are bounds of a number or a date (ISO 8601). From the weight `worry_from` on an answer is one that a human should see,
    and so is one of `worry_codes` (yes and no have the codes yes and no).
    """

    link_id: str
    kind: str
    text: str
    over: tuple[Words, ...] = ()
    options: tuple[Option, ...] = ()
    is_required: bool = False
    least: Any = None
    most: Any = None
    longest: int | None = None
    worry_from: Decimal | None = None
    worry_codes: frozenset[str] = frozenset()

    @property
    def above(self) -> tuple[str, ...]:
        """What stands over it, as texts."""
        return tuple(each.text for each in self.over)

    def option(self, code: Answer) -> Option | None:
        """The answer of a code, where it is one of them."""
        return next((each for each in self.options if each.code == code), None)

    def worries(self, answer: Answer | None) -> bool:
        """Whether a human should see this answer."""
        if answer is None or not self.can_worry:
            return False
        if isinstance(answer, bool) and ("yes" if answer else "no") in self.worry_codes:
            return True
        if str(answer) in self.worry_codes:
            return True
        return self._weighs_enough(answer)

    @property
    def can_worry(self) -> bool:
        """Whether some answer to it is one that a human should see."""
        return self.worry_from is not None or bool(self.worry_codes)

    @property
    def marks(self) -> tuple[tuple[str, str], ...]:
        """The answers that an organiser can mark, by code and words: those that can be chosen."""
        if self.kind == "boolean":
            return (("yes", _("Yes")), ("no", _("No")))
        return tuple((each.code, each.words) for each in self.options)

    @property
    def possible(self) -> tuple[Answer, ...]:
        """Every answer that can be chosen, or both ends of what can be written. For trying a form out."""
        if self.kind == "choice":
            return tuple(each.code for each in self.options)
        if self.kind == "boolean":
            return (False, True)
        if self.kind in {"integer", "decimal"}:
            ends = (self.least, self.most)
            return tuple(
                usual if end is None else end for end, usual in zip(ends, USUAL, strict=True)
            )
        if self.kind == "date":
            return (self.least or "2020-02-29", self.most or "2020-02-29")
        return ("…",)

    def _weighs_enough(self, answer: Answer) -> bool:
        if self.worry_from is None:
            return False
        if self.kind == "choice":
            option = self.option(answer)
            weight = option.weight if option else None
        elif self.kind == "boolean":
            weight = Decimal(int(bool(answer)))
        else:
            weight = Decimal(str(answer))
        return weight is not None and weight >= self.worry_from

    def in_words(self, answer: Answer | None) -> str:
        """An answer as a person reads it; empty where nothing was answered."""
        if answer is None:
            return ""
        if isinstance(answer, bool):
            return _("Yes") if answer else _("No")
        option = self.option(answer) if self.kind == "choice" else None
        return option.words if option else str(answer)


class Form:
    """A questionnaire that was taken in: everything in it is understood."""

    def __init__(
        self, whole: Mapping[str, Any], worries: Mapping[str, Sequence[str]] | None = None
    ) -> None:
        self.whole, self._worries = whole, worries or {}
        self.title = str(whole.get("title") or whole.get("name") or whole.get("id") or "")
        self.about = str(whole.get("description") or "")
        self.notice = str(whole.get("copyright") or "")
        self.source = next(
            (str(each.get("valueString", "")) for each in extensions_of(whole, names.CITATION)), ""
        )

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Everything that can be asked, in its order."""
        marked = self._worries
        return tuple(
            replace(each, worry_codes=frozenset(marked.get(each.link_id, ())))
            for each in _Reading().read(self.whole.get("item", ()), ())
        )

    @cached_property
    def closing(self) -> tuple[str, ...]:
        """Words that stand after the last question."""
        reading = _Reading()
        list(reading.read(self.whole.get("item", ()), ()))
        return tuple(each.text for each in reading.shown)

    @cached_property
    def scales(self) -> tuple[Scale, ...]:
        """Every score."""
        return tuple(
            scale_of(item) for item in _every(self.whole.get("item", ())) if expression_of(item)
        )

    @property
    def asks_of_danger(self) -> bool:
        """Whether some answer would be one that a human should see."""
        return any(question.can_worry for question in self.questions)

    def asked(self, answers: Answers) -> list[Question]:
        """What is asked, given what was answered so far."""
        counting = standing(self.whole, answers)
        open_ones = _open(self.whole.get("item", ()), counting)
        return [
            replace(each, over=tuple(over for over in each.over if is_asked(over.item, counting)))
            for each in self.questions
            if each.link_id in open_ones
        ]

    def each_with(self, place: int) -> dict[str, Answer]:
        """Every question answered with one of its ends: 0 the first, -1 the last. For trying a form out."""
        return {each.link_id: each.possible[place] for each in self.questions}

    def mixed(self, turn: int) -> dict[str, Answer]:
        """Every question answered, by turns with one answer and another: the same each time. For trying a form out."""
        spread = {each.link_id: (turn * 7 + at * 11) // 3 for at, each in enumerate(self.questions)}
        return {
            each.link_id: each.possible[spread[each.link_id] % len(each.possible)]
            for each in self.questions
        }


class _Reading:
    """Goes through a form. What is only shown is kept until the next question, and stands over that."""

    def __init__(self) -> None:
        self.shown: list[Words] = []

    def read(self, items: Any, above: tuple[Words, ...]) -> Iterator[Question]:
        for item in items:
            words = Words(str(item.get("text", "")), item)
            if item["type"] == "display":
                self.shown.append(words)
            elif item["type"] == "group":
                yield from self.read(item.get("item", ()), (*above, words) if words.text else above)
            elif not expression_of(item) and not item.get("readOnly"):
                # Help that hangs on a question stands with it, before it is answered; what is asked beneath it comes after.
                helping = [each for each in item.get("item", ()) if each["type"] == "display"]
                shown = [*self.shown, *(Words(str(each.get("text", "")), each) for each in helping)]
                self.shown = []
                yield _question(item, (*above, *shown))
                asked = [each for each in item.get("item", ()) if each["type"] != "display"]
                yield from self.read(asked, (*above, words))


def _question(item: Mapping[str, Any], over: tuple[Words, ...]) -> Question:
    least, most = (_valued(item, url) for url in (names.LEAST, names.MOST))
    worry = _valued(item, names.WORRY)
    return Question(
        link_id=item["linkId"],
        kind=item["type"],
        text=str(item.get("text", "")),
        over=over,
        options=tuple(_option(each) for each in item.get("answerOption", ())),
        is_required=bool(item.get("required")),
        least=least,
        most=most,
        longest=item.get("maxLength"),
        worry_from=None if worry is None else Decimal(str(worry)),
    )


def _option(option: Mapping[str, Any]) -> Option:
    coding = option["valueCoding"]
    weight = weight_in(coding)
    return Option(
        code=str(coding.get("code", "")),
        words=str(coding.get("display") or coding.get("code")),
        weight=weight_in(option) if weight is None else weight,
    )


def _valued(item: Mapping[str, Any], url: str) -> Any:
    return next((value(each) for each in extensions_of(item, url)), None)


def _every(items: Any) -> Iterator[Mapping[str, Any]]:
    for item in items:
        yield item
        yield from _every(item.get("item", ()))


def _open(items: Any, answers: Answers) -> set[str]:
    found: set[str] = set()
    for item in items:
        if is_asked(item, answers):
            found |= {item["linkId"], *_open(inside_of(item, answers), answers)}
    return found
