"""REDCap's branching logic as conditions of a FHIR form (enableWhen), where they can say the same."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

_TOKEN = re.compile(
    r"""\s*(?:(?P<field>\[[a-z][a-z0-9_]*\])|(?P<operator><=|>=|<>|!=|=|<|>)|(?P<word>and|or)\b
    |"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<number>-?\d+(?:\.\d+)?))""",
    re.VERBOSE | re.IGNORECASE,
)
_SAME = {"<>": "!="}


class Untranslatable(ValueError):
    """What the logic says cannot be said by conditions here; says why."""


def conditions_in(logic: str, types: Mapping[str, str]) -> tuple[list[dict[str, Any]], str]:
    """The conditions and whether all or any of them count. `types` are the FHIR types of the questions by name.

    Raises `Untranslatable`.
    """
    if not logic.strip():
        return [], "all"
    parts = _tokens(logic)
    words = {value for kind, value in parts[3::4]}
    if len(parts) % 4 != 3 or not words <= {"and", "or"}:
        raise Untranslatable(_("only comparisons joined by “and” or by “or” are understood here"))
    if len(words) > 1:
        raise Untranslatable(_("“and” and “or” in one condition are not understood here"))
    found = [_condition(parts[at : at + 3], types) for at in range(0, len(parts), 4)]
    return found, "any" if words == {"or"} else "all"


def _tokens(logic: str) -> list[tuple[str, str]]:
    found, at = [], 0
    while at < len(logic.rstrip()):
        token = _TOKEN.match(logic, at)
        if token is None:
            raise Untranslatable(
                _("“%(what)s” is not understood here") % {"what": logic[at:].strip()[:40]}
            )
        kind = str(token.lastgroup)
        value = token.group(kind)
        if kind in {"double", "single", "number"}:
            kind = "value"
        elif kind == "word":
            value = value.lower()
        found.append((kind, value))
        at = token.end()
    return found


def _condition(parts: list[tuple[str, str]], types: Mapping[str, str]) -> dict[str, Any]:
    (left, field), (middle, operator), (right, value) = parts
    if (left, middle, right) != ("field", "operator", "value"):
        raise Untranslatable(_("a condition compares a question with a value"))
    name = field.strip("[]").lower()
    if name not in types:
        raise Untranslatable(_("there is no question “%(what)s” before it") % {"what": name})
    operator = _SAME.get(operator, operator)
    if value == "":
        return _is_there(name, operator)
    return {"question": name, "operator": operator, **_answer(types[name], operator, value)}


def _is_there(name: str, operator: str) -> dict[str, Any]:
    if operator not in {"=", "!="}:
        raise Untranslatable(_("nothing can only be equal or not equal"))
    return {"question": name, "operator": "exists", "answerBoolean": operator == "!="}


def _answer(kind: str, operator: str, value: str) -> dict[str, Any]:
    if kind == "choice":
        if operator not in {"=", "!="}:
            raise Untranslatable(_("choices are the same or not, none is greater"))
        return {"answerCoding": {"code": value}}
    if kind == "boolean":
        if value not in {"0", "1"} or operator not in {"=", "!="}:
            raise Untranslatable(_("yes is 1 and no is 0"))
        return {"answerBoolean": value == "1"}
    if kind in {"integer", "decimal"}:
        try:
            return (
                {"answerInteger": int(value)}
                if kind == "integer"
                else {"answerDecimal": float(value)}
            )
        except ValueError as fault:
            raise Untranslatable(_("“%(what)s” is no number") % {"what": value}) from fault
    return {"answerDate" if kind == "date" else "answerString": value}
