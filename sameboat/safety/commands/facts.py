"""Keeping the fact shelf right."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction

from sameboat.audit.commands import record
from sameboat.people.models import Person
from sameboat.safety.models import Fact

STARTING = Path(__file__).parent.parent / "starting" / "facts.toml"
# When the sources of the starting facts were looked up, where they could be.
LOOKED_UP_ON = date(2026, 11, 25)


def starting_facts() -> list[dict[str, Any]]:
    """The facts a new house can start from."""
    return list(tomllib.loads(STARTING.read_text(encoding="utf-8"))["fact"])


@transaction.atomic
def add_starting_facts() -> int:
    """Put the starting facts on an empty shelf. One whose source was not looked up is due at once."""
    if Fact.objects.exists():
        return 0
    facts = [
        Fact(**told, reviewed_on=LOOKED_UP_ON if seen else None)
        for each in starting_facts()
        for seen, told in [(each.pop("seen", False), each)]
    ]
    return len(Fact.objects.bulk_create(facts))


@transaction.atomic
def save_fact(*, by: Person, fact: Fact) -> Fact:
    """Keep a fact as an organiser wrote it. Other words or another source want another review."""
    known = Fact.objects.get(pk=fact.pk)
    if (known.words, known.source, known.address) != (fact.words, fact.source, fact.address):
        fact.reviewed_on = None
    fact.save()
    record("save_fact", actor=by, thing=fact)
    return fact


@transaction.atomic
def review_fact(*, by: Person, fact: Fact, on: date) -> None:
    """Write down that somebody read a fact's source and found it right."""
    fact.reviewed_on = on
    fact.save(update_fields=["reviewed_on"])
    record("review_fact", actor=by, thing=fact)
