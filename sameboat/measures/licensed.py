"""Questionnaires that may not be printed here: whom to ask, and how a house's own licensed copy is scored."""

from __future__ import annotations

import tomllib
from copy import deepcopy
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from sameboat.measures.fhir import names
from sameboat.measures.fhir.form import Form
from sameboat.measures.fhir.subset import Problem, Refused

_FILE = Path(__file__).parent / "licensed.toml"


@dataclass(frozen=True)
class Scale:
    """One questionnaire by name only. `items` are the numbers of questions its versions have; `reversed` counts from 1.

    `least` and `most` are what an answer weighs, None where questions differ; a sum is taken `times`. `score` is sum, mean, or theirs: not to be worked out here.
    """

    key: str
    name: str
    about: str
    ask: str
    items: tuple[int, ...]
    score: str
    least: int | None = None
    most: int | None = None
    reversed: tuple[int, ...] = ()
    times: int = 1

    @property
    def is_scored_here(self) -> bool:
        """Whether a copy somebody brings is scored by this slot."""
        return self.score in {"sum", "mean"}


@lru_cache(maxsize=1)
def licensed() -> tuple[Scale, ...]:
    """Every such questionnaire, in the file's order."""
    told: list[dict[str, Any]] = tomllib.loads(_FILE.read_text(encoding="utf-8"))["scale"]
    return tuple(
        Scale(
            **{**each, "items": tuple(each["items"]), "reversed": tuple(each.get("reversed", ()))}
        )
        for each in told
    )


def scale_called(key: str) -> Scale | None:
    """One of them by its key."""
    return next((each for each in licensed() if each.key == key), None)


def scored_by(scale: Scale, form: Form) -> dict[str, Any]:
    """A licensed copy with the score of its slot, as FHIR. One that has a score of its own keeps that.

    Raises `Refused` where the copy is not what the slot expects.
    """
    if form.scales or not scale.is_scored_here:
        return dict(form.whole)
    asked = [each for each in form.questions if each.kind == "choice"]
    problems = [*_wrong_number(scale, len(asked)), *_wrong_weights(scale, form)]
    if problems:
        raise Refused(problems)
    whole = deepcopy(dict(form.whole))
    turned = {asked[place - 1].link_id for place in scale.reversed}
    _turn(whole.get("item", []), turned, scale)
    whole["item"] = [*whole["item"], _score(scale, [each.link_id for each in asked])]
    return whole


def _wrong_number(scale: Scale, count: int) -> list[Problem]:
    if count in scale.items:
        return []
    wanted = " or ".join(map(str, scale.items))
    return [
        Problem(
            1,
            _("%(what)s has %(more)s questions with answers to choose; this has %(rest)s")
            % {"what": scale.name, "more": wanted, "rest": count},
        )
    ]


def _wrong_weights(scale: Scale, form: Form) -> list[Problem]:
    if scale.least is None or scale.most is None:
        return []
    wanted = {*range(scale.least, scale.most + 1)}
    return [
        Problem(
            1,
            _("%(what)s: its answers must weigh %(more)s to %(rest)s, each once")
            % {"what": each.link_id, "more": scale.least, "rest": scale.most},
        )
        for each in form.questions
        if each.kind == "choice" and {option.weight for option in each.options} != wanted
    ]


def _turn(items: list[dict[str, Any]], turned: set[str], scale: Scale) -> None:
    for item in items:
        _turn(item.get("item", []), turned, scale)
        if item.get("linkId") in turned and scale.least is not None and scale.most is not None:
            for option in item["answerOption"]:
                for thing in (option, option["valueCoding"]):
                    for extension in thing.get("extension", []):
                        if extension.get("url") in names.WEIGHTS:
                            told = extension["valueDecimal"]
                            extension["valueDecimal"] = scale.least + scale.most - told


def _score(scale: Scale, asked: list[str]) -> dict[str, Any]:
    quoted = [name.replace("\\", "\\\\").replace("'", "\\'") for name in asked]
    here = " or ".join(f"linkId = '{name}'" for name in quoted)
    weights = f"descendants().where({here}).answer.weight()"
    value = f"{weights}.sum()" + (f" / {len(asked)}" if scale.score == "mean" else "")
    value += f" * {scale.times}" if scale.times > 1 else ""
    return {
        "linkId": f"{scale.key}.score",
        "text": scale.name,
        "type": "decimal",
        "readOnly": True,
        "extension": [
            {"url": names.HIDDEN, "valueBoolean": True},
            {
                "url": names.CALCULATED,
                "valueExpression": {
                    "description": "Once every question is answered",
                    "language": "text/fhirpath",
                    "expression": f"iif({weights}.count() = {len(asked)}, {value}, {{}})",
                },
            },
        ],
    }
