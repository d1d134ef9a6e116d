"""HTML as mail programs make it, turned into lines of text. No tag of it ever goes further.

What a program marks as a quotation gets "> " before each line; where one marks that everything after is the earlier
mail, a line with CUT stands; what one marks as a signature is left out.
"""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

import nh3

CUT = "\x1c"
_VOID = {
    "br",
    "img",
    "hr",
    "meta",
    "link",
    "input",
    "area",
    "base",
    "col",
    "embed",
    "source",
    "wbr",
}
_UNREAD = {"head", "style", "script", "title", "template", "noscript"}
_BLOCKS = {
    "p", "div", "li", "ul", "ol", "tr", "table", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "section",
    "article", "header", "footer", "center", "dl", "dt", "dd", "figure",
}  # fmt: skip
_APART = {"p", "blockquote", "ul", "ol", "h1", "h2", "h3", "pre", "figure"}
_SIGNATURES = re.compile(
    r"gmail_signature|moz-signature|applemailsignature|protonmail_signature|ms-outlook-mobile-signature|"
    r"signature-placeholder|x_signature\b|mobile-signature|tutanota-signature",
)
_QUOTES = re.compile(
    r"gmail_quote|gmail_extra|yahoo_quoted|protonmail_quote|moz-cite-prefix|k9mail-quote|zmail_extra|tutanota_quote|gmail_attr",
)
_CUTS = re.compile(
    r"divrplyfwdmsg|appendonsend|mail-editor-reference-message-container|olk_src_body_section|replyforwardheader",
)
# The line that Outlook on a desk draws above the earlier mail.
_OUTLOOK_LINE = re.compile(
    r"border:\s*none;\s*border-top:\s*solid\s+#?(?:e1e1e1|b5c4df)", re.IGNORECASE
)
_DEEPEST = 60
_SPACES = re.compile(r"[ \t\r\n\f]+")


def text_of(html: str) -> str:
    """The words of a piece of HTML, in lines."""
    reader = _Reader()
    try:
        reader.feed(html)
        reader.close()
    except (AssertionError, ValueError):
        return unescape(nh3.clean(html, tags=set())).strip()
    return reader.text()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lines: list[str] = []
        self._line = ""
        # Open tags, and what each of them does to what stands in it: "", "unread", "quote", "pre" or an address.
        self._open: list[tuple[str, str]] = []

    def text(self) -> str:
        self._end_line()
        return re.sub(r"\n{3,}", "\n\n", "\n".join(self._lines)).strip("\n")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "br":
            self._break()
        elif tag in _BLOCKS or tag == "hr":
            self._end_line(apart=tag in _APART)
        if tag in _VOID:
            return
        does = _does(tag, told)
        if does == "cut":
            self._end_line()
            self._lines.append(CUT)
            does = ""
        if len(self._open) < _DEEPEST:
            self._open.append((tag, does))
        if tag == "li":
            self._line = "- "

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if not any(open_tag == tag for open_tag, _does in self._open):
            return
        if tag in _BLOCKS:
            self._end_line(apart=tag in _APART)
        while self._open:
            open_tag, does = self._open.pop()
            if does.startswith("http") and does not in self._line:
                self._line += f" ({does})"
            if open_tag == tag:
                return

    def handle_data(self, data: str) -> None:
        if self._is_in("unread"):
            return
        if self._is_in("pre"):
            first, *others = data.replace("\r\n", "\n").split("\n")
            self._line += first
            for other in others:
                self._break()
                self._line = other
            return
        words = _SPACES.sub(" ", data)
        if self._line.endswith((" ", "")) and not self._line.strip("- "):
            words = words.lstrip(" ")
        self._line += words

    def _is_in(self, what: str) -> bool:
        return any(does == what for _tag, does in self._open)

    def _break(self) -> None:
        self._put(self._line)
        self._line = ""

    def _end_line(self, *, apart: bool = False) -> None:
        if self._line.strip():
            self._break()
        self._line = ""
        if apart and self._lines and self._lines[-1].strip("> "):
            self._put("")

    def _put(self, line: str) -> None:
        depth = sum(does == "quote" for _tag, does in self._open)
        if not self._is_in("unread"):
            self._lines.append("> " * min(depth, 4) + line.replace("\xa0", " ").rstrip())


def _does(tag: str, told: dict[str, str]) -> str:
    named = f"{told.get('class', '')} {told.get('id', '')} {told.get('name', '')}".lower()
    if tag in _UNREAD or _SIGNATURES.search(named):
        return "unread"
    if _CUTS.search(named) or _OUTLOOK_LINE.search(told.get("style", "")):
        return "cut"
    if tag == "blockquote" or _QUOTES.search(named) or told.get("name") == "quote":
        return "quote"
    if tag == "pre":
        return "pre"
    href = told.get("href", "")
    return href if tag == "a" and href.startswith(("http://", "https://")) else ""
