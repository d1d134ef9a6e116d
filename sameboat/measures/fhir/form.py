"""A form as those who ask it see it: questions in their order, and what its scores mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from math import sqrt
from typing import Any

from sameboat.measures.fhir import names
from sameboat.measures.fhir.checks import parts, value
from sameboat.measures.fhir.scoring import Answer, Answers, expression_of, is_asked, standing
from sameboat.measures.fhir.weights import weight_in

_TWO_SIDED_95 = 1.96


@dataclass(frozen=True)
class Option:
    """One answer that can be chosen."""

    code: str
    words: str
    weight: Decimal | None


@dataclass(frozen=True)
class Question:
    """One thing that is asked. `above` is what stands over it: the stem of its group, or words shown before it.

    `least` and `most` are bounds of a number or a date (ISO 8601). From the weight `worry_from` on an answer is one that a human should see.
    """

    link_id: str
    kind: str
    text: str
    above: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    is_required: bool = False
    least: Any = None
    most: Any = None
    longest: int | None = None
    worry_from: Decimal | None = None

    def option(self, code: Answer) -> Option | None:
        """The answer of a code, where it is one of them."""
        return next((each for each in self.options if each.code == code), None)

    def worries(self, answer: Answer | None) -> bool:
        """Whether a human should see this answer."""
        if self.worry_from is None or answer is None:
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
        option = self.option(answer) if self.kind == "choice" else None
        return option.words if option else str(answer)


@dataclass(frozen=True)
class Band:
    """What a score from so much to so much (both included) is called."""

    least: Decimal
    most: Decimal
    words: str


@dataclass(frozen=True)
class Scale:
    """One score of a form. `reliable_change` is by how much it must differ to be more than chance, or None where nobody published it."""

    link_id: str
    text: str
    bands: tuple[Band, ...]
    reliable_change: float | None
    reliable_source: str = ""

    def band_of(self, score: Decimal) -> Band | None:
        """The band a score lies in; between two of them it is the one that began."""
        begun = [band for band in self.bands if band.least <= score]
        return begun[-1] if begun and score <= self.bands[-1].most else None

    @property
    def ends(self) -> tuple[Decimal, Decimal] | None:
        """The least and the most a score can be, where its bands say so."""
        return (self.bands[0].least, self.bands[-1].most) if self.bands else None


class Form:
    """A questionnaire that was taken in: everything in it is understood."""

    def __init__(self, whole: Mapping[str, Any]) -> None:
        self.whole = whole
        self.title = str(whole.get("title") or whole.get("name") or whole.get("id") or "")
        self.about = str(whole.get("description") or "")
        self.notice = str(whole.get("copyright") or "")
        self.source = next(
            (str(each.get("valueString", "")) for each in _extensions(whole, names.CITATION)), ""
        )

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Everything that can be asked, in its order."""
        return tuple(_questions(self.whole.get("item", ()), ()))

    @cached_property
    def scales(self) -> tuple[Scale, ...]:
        """Every score."""
        return tuple(
            _scale(item) for item in _every(self.whole.get("item", ())) if expression_of(item)
        )

    @property
    def asks_of_danger(self) -> bool:
        """Whether some answer would be one that a human should see."""
        return any(question.worry_from is not None for question in self.questions)

    def asked(self, answers: Answers) -> list[Question]:
        """What is asked, given what was answered so far."""
        counting = standing(self.whole, answers)
        open_ones = _open(self.whole.get("item", ()), counting)
        return [each for each in self.questions if each.link_id in open_ones]

    def each_with(self, place: int) -> dict[str, Answer]:
        """Every question answered with one of its ends: 0 the first, -1 the last. For trying a form out."""
        return {each.link_id: _end(each, place) for each in self.questions}


def _end(question: Question, place: int) -> Answer:
    if question.kind == "choice":
        return question.options[place].code
    end = question.least if place == 0 else question.most
    usual: dict[str, Answer] = {
        "boolean": place != 0,
        "integer": 0,
        "decimal": 0,
        "date": "2020-02-29",
    }
    return usual.get(question.kind, "…") if end is None else _given(end)


def _given(end: Any) -> Answer:
    found: Answer = end
    return found


def _questions(items: Any, above: tuple[str, ...]) -> Iterator[Question]:
    """What is only shown goes along with the question after it."""
    shown: list[str] = []
    for item in items:
        text = str(item.get("text", ""))
        if item["type"] == "display":
            shown.append(text)
        elif item["type"] == "group":
            yield from _questions(item.get("item", ()), (*above, *shown, *filter(None, [text])))
            shown = []
        elif not expression_of(item) and not item.get("readOnly"):
            yield _question(item, (*above, *shown))
            shown = []
            yield from _questions(item.get("item", ()), above)


def _question(item: Mapping[str, Any], above: tuple[str, ...]) -> Question:
    least, most = (_valued(item, url) for url in (names.LEAST, names.MOST))
    worry = _valued(item, names.WORRY)
    return Question(
        link_id=item["linkId"],
        kind=item["type"],
        text=str(item.get("text", "")),
        above=above,
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


def _scale(item: Mapping[str, Any]) -> Scale:
    bands = sorted(
        (_band(parts(each)) for each in _extensions(item, names.BAND)), key=lambda b: b.least
    )
    told = next((parts(each) for each in _extensions(item, names.RELIABLE_CHANGE)), {})
    return Scale(
        link_id=item["linkId"],
        text=str(item.get("text", "")),
        bands=tuple(bands),
        reliable_change=reliable_change(**_numbers(told)) if told else None,
        reliable_source=str(told.get("source", "")),
    )


def reliable_change(
    *, by: float | None = None, deviation: float = 0.0, reliability: float = 1.0
) -> float:
    """By how much a score must change to be more than its error of measurement, at 95 %.

    Jacobson and Truax 1991, J Consult Clin Psychol 59:12-19: 1.96 times the standard error of the difference,
    SD √2 √(1 - r), with the standard deviation and the reliability of the score; or a published number, `by`.
    """
    if by is not None:
        return by
    return _TWO_SIDED_95 * deviation * sqrt(2) * sqrt(max(1 - reliability, 0))


def _numbers(told: Mapping[str, Any]) -> dict[str, float]:
    return {name: float(told[name]) for name in ("by", "deviation", "reliability") if name in told}


def _band(parts: Mapping[str, Any]) -> Band:
    return Band(Decimal(str(parts["from"])), Decimal(str(parts["to"])), str(parts["words"]))


def _valued(item: Mapping[str, Any], url: str) -> Any:
    return next((value(each) for each in _extensions(item, url)), None)


def _extensions(thing: Mapping[str, Any], url: str) -> list[Mapping[str, Any]]:
    return [each for each in thing.get("extension", ()) if each.get("url") == url]


def _every(items: Any) -> Iterator[Mapping[str, Any]]:
    for item in items:
        yield item
        yield from _every(item.get("item", ()))


def _open(items: Any, answers: Answers) -> set[str]:
    found: set[str] = set()
    for item in items:
        if is_asked(item, answers):
            found |= {item["linkId"], *_open(item.get("item", ()), answers)}
    return found
