"""Text as people write it, turned into safe HTML once, when it is written."""

import html
import re

import nh3
from markdown_it import MarkdownIt

_reader = MarkdownIt(
    "zero", {"html": False, "linkify": False, "breaks": True, "maxNesting": 12}
).enable(
    ["emphasis", "list", "blockquote", "newline", "escape", "autolink", "link", "strikethrough"]
)

TAGS = {"p", "br", "em", "strong", "s", "ul", "ol", "li", "blockquote", "a"}
_ADDRESS = re.compile(r"(?<![\"'>=/\w])(https?://[^\s<>\"')\]]+[^\s<>\"')\].,;:!?])")


def to_html(text: str) -> str:
    """Safe HTML for what a person wrote: paragraphs, lists, quotes, emphasis and links only.

    Two locks on one door: markdown-it makes no raw HTML, and nh3 lets through only TAGS.
    """
    linked = _ADDRESS.sub(r"<\1>", text.replace("\r\n", "\n").replace("\x00", ""))
    return nh3.clean(
        _reader.render(linked),
        tags=TAGS,
        attributes={"*": set(), "a": {"href"}},
        url_schemes={"http", "https"},
        # "/leave/" or "//elsewhere" would be an address of ours, or hide whose it is.
        url_relative="deny",
        link_rel="nofollow noopener noreferrer ugc",
    )


def plain(text: str, length: int = 160) -> str:
    """The first words of a text with its marks taken off, for a line in a list."""
    bare = html.unescape(nh3.clean(_reader.render(text), tags=set()))
    one_line = " ".join(bare.split())
    return one_line if len(one_line) <= length else one_line[: length - 1].rsplit(" ", 1)[0] + "…"
