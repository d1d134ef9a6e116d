"""A programme's words as safe HTML: what `lib.rich` makes of what people write, and headings and pictures besides."""

from __future__ import annotations

import re
from functools import lru_cache

import nh3
from django.utils.safestring import SafeString
from markdown_it import MarkdownIt

_reader = MarkdownIt("commonmark", {"html": False, "linkify": False, "maxNesting": 12})
_TAGS = {"p", "br", "em", "strong", "ul", "ol", "li", "blockquote", "a", "h2", "h3", "h4", "img", "hr"}  # fmt: skip
_HEADING = re.compile(r"<(/?)h([1-6])>")
_MEDIA = re.compile(r'src="(?:media/)?([A-Za-z0-9._-]+)"')


@lru_cache(maxsize=512)
def words_html(words: str, media: str) -> SafeString:
    """Words in Markdown; `media` is the address below which the pictures of the folder are. The page has its title already: headings begin at h2."""
    made = _HEADING.sub(_lowered, _reader.render(words))
    made = _MEDIA.sub(lambda found: f'src="{media}{found[1]}" loading="lazy"', made)
    clean = nh3.clean(
        made,
        tags=_TAGS,
        attributes={"*": set(), "a": {"href"}, "img": {"src", "alt", "loading"}},
        url_schemes={"http", "https"},
        link_rel="nofollow noopener noreferrer",
    )
    return SafeString(clean)


def _lowered(found: re.Match[str]) -> str:
    return f"<{found[1]}h{min(4, max(2, int(found[2])))}>"
