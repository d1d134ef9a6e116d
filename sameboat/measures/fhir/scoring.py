"""What a filled form comes to, by the expressions that stand in it (FHIRPath 2.0, with `weight()` of Structured Data Capture)."""

from __future__ import annotations

import operator as compare
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from sameboat.measures.fhir import names
from sameboat.measures.fhir.expressions import compiled

Answer = str | bool | int | float | Decimal
Answers = Mapping[str, Answer]
Score = int | float | Decimal | str | bool


class Unscorable(ValueError):
    """An expression of the form cannot be worked out; says which and why, and by its linkId which score it is."""

    link_id = ""


def response_to(form: Mapping[str, Any], answers: Answers) -> dict[str, Any]:
    """A QuestionnaireResponse: what was answered of all that is asked with these answers.

    Choices are told by their codes. What an answer weighs goes along, so that expressions find it.
    """
    return {
        "resourceType": "QuestionnaireResponse",
        "status": "completed",
        "item": _filled(form.get("item", ()), standing(form, answers)),
    }


def is_asked(item: Mapping[str, Any], answers: Answers) -> bool:
    """Whether a question is asked, given what was answered before (enableWhen)."""
    conditions = item.get("enableWhen", ())
    met = [_is_met(each, answers) for each in conditions]
    return not met or (any(met) if item.get("enableBehavior") == "any" else all(met))


def standing(form: Mapping[str, Any], answers: Answers) -> dict[str, Answer]:
    """The answers that count: a question that is not asked has none, and none by which others are asked.

    In a form whose conditions go round in a circle, what is not settled after as many turns as it has questions is left out.
    """
    found = dict(answers)
    for _turn in range(len(answers) + 1):
        kept = {name: found[name] for name in _asked(form.get("item", ()), found) if name in found}
        if kept == found:
            break
        found = kept
    return found


def inside_of(item: Mapping[str, Any], answers: Answers) -> Sequence[Mapping[str, Any]]:
    """What is asked within a group, or beneath a question once it has an answer (R4: `item.answer.item`)."""
    is_open = item.get("type") == "group" or item["linkId"] in answers
    found: Sequence[Mapping[str, Any]] = item.get("item", ()) if is_open else ()
    return found


def _asked(items: Sequence[Mapping[str, Any]], answers: Answers) -> list[str]:
    shown = [item for item in items if is_asked(item, answers)]
    inside = [name for item in shown for name in _asked(inside_of(item, answers), answers)]
    return [*(item["linkId"] for item in shown), *inside]


def scores_of(form: Mapping[str, Any], answers: Answers) -> dict[str, Score | None]:
    """Every score of a form by its linkId; None where too little was answered for it. Raises `Unscorable`."""
    response = response_to(form, answers)
    found: dict[str, Score | None] = {}
    for item in _everything(form.get("item", ())):
        expression = expression_of(item)
        if expression:
            try:
                found[item["linkId"]] = _worked_out(expression, response, form)
            except Unscorable as fault:
                fault.link_id = item["linkId"]
                raise
    return found


def expression_of(item: Mapping[str, Any]) -> str | None:
    """The FHIRPath by which an item is worked out, where it is."""
    for extension in item.get("extension", ()):
        if extension.get("url") == names.CALCULATED:
            told = extension.get("valueExpression", {})
            return str(told.get("expression")) if told.get("language") == "text/fhirpath" else None
    return None


def _worked_out(expression: str, response: dict[str, Any], form: Mapping[str, Any]) -> Score | None:
    try:
        found = compiled(expression)(response, {"resource": response, "questionnaire": form})
    except Exception as fault:
        raise Unscorable(f"{expression}: {fault}") from fault
    if not found:
        return None
    if len(found) > 1 or not isinstance(found[0], (int, float, Decimal, str, bool)):
        raise Unscorable(f"{expression}: it comes to {len(found)} things and not to one number")
    score: Score = found[0]
    return score


def _filled(items: Sequence[Mapping[str, Any]], answers: Answers) -> list[dict[str, Any]]:
    filled = []
    for item in items:
        if item.get("type") == "display" or not is_asked(item, answers):
            continue
        told: dict[str, Any] = {"linkId": item["linkId"]}
        inside = _filled(inside_of(item, answers), answers)
        if item["linkId"] in answers:
            answer = _answer(item, answers[item["linkId"]])
            told["answer"] = [answer | ({"item": inside} if inside else {})]
        elif inside:
            told["item"] = inside
        if len(told) > 1:
            filled.append(told)
    return filled


_FIELDS = {
    "boolean": "valueBoolean",
    "integer": "valueInteger",
    "decimal": "valueDecimal",
    "date": "valueDate",
}


def _answer(item: Mapping[str, Any], answer: Answer) -> dict[str, Any]:
    if item["type"] != "choice":
        return {_FIELDS.get(item["type"], "valueString"): answer}
    for option in item["answerOption"]:
        coding = option["valueCoding"]
        if coding.get("code") == answer:
            weights = [*option.get("extension", ()), *coding.get("extension", ())]
            return {"valueCoding": {**coding, **({"extension": weights} if weights else {})}}
    raise Unscorable(f"{item['linkId']}: “{answer}” is none of its answers")


_COMPARED = {
    "=": compare.eq, "!=": compare.ne, ">": compare.gt, "<": compare.lt, ">=": compare.ge, "<=": compare.le,
}  # fmt: skip


def _is_met(condition: Mapping[str, Any], answers: Answers) -> bool:
    asked, operator = condition["question"], condition["operator"]
    wanted: Any = next(value for name, value in condition.items() if name.startswith("answer"))
    if operator == "exists":
        return (asked in answers) == bool(wanted)
    if asked not in answers:
        # FHIR R4, questionnaire-enable-operator: “!=” holds where no answer is equal, so also where there is none.
        return bool(operator == "!=")
    given: Any = answers[asked]
    code = wanted.get("code") if isinstance(wanted, dict) else wanted
    compared: Any = _COMPARED[operator]
    return bool(compared(given, code))


def _everything(items: Sequence[Mapping[str, Any]]) -> Sequence[Mapping[str, Any]]:
    return [each for item in items for each in (item, *_everything(item.get("item", ())))]
