"""What binds a line to the one before it, and a person to a line. Never change it: old lines are checked by it."""

import hashlib
import hmac
import json
from datetime import UTC, datetime


def hash_of(
    before: str,
    number: int,
    at: datetime,
    verb: str,
    actor_mark: str,
    subject_mark: str,
    thing: str,
    thing_id: int | None,
    reason: str,
) -> str:
    """The hash of a line: of all that it says, and of the hash of the line before."""
    said = [
        before, number, at.astimezone(UTC).isoformat(timespec="microseconds"), verb,
        actor_mark, subject_mark, thing, thing_id, reason,
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()


def mark_of(token: str, part: str, person_id: int) -> str:
    """What a line keeps of a person: nothing anybody could read, or guess without the token."""
    return hmac.new(token.encode(), f"{part}:{person_id}".encode(), hashlib.sha256).hexdigest()
