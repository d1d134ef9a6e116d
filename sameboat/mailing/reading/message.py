"""A mail as it came, read without ever failing: broken headers, unknown letters and missing parts included."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import Message
from email.utils import getaddresses
from typing import TypeVar

from sameboat.mailing.reading.automatic import is_automatic
from sameboat.mailing.reading.bounces import is_hard_bounce
from sameboat.mailing.reading.html_text import text_of
from sameboat.mailing.reading.replies import reply_in
from sameboat.mailing.reading.wrapping import unflow, unwrap

# More text than this is no letter. What is cut off would be refused as too long anyway.
MOST_TEXT = 400_000
_T = TypeVar("_T")


@dataclass(frozen=True)
class Mail:
    """What we use of a mail. `whole` is all its text, `words` what its writer said in it; `left_out` counts files."""

    senders: tuple[str, ...]
    mark: str
    subject: str
    is_automatic: bool
    is_hard_bounce: bool
    whole: str
    words: str
    left_out: int


def read_mail(raw: bytes, our_domain: str) -> Mail:
    """Read a mail."""
    message = message_from_bytes(raw, policy=policy.default)
    header = _header_of(message)
    whole, left_out = _text_in(message)
    nobody: list[str] = []
    froms = _safely(lambda: [str(each) for each in message.get_all("From", [])], default=nobody)
    senders = tuple(address.strip().lower() for _name, address in getaddresses(froms) if address)
    told = f"{header('From')} {header('Subject')}"
    return Mail(
        senders=senders,
        mark=hashlib.sha256(header("Message-ID").strip().encode() or raw).hexdigest(),
        subject=" ".join(header("Subject").split()),
        is_automatic=is_automatic(header, our_domain),
        is_hard_bounce=_safely(lambda: is_hard_bounce(message, told, whole), default=False),
        whole=whole,
        words=reply_in(whole),
        left_out=left_out,
    )


def header_in(raw: bytes, *names: str) -> list[str]:
    """What stands under some names in a mail's head, all of it, in order."""
    message = message_from_bytes(raw, policy=policy.compat32)
    return [str(value) for name in names for value in message.get_all(name, [])]


def _header_of(message: Message) -> Callable[[str], str]:
    def header(name: str) -> str:
        return _printable(_safely(lambda: str(message.get(name, "")), default=""))

    return header


def _text_in(message: Message) -> tuple[str, int]:
    """A mail's text, its plain part where that says anything, and how many files came along."""
    plain, html, left_out = "", "", 0
    for part in _parts(message):
        kind = _safely(part.get_content_type, default="text/plain")
        is_file = _safely(lambda part=part: part.get_content_disposition() == "attachment" or bool(part.get_filename()), default=False)  # type: ignore[misc]  # fmt: skip
        if is_file or not kind.startswith("text/"):
            left_out += kind not in {"application/pgp-signature", "application/pkcs7-signature"}
        elif kind == "text/html":
            html = html or text_of(_decoded(part)[:MOST_TEXT])
        elif kind == "text/plain":
            plain += ("\n" if plain else "") + _as_lines(part)
    return (plain if plain.strip() else html)[:MOST_TEXT], left_out


def _parts(message: Message, depth: int = 0) -> Iterator[Message]:
    """The leaves of a mail. A mail inside a mail is a file, and so is what is nested beyond reason."""
    inside = message.get_payload() if message.is_multipart() and depth < 20 else None
    if not isinstance(inside, list) or _safely(message.get_content_type, default="").startswith("message/"):  # fmt: skip
        yield message
        return
    for part in inside:
        if isinstance(part, Message):
            yield from _parts(part, depth + 1)


def _as_lines(part: Message) -> str:
    text = _decoded(part)[:MOST_TEXT].replace("\r\n", "\n").replace("\r", "\n")
    told = _safely(lambda: str(part.get("Content-Type", "")), default="").lower()
    if "flowed" in told:
        return unflow(text, drops_space="delsp=yes" in told.replace('"', ""))
    return unwrap(text)


def _decoded(part: Message) -> str:
    payload: object = _safely(lambda: part.get_payload(decode=True), default=None)
    held = payload if isinstance(payload, bytes) else b""
    named = _safely(lambda: str(part.get_content_charset() or ""), default="")
    # What says Latin-1 is written in Windows' letters more often than not; a browser reads it so too.
    wanted = "windows-1252" if named in {"iso-8859-1", "latin-1", "us-ascii"} else named
    for charset in ("utf-8", wanted) if named in {"", "us-ascii"} else (wanted, "utf-8"):
        try:
            return _printable(held.decode(charset or "utf-8"))
        except (LookupError, ValueError):
            continue
    return _printable(held.decode("windows-1252", "replace"))


def _printable(text: str) -> str:
    """Without what no database takes, and what only stands for half of a letter."""
    return text.replace("\x00", "").replace("\ufeff", "").replace("\x1c", "").encode("utf-8", "ignore").decode()  # fmt: skip


def _safely(ask: Callable[[], _T], *, default: _T) -> _T:
    try:
        return ask()
    except Exception:  # the library's own parser falls over what no standard foresaw
        return default
