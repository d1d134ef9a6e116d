"""Whether words lead elsewhere."""

import re
from urllib.parse import urlsplit

from django.conf import settings

_ENDINGS = "com|org|net|info|biz|io|co|me|app|dev|shop|store|online|site|xyz|link|ly|tv|gg|to|uk|ie|de|fr|es|eu|us|ca|au|ru|cn|in"
_LINK = re.compile(
    rf"(?:[a-z][a-z0-9+.-]*://|www\.)[^\s<>()\[\]]+|(?<![@\w.-])(?:[\w-]+\.)+(?:{_ENDINGS})\b(?:/[^\s<>()\[\]]*)?",
    re.IGNORECASE,
)


def links_in(words: str) -> list[str]:
    """Every address in a text that leads out of the house, as it was written."""
    return [found for found in _LINK.findall(words) if not _leads_home(found)]


def _leads_home(link: str) -> bool:
    return urlsplit(link).netloc == urlsplit(settings.SITE_URL).netloc
