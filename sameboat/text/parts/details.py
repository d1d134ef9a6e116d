"""Looks for details by which strangers could find somebody (`sameboat.text.details`)."""

from __future__ import annotations

from sameboat.text.details import find_details
from sameboat.text.findings import By, Finding, Kind, Sight
from sameboat.text.reading import Reading


class DetailsPart:
    """Telephone numbers, addresses, names on other sites: rules only."""

    kind = Kind.DETAILS

    def look(self, reading: Reading) -> Sight:
        """One finding for each detail."""
        return Sight(
            tuple(
                Finding(self.kind, 1.0, (detail.words,), By.RULE, f"tells strangers: {detail.kind}")
                for detail in find_details(reading.text)
            )
        )

    def look_deeper(self, reading: Reading) -> Sight:
        """The encoder has nothing to add."""
        return self.look(reading)

    def look_by_rules(self, reading: Reading) -> Sight:
        """There are only rules."""
        return self.look(reading)
