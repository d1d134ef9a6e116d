"""A REDCap data dictionary (CSV, its 18 columns) as a FHIR form; what cannot be said by one is refused by its line."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from sameboat.measures.fhir import names
from sameboat.measures.fhir.subset import Problem, Refused
from sameboat.measures.redcap.branching import Untranslatable, conditions_in

COLUMNS = (
    "Variable / Field Name", "Form Name", "Section Header", "Field Type", "Field Label", "Choices, Calculations, OR Slider Labels",
    "Field Note", "Text Validation Type OR Show Slider Number", "Text Validation Min", "Text Validation Max", "Identifier?",
    "Branching Logic (Show field only if...)", "Required Field?", "Custom Alignment", "Question Number (surveys only)",
    "Matrix Group Name", "Matrix Ranking?", "Field Annotation",
)  # fmt: skip
_NAME, _FORM, _HEADER, _TYPE, _LABEL, _CHOICES, _NOTE = range(7)
_VALIDATION, _LEAST, _MOST, _IDENTIFIER, _LOGIC, _REQUIRED, _RANKING, _ANNOTATION = (
    7,
    8,
    9,
    10,
    11,
    12,
    16,
    17,
)
_LONGEST = 2_000_000
_KINDS = {
    "notes": "text", "radio": "choice", "dropdown": "choice", "yesno": "boolean", "truefalse": "boolean", "descriptive": "display",
    "slider": "integer",
}  # fmt: skip
_TEXTS = {
    "": "string",
    "integer": "integer",
    "number": "decimal",
    "date_ymd": "date",
    "date_dmy": "date",
    "date_mdy": "date",
}
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>")
# From here on scores would not fit.
_TOO_LARGE = 1_000_000_000


@dataclass
class _Reading:
    items: list[dict[str, Any]] = field(default_factory=list)
    types: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def form_from(text: str, *, title: str) -> dict[str, Any]:
    """The form of a dictionary. Raises `Refused` with every line that cannot be taken."""
    reading, started = _Reading(), ""
    for line, row in _rows(text):
        try:
            started = row[_FORM] if not reading.items else started
            if row[_FORM] != started:
                raise Untranslatable(
                    _("it begins another form, “%(what)s”; take them in one by one")
                    % {"what": row[_FORM]}
                )
            reading.items += _items(row, reading.types)
        except Untranslatable as fault:
            reading.problems.append(Problem(line, f"{row[_NAME] or 'a row'}: {fault}"))
    if not reading.items and not reading.problems:
        reading.problems.append(Problem(1, _("there is no question in it")))
    if reading.problems:
        raise Refused(reading.problems)
    return {
        "resourceType": "Questionnaire",
        "title": title,
        "status": "draft",
        "item": reading.items,
    }


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    if len(text) > _LONGEST:
        raise Refused([Problem(1, _("it is too long to be a form"))])
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    try:
        head = next(reader, [])
        if [each.strip().strip('"') for each in head] != list(COLUMNS):
            raise Refused(
                [Problem(1, _("these are not the 18 columns of a REDCap data dictionary"))]
            )
        before = reader.line_num
        for row in reader:
            if len(row) != len(COLUMNS):
                raise Refused(
                    [
                        Problem(
                            before + 1,
                            _("it has %(what)s columns and not %(more)s")
                            % {"what": len(row), "more": len(COLUMNS)},
                        )
                    ]
                )
            yield before + 1, [each.strip() for each in row]
            before = reader.line_num
    except csv.Error as fault:
        raise Refused([Problem(reader.line_num, str(fault))]) from fault


def _items(row: list[str], types: dict[str, str]) -> list[dict[str, Any]]:
    """A question, and before it what stands above it, shown with it and not without."""
    item = _item(row, types)
    if not row[_HEADER]:
        return [item]
    above = {"linkId": f"{item['linkId']}.above", "text": _plain(row[_HEADER]), "type": "display"}
    return [
        above | {key: item[key] for key in ("enableWhen", "enableBehavior") if key in item},
        item,
    ]


def _item(row: list[str], types: dict[str, str]) -> dict[str, Any]:
    if row[_IDENTIFIER].lower() == "y":
        raise Untranslatable(
            _("it asks who somebody is (Identifier), and nobody is asked that here")
        )
    if "@" in row[_ANNOTATION]:
        raise Untranslatable(
            _("“%(what)s” is not understood here") % {"what": row[_ANNOTATION][:40]}
        )
    name, kind = _name(row, types), _kind(row)
    item: dict[str, Any] = {
        "linkId": name,
        "text": _plain(f"{row[_LABEL]} {row[_NOTE]}"),
        "type": kind,
    }
    if kind == "choice":
        item["answerOption"] = _options(row[_CHOICES])
    if row[_REQUIRED].lower() == "y":
        item["required"] = True
    if limits := _limits(row, kind):
        item["extension"] = limits
    item |= _when(row[_LOGIC], types)
    types[name] = kind
    return item


def _name(row: list[str], types: dict[str, str]) -> str:
    name = row[_NAME]
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        raise Untranslatable(_("a name is made of small letters, numbers and _"))
    if name in types:
        raise Untranslatable(_("the name stands more than once"))
    return name


def _when(logic: str, types: dict[str, str]) -> dict[str, Any]:
    conditions, behaviour = conditions_in(logic, types)
    told: dict[str, Any] = {"enableWhen": conditions} if conditions else {}
    return told | ({"enableBehavior": behaviour} if len(conditions) > 1 else {})


def _options(told: str) -> list[dict[str, Any]]:
    found = [_option(each) for each in told.split("|") if each.strip()]
    if not found:
        raise Untranslatable(_("a choice needs its answers, as in “1, Never | 2, Often”"))
    codes = [each["valueCoding"]["code"] for each in found]
    if twice := next((code for code in codes if codes.count(code) > 1), None):
        raise Untranslatable(_("the answer “%(what)s” stands more than once") % {"what": twice})
    return found


def _kind(row: list[str]) -> str:
    told = row[_TYPE].lower()
    if row[_RANKING].lower() == "y":
        raise Untranslatable(_("rankings are not understood here"))
    if told == "text":
        validation = row[_VALIDATION].lower()
        if validation not in _TEXTS:
            raise Untranslatable(
                _("answers of the kind “%(what)s” are not understood here") % {"what": validation}
            )
        return _TEXTS[validation]
    if told not in _KINDS:
        raise Untranslatable(
            _("fields of the type “%(what)s” are not understood here") % {"what": told}
        )
    return _KINDS[told]


def _option(told: str) -> dict[str, Any]:
    code, comma, words = told.partition(",")
    if not comma or not code.strip() or not words.strip():
        raise Untranslatable(
            _("“%(what)s” is no answer; write “1, Never”") % {"what": told.strip()[:40]}
        )
    coding: dict[str, Any] = {"code": code.strip(), "display": _plain(words)}
    if re.fullmatch(r"-?\d+(\.\d+)?", code.strip()):
        coding["extension"] = [{"url": names.ORDINAL, "valueDecimal": _number(code, float)}]
    return {"valueCoding": coding}


def _limits(row: list[str], kind: str) -> list[dict[str, Any]]:
    least, most = row[_LEAST], row[_MOST]
    if row[_TYPE].lower() == "slider":
        least, most = least or "0", most or "100"
    ends = ((names.LEAST, least), (names.MOST, most))
    found = {url: _limit(told, kind) for url, told in ends if told}
    values = [next(iter(each.values())) for each in found.values()]
    if len(values) > 1 and values[0] > values[1]:
        raise Untranslatable(_("the least (minValue) is more than the most (maxValue)"))
    return [{"url": url, **each} for url, each in found.items()]


def _limit(told: str, kind: str) -> dict[str, Any]:
    if kind == "integer":
        return {"valueInteger": _number(told, int)}
    if kind == "decimal":
        return {"valueDecimal": _number(told, float)}
    if kind == "date" and _is_day(told):
        return {"valueDate": told}
    raise Untranslatable(_("the limit “%(what)s” is not understood here") % {"what": told})


def _number(told: str, kind: type[int] | type[float]) -> float:
    try:
        number = kind(told)
    except ValueError as fault:
        raise Untranslatable(_("“%(what)s” is no number") % {"what": told[:40]}) from fault
    # NaN is less than nothing, so it is refused here too.
    if not abs(number) < _TOO_LARGE:
        raise Untranslatable(_("“%(what)s” is too large a number") % {"what": told[:40]})
    return number


def _is_day(told: str) -> bool:
    try:
        return date.fromisoformat(told).isoformat() == told
    except ValueError:
        return False


def _plain(words: str) -> str:
    return " ".join(_MARKUP.sub(" ", words).split())
