"""Taking a form in: what a text must be before anybody is asked by it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from sameboat.measures.fhir import names
from sameboat.measures.fhir.expressions import fault_at_sight, size_fault_in
from sameboat.measures.fhir.form import Form
from sameboat.measures.fhir.places import Path, Placed, Unreadable, read
from sameboat.measures.fhir.scoring import expression_of
from sameboat.measures.fhir.subset import Problem, Refused, problems_in
from sameboat.measures.fhir.trying import faults_apart, faults_of

_LONGEST, _MOST_QUESTIONS = 1_000_000, 300
# The last net: what a text of a wholly other shape makes our own reading stumble over.
_BESIDE_THE_POINT = (TypeError, AttributeError, KeyError, IndexError, RecursionError, ArithmeticError, ValueError)  # fmt: skip


def form_in(text: str, *, apart: bool = False, is_ours: bool = False) -> Form:
    """The form that a FHIR R4 Questionnaire in JSON makes. Raises `Refused` with every line that cannot be taken.

    `apart` tries it out in a process of its own, with every answer: what a stranger wrote could take for ever. `is_ours` says
    that the house wrote its expressions, which may be long.
    """
    try:
        return _form_in(text, apart=apart, is_ours=is_ours)
    except Refused:
        raise
    except _BESIDE_THE_POINT as fault:
        raise Refused([Problem(1, _("it is not built as a form is"))]) from fault


def _form_in(text: str, *, apart: bool, is_ours: bool) -> Form:
    if len(text) > _LONGEST:
        raise Refused([Problem(1, _("it is too long to be a form"))])
    try:
        placed = read(text.removeprefix("\ufeff"))
    except Unreadable as fault:
        raise Refused([Problem(fault.line, fault.why)]) from fault
    problems = problems_in(placed) or [*_against_the_standard(placed)]
    problems = problems or [*_expressions(placed, is_ours)]
    if problems:
        raise Refused(problems)
    form = Form(placed.value)
    if len(form.questions) > _MOST_QUESTIONS:
        why = _("a form has at most %(what)s questions") % {"what": _MOST_QUESTIONS}
        raise Refused([Problem(1, why)])
    if tried := faults_apart(form) if apart else faults_of(form):
        raise Refused([Problem(_line_of_score(placed, name), why) for name, why in tried])
    return form


def _against_the_standard(placed: Placed) -> Iterator[Problem]:
    """What fhir.resources says, by lines. It has R4B, in which a Questionnaire is what it was in R4."""
    from fhir.resources.R4B.questionnaire import Questionnaire
    from pydantic import ValidationError

    try:
        Questionnaire.model_validate(placed.value)
    except ValidationError as fault:
        for each in fault.errors():
            path: Path = tuple(part for part in each["loc"] if part != "__root__")
            where = ".".join(map(str, path))
            yield Problem(placed.line_of(_there(placed, path)), f"{where}: {each['msg']}")


def _there(placed: Placed, path: Path) -> Path:
    while path and path not in placed.lines:
        path = path[:-1]
    return path


def _expressions(placed: Placed, is_ours: bool) -> Iterator[Problem]:
    for path, item in _with_places((), placed.value):
        expression = expression_of(item)
        if expression is None:
            continue
        size = "" if is_ours else size_fault_in(expression)
        if why := size or fault_at_sight(expression):
            yield Problem(placed.line_of(_place_of(path, item)), why)


def _place_of(path: Path, item: Mapping[str, Any]) -> Path:
    """Where the expression of an item stands."""
    urls = [each.get("url") for each in item.get("extension", ())]
    return (*path, "extension", urls.index(names.CALCULATED), "valueExpression", "expression")


def _line_of_score(placed: Placed, link_id: str) -> int:
    every = _with_places((), placed.value)
    places = (
        (path, item) for path, item in every if item["linkId"] == link_id and expression_of(item)
    )
    found = next(places, None)
    return placed.line_of(_place_of(*found)) if found else 1


def _with_places(path: Path, thing: Mapping[str, Any]) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    for at, item in enumerate(thing.get("item", ())):
        yield (*path, "item", at), item
        yield from _with_places((*path, "item", at), item)
