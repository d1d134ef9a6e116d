"""Whether a program sent a mail by itself: such a mail never becomes a post and is never answered (RFC 3834)."""

from collections.abc import Callable

from sameboat.mailing.reading.phrases import AWAY

_TELLING = (
    "X-Autoreply", "X-Autorespond", "X-Autoreply-From", "X-Mail-Autoreply", "X-Auto-Response-Suppress", "X-Auto-Response",
    "X-Failed-Recipients", "List-Id", "List-Unsubscribe", "X-Loop",
)  # fmt: skip


def is_automatic(header: Callable[[str], str], our_domain: str) -> bool:
    """Whether these headers are those of a program: an answer while somebody is away, a list, or our own letter."""
    submitted = header("Auto-Submitted").split(";")[0].strip().lower()
    if submitted and submitted != "no":
        return True
    if header("Precedence").strip().lower() in {"bulk", "junk", "list", "auto_reply", "auto-reply"}:
        return True
    if any(header(name) for name in _TELLING) or AWAY.match(header("Subject")):
        return True
    if header("Content-Type").lower().startswith("multipart/report"):
        return True
    return any(f"@{our_domain}" in header(name).lower() for name in ("From", "Message-ID"))
