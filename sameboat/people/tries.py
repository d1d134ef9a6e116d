"""Tries at the door: how many wrong ones there may be, so that nobody guesses, and nobody is kept out.

Who knows a name could lock its owner out by trying it wrongly, if tries were counted by name alone. So
they are counted for a name from one address, for an address, and only far more loosely for a name;
and a device that has been let in before as this person is counted by itself.
"""

from datetime import timedelta

from django.db import transaction
from django.http import HttpRequest

from sameboat.lib.words import name_key
from sameboat.people.commands.signing import person_called
from sameboat.people.devices import is_known_device, mark_of
from sameboat.people.limits import DAY, PER_ADDRESS, WINDOW, Try, address_of, count, too_many_tries

PER_NAME_HERE, PER_DEVICE = 10, 10
# From everywhere together: a hundred at once, then slower and slower.
PER_NAME = {WINDOW: 100, DAY: 300}


def count_try(request: HttpRequest, what: str, name: str) -> Try:
    """Count a try at the door before it is known to be wrong. Raises Refusal where it is one too many.

    However a name is typed, it is the same name: capitals and dots give no further tries.
    """
    rows: list[int] = []
    is_over = False
    with transaction.atomic():
        for who, window, most in _counted(request, name):
            row = count(what, who, window)
            rows.append(row.pk)
            # What one place tries beyond its own count is not held against the name.
            if is_over := row.tries > most:
                break
    if is_over:
        raise too_many_tries()
    return Try(rows)


def _counted(request: HttpRequest, name: str) -> list[tuple[str, timedelta, int]]:
    if is_known_device(request, person_called(name)):
        return [(f"device:{mark_of(request)}", WINDOW, PER_DEVICE)]
    tried = name.strip().lower() if "@" in name else name_key(name)
    address = address_of(request)
    here = [
        (f"name:{tried} address:{address}", WINDOW, PER_NAME_HERE),
        (f"address:{address}", WINDOW, PER_ADDRESS),
    ]
    return here + [(f"name:{tried}", window, most) for window, most in PER_NAME.items()]
