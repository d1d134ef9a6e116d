"""Time zones as a person can find theirs: by country, then by part of the world."""

import zoneinfo
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from importlib import resources
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from sameboat.lib.countries import country_name

Group = tuple[str, list[tuple[str, str]]]
# Zones are called after a place in one of these; all other names (Factory, GB, US/Eastern) are old ones.
_PARTS = {
    "Africa": _("Africa"),
    "America": _("America"),
    "Antarctica": _("Antarctica"),
    "Arctic": _("Arctic"),
    "Asia": _("Asia"),
    "Atlantic": _("Atlantic"),
    "Australia": _("Australia"),
    "Europe": _("Europe"),
    "Indian": _("Indian Ocean"),
    "Pacific": _("Pacific"),
}
# Where most people of a country live, where the table begins with another place.
_MOST_PEOPLE = {
    "AU": "Australia/Sydney",
    "BR": "America/Sao_Paulo",
    "CA": "America/Toronto",
    "CD": "Africa/Kinshasa",
    "CN": "Asia/Shanghai",
    "ID": "Asia/Jakarta",
    "KZ": "Asia/Almaty",
    "MN": "Asia/Ulaanbaatar",
    "MX": "America/Mexico_City",
    "PT": "Europe/Lisbon",
    "RU": "Europe/Moscow",
    "UA": "Europe/Kyiv",
}


def _table() -> str:
    """The list of zones by country that comes with the zones; empty where it did not come along."""
    files = [Path(folder) / "zone.tab" for folder in zoneinfo.TZPATH]
    with suppress(ModuleNotFoundError):
        files.append(Path(str(resources.files("tzdata") / "zoneinfo" / "zone.tab")))
    return next((file.read_text(encoding="utf-8") for file in files if file.is_file()), "")


@cache
def _by_country() -> dict[str, list[str]]:
    known, found = zoneinfo.available_timezones(), dict[str, list[str]]()
    for line in _table().splitlines():
        columns = line.split("\t")
        if not line.startswith("#") and len(columns) > 2 and columns[2] in known:
            found.setdefault(columns[0], []).append(columns[2])
    return found


@cache
def _everywhere() -> list[str]:
    """One name for each zone, where the table came along; else all that are called after a place."""
    listed = {zone for zones in _by_country().values() for zone in zones}
    known = listed or zoneinfo.available_timezones()
    return sorted(zone for zone in known if zone.partition("/")[0] in _PARTS)


def zones_of(country: str) -> list[str]:
    """The zones of a country, the one where most people live first."""
    most = _MOST_PEOPLE.get(country)
    return sorted(_by_country().get(country, []), key=lambda zone: zone != most)


def zone_of(countries: Iterable[str]) -> str:
    """The zone that somebody in these countries most likely lives in; UTC where nothing tells."""
    return next((zone for country in countries for zone in zones_of(country)[:1]), "UTC")


def zone_choices(countries: Iterable[str], *, kept: str) -> list[Group]:
    """Zones in groups: those of these countries first, then by part of the world. `kept` is always among them."""
    groups: list[Group] = []
    shown: set[str] = set()
    for country in dict.fromkeys(countries):
        if zones := [zone for zone in zones_of(country) if zone not in shown]:
            groups.append((country_name(country), [(zone, _spoken(zone)) for zone in zones]))
            shown.update(zones)
    for part, called in _PARTS.items():
        zones = [z for z in _everywhere() if z.startswith(f"{part}/") and z not in shown]
        if zones:
            groups.append((str(called), [(zone, _spoken(zone)) for zone in zones]))
            shown.update(zones)
    others = dict.fromkeys((kept, "UTC")) if kept not in shown else {"UTC": None}
    groups.append((str(_("Others")), [(zone, _spoken(zone)) for zone in others if zone]))
    return groups


def _spoken(zone: str) -> str:
    """ "Argentina, Ushuaia" from America/Argentina/Ushuaia."""
    part, _slash, place = zone.partition("/")
    name = place if part in _PARTS else zone
    return name.replace("_", " ").replace("/", ", ")
