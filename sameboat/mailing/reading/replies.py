"""What somebody wrote, without the mail they answer, their signature, and what their program puts below.

Made with care not to take words of their own: a line that says who wrote is one only with a time or an address in it,
or with a quotation under it; answers between quotations keep the quotations that they answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from sameboat.mailing.reading import phrases
from sameboat.mailing.reading.html_text import CUT

# Stands in the first line of our letters, and in nothing that people write.
MARK = "⁂"
_QUOTED = re.compile(r"^\s{0,3}>")
_OURS = re.compile(r"\b(?:reply|new|stop|back)\+[a-z2-7]{20,}|/by-mail/stop/", re.IGNORECASE)
# Links of our letters, which nobody wrote: they stay out of what is quoted.
_OUR_LINKS = re.compile(r"https?://\S+/(?:threads/\d|by-mail/|help/)")
_LINES_OF_ONE, _LONG = 4, 2000


@dataclass
class _Part:
    is_quoted: bool
    lines: list[str] = field(default_factory=list)


def reply_in(text: str) -> str:
    """The words of whoever sent this. Empty where there are none of their own."""
    lines = [line.rstrip() for line in text.split("\n")]
    parts = list(_parts(_marked(_before_the_cut(lines))))
    for part in parts:
        if not part.is_quoted:
            part.lines = _without_foot(part.lines)
    said = [place for place, part in enumerate(parts) if not part.is_quoted and part.lines]
    if not said:
        return ""
    kept = [parts[place] for place in said] if len(said) == 1 else parts[: said[-1] + 1]
    return _together(kept)


def _before_the_cut(lines: list[str]) -> list[str]:
    """Everything above the first line after which only the earlier mail comes."""
    for place, line in enumerate(lines):
        if _QUOTED.match(line):
            continue
        if line == CUT or phrases.ORIGINAL.match(line) or _is_header(lines, place):
            return _without_rule(lines[:place])
        if MARK in line:
            return _without_last_paragraph(lines[:place])
    return lines


def _is_header(lines: list[str], place: int) -> bool:
    if not phrases.FROM.match(lines[place]):
        return False
    following = [line for line in lines[place + 1 : place + 8] if line.strip()][:5]
    return sum(bool(phrases.BESIDE_FROM.match(line)) for line in following) >= 2


def _without_rule(lines: list[str]) -> list[str]:
    end = len(lines)
    while end and (
        not lines[end - 1].strip() or phrases.RULE.match(lines[end - 1]) or lines[end - 1] == CUT
    ):
        end -= 1
    return lines[:end]


def _without_last_paragraph(lines: list[str]) -> list[str]:
    """Without the line that says who wrote, in whatever language, above the first line of our letter."""
    lines = _without_rule(lines)
    first = len(lines)
    while first > 0 and lines[first - 1].strip() and len(lines) - first < _LINES_OF_ONE:
        first -= 1
    told = phrases.without_turns(" ".join(lines[first:]))
    is_attribution = told.rstrip().endswith((":", "：")) and re.search(r"\d", told)
    return lines[:first] if is_attribution else lines


def _marked(lines: list[str]) -> list[str]:
    """The lines with those that say who wrote marked as quoted; and nothing after one that no quotation follows."""
    found, place = [], 0
    while place < len(lines):
        many = _lines_of_attribution(lines, place)
        if not many:
            found.append(lines[place])
            place += 1
            continue
        place += many
        if not _is_quotation_next(lines, place):
            return found
        found.append(f">{CUT}")
    return _without_unknown(found)


def _lines_of_attribution(lines: list[str], place: int) -> int:
    """How many lines, from this one on, say together who wrote; 0 for none."""
    if _QUOTED.match(lines[place]) or not lines[place].strip():
        return 0
    if phrases.is_attribution(lines[place]):
        return 1
    for many in range(2, _LINES_OF_ONE + 1):
        some = lines[place : place + many]
        if len(some) < many or any(_QUOTED.match(line) for line in some):
            return 0
        if not (phrases.begins_attribution(some[0]) and phrases.is_attribution(" ".join(some))):
            continue
        later = (_lines_of_attribution(lines, place + more) for more in range(1, many))
        return 0 if any(later) else many
    return 0


def _is_quotation_next(lines: list[str], place: int) -> bool:
    while place < len(lines) and not lines[place].strip():
        place += 1
    return place < len(lines) and bool(_QUOTED.match(lines[place]))


def _without_unknown(lines: list[str]) -> list[str]:
    """Take out who wrote, in a language we do not know, above a quotation of a letter of ours."""
    for place, line in enumerate(lines):
        if _QUOTED.match(line) and MARK in line:
            first = place
            while first > 0 and (_QUOTED.match(lines[first - 1]) or not lines[first - 1].strip()):
                first -= 1
            return [*_without_last_paragraph(lines[:first]), *lines[first:]]
    return lines


def _parts(lines: list[str]) -> Iterator[_Part]:
    """What is quoted and what is said, by turns. Empty lines belong to what stands above."""
    part = _Part(is_quoted=False)
    for line in lines:
        is_quoted = bool(_QUOTED.match(line)) if line.strip() else part.is_quoted
        if is_quoted != part.is_quoted:
            yield part
            part = _Part(is_quoted=is_quoted)
        if not _is_ours(line, is_quoted=is_quoted):
            part.lines.append(line)
    yield part


def _is_ours(line: str, *, is_quoted: bool) -> bool:
    """Whether a line is one of our letters' own, and gives away what is its reader's alone."""
    if CUT in line or _OURS.search(line):
        return True
    return is_quoted and bool(MARK in line or _OUR_LINKS.search(line[:_LONG]))


def _without_foot(lines: list[str]) -> list[str]:
    """Without a signature below "-- ", and without what a program puts last."""
    if "--" in lines:
        lines = lines[: lines.index("--")]
    end = len(lines)
    while end and (not lines[end - 1].strip() or _is_footer(lines[end - 1])):
        end -= 1
    lines = _without_list_foot(lines[:end])
    first = next((place for place, line in enumerate(lines) if line.strip()), len(lines))
    return lines[first:]


def _is_footer(line: str) -> bool:
    return len(line) < _LONG and bool(phrases.FOOTERS.match(line))


def _without_list_foot(lines: list[str]) -> list[str]:
    """Without what a mailing list writes below a line of underscores."""
    for place in range(len(lines) - 1, max(-1, len(lines) - 8), -1):
        below = " ".join(lines[place + 1 :]).lower()
        if re.fullmatch(r"_{10,}", lines[place].strip()) and re.search(r"mailing list|unsubscribe|https?://", below):  # fmt: skip
            return _without_rule(lines[:place])
    return lines


def _together(parts: list[_Part]) -> str:
    texts = ["\n".join(part.lines).strip("\n") for part in parts]
    whole = "\n\n".join(text for text in texts if text.strip(">\n\t "))
    return re.sub(r"\n{3,}", "\n\n", whole).strip()
