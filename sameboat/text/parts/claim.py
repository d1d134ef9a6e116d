"""Looks for health claims told to others (`sameboat.text.claims`)."""

from __future__ import annotations

from sameboat.text.claims import find_claims
from sameboat.text.findings import By, Finding, Kind, Sight
from sameboat.text.reading import Reading


class ClaimPart:
    """What somebody is told to do, or told is so, about health: rules only, which do not know what is true."""

    kind = Kind.CLAIM

    def look(self, reading: Reading) -> Sight:
        """One finding for each sentence that tells others something about health."""
        why = "tells others something about health"
        return Sight(
            tuple(
                Finding(self.kind, 1.0, claim.moved, By.RULE, why)
                for claim in find_claims(reading.text)
            )
        )

    def look_deeper(self, reading: Reading) -> Sight:
        """The encoder has nothing to add."""
        return self.look(reading)

    def look_by_rules(self, reading: Reading) -> Sight:
        """There are only rules."""
        return self.look(reading)
