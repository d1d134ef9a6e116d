"""Whom to call, for somebody who is here or only at the door."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib.auth.models import AnonymousUser
from django.shortcuts import get_object_or_404

from sameboat.lib.countries import country_code, country_name
from sameboat.people.models import House, Person
from sameboat.safety.emergency import emergency_number
from sameboat.safety.models import Helpline
from sameboat.text.details import dialled

GOOD_FOR = timedelta(days=180)


@dataclass(frozen=True)
class Country:
    """One country's helplines. `is_mine` is the one to show open."""

    code: str
    name: str
    lines: list[Helpline]
    is_mine: bool


@dataclass(frozen=True)
class Help:
    """What Help now shows one viewer: the numbers that stand open, and whether they are theirs.

    `missing` is the viewer's own country where this house has no numbers for it; `emergency` is then
    that country's emergency number, if it is known.
    """

    first: Country | None
    others: list[Country]
    is_theirs: bool
    missing: str
    emergency: str


def help_for(viewer: Person | AnonymousUser, house: House) -> Help:
    """Whom the viewer can ring. Numbers for another country are never shown as if they were for theirs."""
    countries = helplines_for(viewer, house)
    first = countries[0] if countries else None
    theirs = country_code(getattr(viewer, "country", ""))
    is_theirs = bool(first and first.code == theirs)
    is_missing = bool(theirs) and not is_theirs
    return Help(
        first=first,
        others=countries[1:],
        is_theirs=is_theirs,
        missing=country_name(theirs) if is_missing else "",
        emergency=emergency_number(theirs) if is_missing else "",
    )


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
    order = [country_code(getattr(viewer, "country", "")), *house.country_codes, *sorted(found)]
    codes = [code for code in dict.fromkeys(order) if code in found]
    return [Country(code, country_name(code), found[code], code == codes[0]) for code in codes]


def helpline(helpline_id: int) -> Helpline:
    """One helpline, for the desk, or 404."""
    return get_object_or_404(Helpline, pk=helpline_id)


def all_helplines() -> list[Helpline]:
    """Every helpline, for the desk."""
    return list(Helpline.objects.all())


def numbers_anybody_may_give() -> set[str]:
    """The helplines' own numbers, as they are dialled: whoever passes one on tells nothing about anybody."""
    lines = Helpline.objects.values_list("phone", "text_to")
    return {dialled(number) for line in lines for number in line if number}


def to_check(today: date) -> int:
    """How many helplines nobody checked within half a year."""
    return Helpline.objects.exclude(verified_on__gte=today - GOOD_FOR).count()
