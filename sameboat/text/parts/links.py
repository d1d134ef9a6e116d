"""Looks for links, and for words that sell (`sameboat.text.links`): those of new people wait for a moderator."""

from __future__ import annotations

from sameboat.text.addresses import Link, find_links
from sameboat.text.findings import By, Finding, Kind, Sight
from sameboat.text.links import find_selling
from sameboat.text.reading import Reading

SELLS = "sells or advertises something"


class LinksPart:
    """Addresses of pages, with or without what goes in front, and selling. Who wrote it is not known here."""

    kind = Kind.LINKS

    def look(self, reading: Reading) -> Sight:
        """One finding for all that sells, and one for each address; whether an address matters depends on who writes."""
        found = []
        if words := find_selling(reading.text):
            found.append(Finding(self.kind, 1.0, words, By.RULE, SELLS))
        found += [
            Finding(self.kind, 0.5, (link.words,), By.RULE, _why(link))
            for link in find_links(reading.text)
        ]
        return Sight(tuple(found))

    def look_deeper(self, reading: Reading) -> Sight:
        """The encoder has nothing to add."""
        return self.look(reading)

    def look_by_rules(self, reading: Reading) -> Sight:
        """There are only rules."""
        return self.look(reading)


def _why(link: Link) -> str:
    if link.is_disguised:
        return "a link that is written so that it is not seen as one, or looks like another"
    return "a link that hides where it leads" if link.is_shortened else "a link to another site"
