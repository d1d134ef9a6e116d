"""Ids that count nothing: a running number would tell a stranger how much goes on behind closed doors."""

import secrets

from django.db import models
from django.http import Http404

# JavaScript and every database can hold whole numbers below this.
END_OF_IDS = 2**53


def random_id() -> int:
    """A random positive whole number, large and below the end of ids."""
    return secrets.randbelow(END_OF_IDS - 2**40) + 2**40


def must_be_an_id(number: int) -> None:
    """404 for what no database can hold, and what stands in an address all the same."""
    if number >= END_OF_IDS:
        raise Http404


class RandomIdField(models.BigIntegerField[int, int]):
    """A primary key drawn at random."""

    def __init__(self, **options: object) -> None:
        options.update(primary_key=True, default=random_id, editable=False)
        super().__init__(**options)  # type: ignore[arg-type]

    def deconstruct(self) -> tuple[str, str, list[object], dict[str, object]]:
        name, path, args, options = super().deconstruct()
        for fixed in ("primary_key", "default", "editable"):
            options.pop(fixed, None)
        return name, path, list(args), dict(options)
