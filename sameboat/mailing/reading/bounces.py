"""Whether a mail says that a letter of ours could not be delivered, for good or for now (RFC 3464, and plain words)."""

import re
from email.message import Message

_FOR_GOOD = re.compile(r"\b5\.[0-7]\.\d{1,3}\b|(?<![\d.])55[0-4][ -]", re.ASCII)
_PLAIN = re.compile(
    r"mailer-daemon|postmaster|mail delivery (?:sub)?system|undeliver|delivery (?:status|failure|has failed)|returned mail|"
    r"unzustellbar|non remis|no se pudo entregar",
    re.IGNORECASE,
)


def is_hard_bounce(message: Message, senders_and_subject: str, words: str) -> bool:
    """Whether this says that an address takes no mail at all. What may still arrive, or is an answer, is none."""
    reports = [part for part in message.walk() if part.get_content_type() == "message/delivery-status"]  # fmt: skip
    for report in reports:
        return _failed_for_good(report)
    return bool(_PLAIN.search(senders_and_subject)) and bool(_FOR_GOOD.search(words))


def _failed_for_good(report: Message) -> bool:
    blocks = report.get_payload()
    told = blocks if isinstance(blocks, list) else []
    for block in told:
        if not isinstance(block, Message):
            continue
        action = str(block.get("Action", "")).strip().lower()
        status = str(block.get("Status", "")).strip()
        if action == "failed" and status.startswith("5"):
            return True
    return False
