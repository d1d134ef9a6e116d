"""Which FHIRPath a form may be scored by: functions that always come to an end and read nothing but the form and its answers."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from django.utils.translation import gettext as _

from sameboat.measures.fhir.endless import endless_fault_in

FUNCTIONS = frozenset({
    "abs", "aggregate", "all", "allTrue", "anyTrue", "ceiling", "combine", "count", "descendants", "distinct", "empty", "exists", "first", "floor", "iif",
    "intersect", "last", "not", "ordinal", "power", "round", "select", "single", "skip", "sqrt", "sum", "tail", "take", "toDecimal",
    "toInteger", "toString", "truncate", "union", "weight", "where",
})  # fmt: skip
_LONGEST, _MOST_OPERATORS = 1_500, 100
_TEXT = re.compile(r"'(?:\\.|[^'\\])*'|`[^`]*`")
_CALL = re.compile(r"([A-Za-z_]\w*)\s*\(")
_OUTSIDE = re.compile(r"%(?!resource\b|context\b|questionnaire\b)['`\w-]+")
_WORDS = frozenset({"and", "or", "xor", "implies", "in", "contains", "div", "mod", "is", "as"})
_OPERATOR = re.compile(rf"<=|>=|!=|!~|[-+*/&|=~<>]|\b(?:{'|'.join(sorted(_WORDS))})\b")
# A comment could hide a quotation mark, and a name in quotation marks is a function all the same.
_HIDDEN = re.compile(r"//|/\*|''\s*\(")


def size_fault_in(expression: str) -> str:
    """Whether an expression is longer than a person would write, in words; empty where it is not. A long one takes seconds to read."""
    if len(expression) > _LONGEST:
        return _("an expression of more than %(what)s signs is too long") % {"what": _LONGEST}
    if len(_OPERATOR.findall(_TEXT.sub("''", expression))) > _MOST_OPERATORS:
        return _("an expression with more than %(what)s operators is too long") % {
            "what": _MOST_OPERATORS
        }
    return ""


def fault_at_sight(expression: str) -> str:
    """What keeps an expression from being used that is seen without working it out; empty where nothing does."""
    bare = _TEXT.sub("''", expression)
    if found := _HIDDEN.search(bare):
        return _("“%(what)s” is not understood here") % {"what": found.group()}
    for name in _CALL.findall(bare):
        if name not in FUNCTIONS | _WORDS:
            return _("the function “%(what)s()” is not understood here") % {"what": name}
    if found := _OUTSIDE.search(bare):
        return _("“%(what)s” is not known here") % {"what": found.group()}
    return endless_fault_in(bare)


def fault_in(expression: str) -> str:
    """What the grammar says to an expression, in words; empty where nothing. It can take seconds."""
    try:
        if fault := _against_the_grammar(expression):
            return _("this is no FHIRPath: %(what)s") % {"what": fault}
        compiled(expression)
    except RecursionError:
        return _("there is too much within each other in it")
    except Exception as fault:
        return _("this is no FHIRPath: %(what)s") % {"what": fault}
    return ""


def _against_the_grammar(expression: str) -> str:
    """What the grammar of FHIRPath says to an expression as a whole.

    fhirpathpy passes over what it does not understand and works out the rest, which would score wrongly without a word.
    """
    from antlr4 import CommonTokenStream, InputStream
    from antlr4.error.ErrorListener import ErrorListener
    from fhirpathpy.parser.generated.FHIRPathLexer import FHIRPathLexer
    from fhirpathpy.parser.generated.FHIRPathParser import FHIRPathParser

    faults: list[str] = []

    class Listener(ErrorListener):  # type: ignore[misc]
        def syntaxError(self, *told: Any) -> None:  # noqa: N802 - its name in antlr4
            _recogniser, _symbol, _line, column, why, _fault = told
            faults.append(f"at sign {column + 1}, {why}")

    lexer = FHIRPathLexer(InputStream(expression))
    parser = FHIRPathParser(CommonTokenStream(lexer))
    for each in (lexer, parser):
        each.removeErrorListeners()
        each.addErrorListener(Listener())
    whole: Any = parser.entireExpression
    whole()
    return faults[0] if faults else ""


@lru_cache(maxsize=512)
def compiled(expression: str) -> Any:
    """An expression ready to be worked out. Raises whatever the parser raises where it is none.

    fhirpathpy is brought in here and not at the top: whoever scores nothing need not load it.
    """
    from fhirpathpy import compile as made
    from fhirpathpy.models import models

    from sameboat.measures.fhir.weights import weights_of

    table = {name: {"fn": weights_of, "arity": {0: []}} for name in ("weight", "ordinal")}
    return made(expression, model=models["r4"], options={"userInvocationTable": table})
