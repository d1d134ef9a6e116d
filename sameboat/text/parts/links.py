"""Looks for links: those of new people wait for a moderator, whoever they lead to."""

from __future__ import annotations

import re

from sameboat.text.findings import By, Finding, Kind, Sight
from sameboat.text.reading import Reading

_ENDINGS = "com|org|net|info|biz|io|xyz|ly|gg|tv|uk|de|eu|ru|cn"
# Words of English, too: "so sad.me neither" is no address, "t.me/name" is one.
_WORDS_TOO = "me|us|in|it|co|so|to|app|club|shop|store|site|online"
_LINK = re.compile(
    rf"\bhttps?://[^\s<>)\]]+|\bwww\.[^\s<>)\]]+|(?<![\w@.-])(?:[a-z0-9-]+\.)+(?:{_ENDINGS})\b(?:/[^\s<>)\]]*)?(?![\w@])"
    rf"|(?<![\w@.-])(?:[a-z0-9-]+\.)+(?:{_WORDS_TOO})/[^\s<>)\]]+",
    re.IGNORECASE,
)


class LinksPart:
    """Addresses of pages, with or without what goes in front: rules only. Who wrote it is not known here."""

    kind = Kind.LINKS

    def look(self, reading: Reading) -> Sight:
        """One finding for each address."""
        found = dict.fromkeys(
            match.group().rstrip(".,;:!?") for match in _LINK.finditer(reading.text)
        )
        return Sight(
            tuple(
                Finding(self.kind, 1.0, (address,), By.RULE, "a link to another site")
                for address in found
            )
        )

    def look_deeper(self, reading: Reading) -> Sight:
        """The encoder has nothing to add."""
        return self.look(reading)
