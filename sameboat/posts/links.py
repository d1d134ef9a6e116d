"""Whether words lead elsewhere."""

from urllib.parse import urlsplit

from django.conf import settings

from sameboat.text.addresses import find_links


def links_in(words: str) -> list[str]:
    """Every address in a text that leads out of the house, as it was written."""
    home = (urlsplit(settings.SITE_URL).hostname or "").removeprefix("www.")
    return [link.words for link in find_links(words) if link.host != home]
