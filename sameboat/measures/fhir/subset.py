"""What of FHIR R4 Questionnaire (and of Structured Data Capture on top) is understood here; the rest is refused by name.

A form that is only half understood would be scored wrongly without a word, so nothing is passed over.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from sameboat.measures.fhir import names
from sameboat.measures.fhir.checks import (
    answer_faults,
    asked_faults,
    condition_faults,
    dicts,
    extension_faults,
    option_faults,
    text_in,
)
from sameboat.measures.fhir.places import Path, Placed

FIELDS = frozenset({
    "resourceType", "id", "meta", "text", "url", "identifier", "version", "name", "title", "status", "experimental",
    "subjectType", "date", "publisher", "contact", "description", "useContext", "jurisdiction", "purpose", "approvalDate",
    "lastReviewDate", "effectivePeriod", "copyright", "code", "language", "item", "extension",
})  # fmt: skip
ITEM_FIELDS = frozenset({
    "linkId", "definition", "code", "prefix", "text", "type", "enableWhen", "enableBehavior", "required", "readOnly", "maxLength",
    "answerOption", "item", "extension", "id", "repeats",
})  # fmt: skip
TYPES = frozenset(
    {"group", "display", "choice", "boolean", "integer", "decimal", "string", "text", "date"}
)
OPERATORS = frozenset({"exists", "=", "!=", ">", "<", ">=", "<="})
STATUSES = frozenset({"draft", "active", "retired", "unknown"})
_ANSWERS = frozenset({
    "answerBoolean", "answerDecimal", "answerInteger", "answerDate", "answerString", "answerCoding",
})  # fmt: skip


@dataclass(frozen=True)
class Problem:
    """What is wrong or not understood, and on which line."""

    line: int
    why: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.why}"


class Refused(ValueError):
    """A form that cannot be taken; `problems` says each reason with its line."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("; ".join(map(str, problems)))
        self.problems = problems


def problems_in(placed: Placed) -> list[Problem]:
    """Everything in a text that is not understood; none where all of it is."""
    whole = placed.value
    if not isinstance(whole, dict) or whole.get("resourceType") != "Questionnaire":
        return [Problem(placed.line_of(("resourceType",)), _("this is no Questionnaire"))]
    found = [
        *_status(whole),
        *_fields((), whole, FIELDS, names.ON_QUESTIONNAIRE),
        *_items((), whole),
    ]
    found += _links(whole)
    return [Problem(placed.line_of(path), why) for path, why in found]


_Found = Iterator[tuple[Path, str]]


def _status(whole: dict[str, Any]) -> _Found:
    if text_in(whole, "status") not in STATUSES:
        yield (
            ("status",),
            _("the status “%(what)s” is none of %(more)s")
            % {"what": whole.get("status"), "more": ", ".join(sorted(STATUSES))},
        )


def _fields(
    path: Path, thing: dict[str, Any], known: frozenset[str], extensions: frozenset[str]
) -> _Found:
    for name in thing:
        if name not in known:
            yield (*path, name), _("“%(what)s” is not understood here") % {"what": name}
    for at, extension in enumerate(dicts(thing.get("extension"))):
        if text_in(extension, "url") not in extensions:
            yield (
                (*path, "extension", at),
                _("the extension %(what)s is not understood here") % {"what": extension.get("url")},
            )


def _items(path: Path, thing: dict[str, Any]) -> _Found:
    for at, item in enumerate(dicts(thing.get("item"))):
        here = (*path, "item", at)
        yield from _item(here, item)
        yield from _items(here, item)


def _item(path: Path, item: dict[str, Any]) -> _Found:
    yield from _fields(path, item, ITEM_FIELDS, names.ON_ITEM)
    yield from extension_faults(path, item)
    yield from option_faults(path, item)
    if item.get("repeats"):
        yield (
            (*path, "repeats"),
            _("answers or groups that repeat (“repeats”) are not understood here"),
        )
    kind = item.get("type")
    if not isinstance(kind, str) or kind not in TYPES:
        yield (
            (*path, "type"),
            _("questions of the type “%(what)s” are not understood here") % {"what": kind},
        )
    yield from asked_faults(path, item)
    yield from answer_faults(path, item)
    if kind == "choice" and not item.get("answerOption") and "answerValueSet" not in item:
        yield path, _("a choice needs its answers beside it (answerOption)")
    for at, option in enumerate(dicts(item.get("answerOption"))):
        yield from _option((*path, "answerOption", at), option)
    for at, when in enumerate(dicts(item.get("enableWhen"))):
        yield from _when((*path, "enableWhen", at), when)
    if len(dicts(item.get("enableWhen"))) > 1 and text_in(item, "enableBehavior") not in {
        "all",
        "any",
    }:
        yield (
            (*path, "enableWhen"),
            _(
                "with several conditions it must say whether all or any of them count (enableBehavior)"
            ),
        )


def _option(path: Path, option: dict[str, Any]) -> _Found:
    coding = option.get("valueCoding")
    if not isinstance(coding, dict):
        yield path, _("an answer must be a coding (valueCoding)")
        return
    yield from _fields(
        path,
        {k: v for k, v in option.items() if k != "valueCoding"},
        frozenset({"extension", "id"}),
        names.ON_OPTION,
    )
    yield from extension_faults(path, option)
    yield from extension_faults((*path, "valueCoding"), coding)
    yield from _fields(
        (*path, "valueCoding"),
        coding,
        frozenset({"system", "version", "code", "display", "extension", "id"}),
        names.ON_OPTION,
    )


def _when(path: Path, when: dict[str, Any]) -> _Found:
    if text_in(when, "operator") not in OPERATORS:
        yield (
            path,
            _("the condition “%(what)s” is not understood here") % {"what": when.get("operator")},
        )
    answers = [name for name in when if name.startswith("answer")]
    if len(answers) != 1 or answers[0] not in _ANSWERS:
        yield path, _("a condition needs one answer of a type that is understood here")


def _links(whole: dict[str, Any]) -> _Found:
    """Names that stand twice, and conditions on questions that are not there."""
    places = {str(item.get("linkId") or ""): item for _path, item in _everything((), whole)}
    counts = Counter(name for _path, name in _all_named((), whole))
    for path, name in _all_named((), whole):
        if not name:
            yield path, _("a question needs a linkId")
        elif counts[name] > 1:
            yield path, _("the linkId “%(what)s” stands more than once") % {"what": name}
    for path, item in _everything((), whole):
        for at, when in enumerate(dicts(item.get("enableWhen"))):
            here, asked = (*path, "enableWhen", at), places.get(str(when.get("question")))
            if asked is None:
                yield here, _("there is no question “%(what)s”") % {"what": when.get("question")}
            else:
                yield from condition_faults(here, when, asked)


def _everything(path: Path, thing: dict[str, Any]) -> Iterator[tuple[Path, dict[str, Any]]]:
    for at, item in enumerate(dicts(thing.get("item"))):
        yield (*path, "item", at), item
        yield from _everything((*path, "item", at), item)


def _all_named(path: Path, thing: dict[str, Any]) -> Iterator[tuple[Path, str]]:
    return ((at, str(item.get("linkId") or "")) for at, item in _everything(path, thing))
