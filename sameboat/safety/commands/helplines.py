"""Keeping the helplines right."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction

from sameboat.audit.commands import record
from sameboat.lib.countries import country_code
from sameboat.people.models import Person
from sameboat.safety.models import Helpline

STARTING = Path(__file__).parent.parent / "starting" / "helplines.toml"


def starting_helplines() -> list[dict[str, Any]]:
    """The helplines a new house can start from, unchecked."""
    return list(tomllib.loads(STARTING.read_text(encoding="utf-8"))["helpline"])


@transaction.atomic
def add_starting_helplines(countries: list[str]) -> int:
    """Add the starting helplines of these countries, where a country has none yet."""
    have = set(Helpline.objects.values_list("country", flat=True))
    wanted = [
        Helpline(**line)
        for line in starting_helplines()
        if line["country"] in countries and line["country"] not in have
    ]
    return len(Helpline.objects.bulk_create(wanted))


@transaction.atomic
def save_helpline(*, by: Person, helpline: Helpline) -> Helpline:
    """Keep a helpline as an organiser wrote it."""
    helpline.country = country_code(helpline.country) or helpline.country.upper()
    helpline.save()
    record("save_helpline", actor=by, thing=helpline)
    return helpline


@transaction.atomic
def verify_helpline(*, by: Person, helpline: Helpline, on: date) -> None:
    """Write down that somebody checked a helpline."""
    helpline.verified_on = on
    helpline.save(update_fields=["verified_on"])
    record("verify_helpline", actor=by, thing=helpline)


@transaction.atomic
def remove_helpline(*, by: Person, helpline: Helpline) -> None:
    """Take a helpline away."""
    record("remove_helpline", actor=by, thing=helpline, reason=helpline.name)
    helpline.delete()
