"""Whom to call, for somebody who is here or only at the door."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib.auth.models import AnonymousUser
from django.shortcuts import get_object_or_404

from sameboat.people.models import House, Person
from sameboat.safety.models import Helpline

NAMES = {
    "GB": "United Kingdom", "IE": "Ireland", "US": "United States", "CA": "Canada", "AU": "Australia",
    "NZ": "Aotearoa New Zealand", "DE": "Deutschland", "FR": "France", "NL": "Nederland", "NO": "Norge",
    "SE": "Sverige", "IN": "India", "ZA": "South Africa",
}  # fmt: skip
GOOD_FOR = timedelta(days=180)


@dataclass(frozen=True)
class Country:
    """One country's helplines. `is_mine` is the one to show open."""

    code: str
    name: str
    lines: list[Helpline]
    is_mine: bool


def helplines_for(viewer: Person | AnonymousUser, house: House) -> list[Country]:
    """The helplines by country, the viewer's own first, their region's lines before others'.

    Where their country has none, the house's first one stands open: nobody in need unfolds anything.
    """
    region = getattr(viewer, "region", "").casefold()
    found: dict[str, list[Helpline]] = {}
    for line in Helpline.objects.all():
        found.setdefault(line.country, []).append(line)
    for lines in found.values():
        lines.sort(
            key=lambda line: (
                not line.is_emergency,
                line.region.casefold() != region if line.region else False,
            )
        )
    order = [getattr(viewer, "country", ""), *house.country_codes, *sorted(found)]
    codes = [code for code in dict.fromkeys(order) if code in found]
    return [Country(code, NAMES.get(code, code), found[code], code == codes[0]) for code in codes]


def helpline(helpline_id: int) -> Helpline:
    """One helpline, for the desk, or 404."""
    return get_object_or_404(Helpline, pk=helpline_id)


def all_helplines() -> list[Helpline]:
    """Every helpline, for the desk."""
    return list(Helpline.objects.all())


def to_check(today: date) -> int:
    """How many helplines nobody checked within half a year."""
    return Helpline.objects.exclude(verified_on__gte=today - GOOD_FOR).count()
