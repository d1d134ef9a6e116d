"""Emergency numbers for those whose country has no helplines here."""

from functools import cache

from sameboat.safety.commands.helplines import starting_helplines

# The European Union, and its neighbours where 112 is surely answered as well.
_ANSWER_112 = {
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT",
    "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
    "AD", "AX", "CH", "FO", "GB", "GG", "GI", "GL", "IM", "IS", "JE", "LI", "MC", "NO", "SM", "TR", "VA",
}  # fmt: skip


@cache
def _known() -> dict[str, str]:
    lines = (line for line in starting_helplines() if line.get("is_emergency"))
    return {line["country"]: line["phone"] for line in lines if line.get("phone")}


def emergency_number(country: str) -> str:
    """A country's emergency number; empty where we do not know it for certain."""
    return _known().get(country, "112" if country in _ANSWER_112 else "")
