"""Looks for words that attack somebody."""

from __future__ import annotations

from sameboat.text.findings import Finding, Kind, Sight
from sameboat.text.heads import HeadMissing
from sameboat.text.hostility.seeing import by_head, by_reader, by_rules
from sameboat.text.reading import Reading


class HostilityPart:
    """Rules and a light head before a post goes out; the reader of sentences, who knows better, after."""

    kind = Kind.HOSTILITY

    def look(self, reading: Reading) -> Sight:
        """What rules and the light head see."""
        plainly = by_rules(reading)
        try:
            return Sight(plainly + by_head(reading))
        except HeadMissing as fault:
            return Sight(plainly, (f"{self.kind} head ({fault})",))

    def look_by_rules(self, reading: Reading) -> Sight:
        """What rules see by themselves, where the head takes too long."""
        return Sight(by_rules(reading))

    def look_deeper(self, reading: Reading) -> Sight:
        """What rules and the reader see. The head only hints then, as the reader sees the same words in their place."""
        try:
            read = by_reader(reading)
        except HeadMissing as fault:
            sight = self.look(reading)
            return Sight(sight.findings, (*sight.missing, f"{self.kind} reader ({fault})"))
        return Sight(by_rules(reading) + read + self._hints(reading))

    @staticmethod
    def _hints(reading: Reading) -> tuple[Finding, ...]:
        try:
            return by_head(reading, may_ask=False)
        except HeadMissing:
            return ()
