"""Expressions that would take for ever: those whose steps multiply with each other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

_STEP = re.compile(r"([A-Za-z_]\w*)?\s*\(|\)|%|\$total\b")
_MULTIPLY = frozenset({"select", "aggregate", "combine", "union"})
_EACH = _MULTIPLY | {"where", "all", "exists"}
# The sum of a licensed copy is told by two: one that counts what was answered and one that adds it.
_MOST_DESCENDANTS = 2
_DEEPEST = 2
_DEEPEST_PARENTHESES = 30


def endless_fault_in(bare: str) -> str:
    """Why an expression, without the texts in it, could take for ever; empty where it could not."""
    return next(_faults(bare), "")


def _faults(bare: str) -> Iterator[str]:
    within: list[str] = []
    descendants = totals = 0
    for found in _STEP.finditer(bare):
        step, name = found.group(), found.group(1) or ""
        if step == ")":
            within = within[:-1]
        elif step in {"%", "$total"}:
            totals = totals + 1 if step == "$total" else totals
            if step == "%" and {"select", "aggregate"} & set(within):
                yield _("“%%” within select() or aggregate() could take for ever")
        else:
            descendants += name == "descendants"
            yield from _called(name, within)
            within.append("" if _is_empty(bare, found.end()) else name)
    if descendants > _MOST_DESCENDANTS:
        yield _("descendants() may stand in it %(what)s times") % {"what": _MOST_DESCENDANTS}
    if totals > 1:
        yield _("$total may stand in it once")


def _called(name: str, within: list[str]) -> Iterator[str]:
    if len(within) >= _DEEPEST_PARENTHESES:
        yield _("there is too much within each other in it")
    around = [each for each in within if each in _EACH]
    is_deep = name in _EACH and len(around) >= _DEEPEST
    if is_deep or (name in _MULTIPLY and around):
        yield _("%(what)s() within %(more)s() could take for ever") % {
            "what": name,
            "more": around[-1],
        }
    if name == "descendants" and (other := set(within) - {"", "iif"}):
        yield _("%(what)s() within %(more)s() could take for ever") % {
            "what": name,
            "more": min(other),
        }


def _is_empty(bare: str, at: int) -> bool:
    return bare[at:].lstrip().startswith(")")
