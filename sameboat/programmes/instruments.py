"""Which questionnaires a programme may ask, and the words that their outcomes can be."""

from __future__ import annotations

import json
from functools import cache, lru_cache
from itertools import islice, product
from typing import Any

from sameboat.measures.commands.instruments import SHIPPED
from sameboat.measures.fhir.form import Form
from sameboat.measures.fhir.scoring import scores_of
from sameboat.measures.licensed import licensed

_MOST_TRIED = 500


@cache
def known_instruments() -> dict[str, frozenset[str]]:
    """Every questionnaire that comes with the house or has its place in it, with the words its outcomes can be.

    No words stand for an outcome that is a number.
    """
    shipped = {path.stem: outcomes_of(path.read_text("utf-8")) for path in SHIPPED.glob("*.json")}
    return {scale.key: frozenset[str]() for scale in licensed()} | shipped


@lru_cache(maxsize=64)
def outcomes_of(text: str) -> frozenset[str]:
    """The words that a form's outcomes can be; none where they are numbers."""
    whole: dict[str, Any] = json.loads(text)
    form = Form(whole)
    if not any(item.get("type") == "string" for item in whole["item"] if item.get("readOnly")):
        return frozenset()
    ways = product(*(question.possible for question in form.questions))
    keys = [question.link_id for question in form.questions]
    return frozenset(
        score
        for way in islice(ways, _MOST_TRIED)
        for score in scores_of(whole, dict(zip(keys, way, strict=True))).values()
        if isinstance(score, str)
    )
