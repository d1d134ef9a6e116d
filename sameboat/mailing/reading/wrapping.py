"""Lines that a mail program broke to fit its width, put together again, as they are read on other screens."""

import re

_KEPT = re.compile(r"^\s*(?:[>*•\-–—]|\d+[.)]|\s{2,}|$)")
_NARROW, _WIDE = 60, 80


def unflow(text: str, *, drops_space: bool) -> str:
    """The paragraphs of a text with format=flowed (RFC 3676): a space at the end says that a line goes on."""
    found: list[str] = []
    goes_on = -1
    for line in text.split("\n"):
        depth = len(line) - len(line.lstrip(">"))
        words = line[depth:].removeprefix(" ")
        is_signature = words == "-- "
        if goes_on == depth and not is_signature:
            before = found.pop()
            found.append((before[:-1] if drops_space else before) + words)
        else:
            found.append(f"{'>' * depth} {words}" if depth else words)
        goes_on = depth if words.endswith(" ") and not is_signature else -1
    return "\n".join(found)


def unwrap(text: str) -> str:
    """A text whose lines were broken at one width, with its paragraphs whole. Lines that were short by choice stay."""
    lines = text.split("\n")
    plain = [line for line in lines if not _KEPT.match(line)]
    width = max(map(len, plain), default=0)
    if not _NARROW <= width <= _WIDE:
        return text
    found: list[str] = []
    before = ""
    for line in lines:
        if before and not _KEPT.match(line) and len(before) + 1 + len(line.split()[0]) > width:
            found[-1] = f"{found[-1].rstrip()} {line.strip()}"
        else:
            found.append(line)
        before = "" if _KEPT.match(line) else line
    return "\n".join(found)
