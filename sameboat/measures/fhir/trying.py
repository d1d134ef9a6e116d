"""Trying a form out before anybody is asked by it, in a process of its own that is ended where it takes too long.

`python -m sameboat.measures.fhir.trying` reads the form from its standard input and writes what is wrong: a linkId and why.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from sameboat.measures.fhir.expressions import fault_in
from sameboat.measures.fhir.form import Form
from sameboat.measures.fhir.scoring import Answers, Unscorable, expression_of, scores_of

# Seconds of work and of the clock, seconds of trying after which what was tried is enough, and bytes of memory.
_MOST_WORK, _MOST_WAITING, _ENOUGH = 10, 25, 6
# So long may all scores of one filled form take, as a member waits for them.
_MOST_EACH = 2.0
_MOST_MEMORY = 1_000_000_000
_PATTERNS = 30
# A page has used some of Python's thousand calls within each other before it comes to a score.
_MOST_CALLS = 750

Fault = tuple[str, str]


def faults_of(form: Form) -> list[Fault]:
    """What the expressions of a form come to grief over: with nothing answered, and with each first and last answer."""
    return [*_unreadable(form)] or _unscorable(form, [{}, form.each_with(0), form.each_with(-1)])


def faults_apart(form: Form) -> list[Fault]:
    """The same with every answer of every question, in a process of its own. What takes too long is a fault."""
    words = [sys.executable, "-m", "sameboat.measures.fhir.trying"]
    try:
        done = subprocess.run(  # noqa: S603 - its own interpreter and module, nothing anybody typed
            words,
            input=json.dumps(form.whole),
            capture_output=True,
            text=True,
            timeout=_MOST_WAITING,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            check=True,
        )
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
        return [("", _("working out its scores takes too long, or too much memory"))]
    return [(str(link_id), str(why)) for link_id, why in json.loads(done.stdout)]


def scored_items(thing: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Every item that is worked out."""
    for item in thing.get("item", ()):
        if expression_of(item) is not None:
            yield item
        yield from scored_items(item)


def _unreadable(form: Form) -> Iterator[Fault]:
    for item in scored_items(form.whole):
        if why := fault_in(expression_of(item) or ""):
            yield item["linkId"], why


def _unscorable(form: Form, patterns: Any) -> list[Fault]:
    began = time.process_time()
    for answers in patterns:
        before = time.process_time()
        try:
            scores_of(form.whole, answers)
        except Unscorable as fault:
            return [(fault.link_id, str(fault))]
        now = time.process_time()
        if now - before > _MOST_EACH and before > began:
            return [("", _("working out its scores takes too long"))]
        if now - began > _ENOUGH:
            break
    return []


def _every_pattern(form: Form) -> Iterator[Answers]:
    """Nothing, both ends, mixed answers that are the same each time, and each answer on top of the first ones."""
    first = form.each_with(0)
    yield from ({}, first, form.each_with(-1))
    for turn in range(_PATTERNS):
        yield form.mixed(turn)
    for question in form.questions:
        for answer in question.possible:
            yield {**first, question.link_id: answer}


def _main() -> None:
    import resource

    from django.conf import settings

    resource.setrlimit(resource.RLIMIT_CPU, (_MOST_WORK, _MOST_WORK + 1))
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    settings.configure(USE_I18N=False)
    sys.setrecursionlimit(_MOST_CALLS)
    form = Form(json.load(sys.stdin))
    found = [*_unreadable(form)] or _unscorable(form, _every_pattern(form))
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    _main()
