"""How far a meeting is, at a moment."""

from datetime import datetime
from enum import StrEnum

from sameboat.rooms.models import Meeting


class State(StrEnum):
    """From being planned to being over. What is forgotten is read by nobody any more."""

    CANCELLED = "cancelled"
    PLANNED = "planned"
    OPEN = "open"
    ON = "on"
    OVER = "over"
    FORGOTTEN = "forgotten"


def state_of(meeting: Meeting, at: datetime) -> State:
    """How far it is. Open: one can come in, and nobody writes yet."""
    if meeting.cancelled_at:
        return State.CANCELLED
    if at < meeting.starts_at:
        return State.PLANNED if at < meeting.opens_at else State.OPEN
    if at < meeting.ends_at:
        return State.ON
    unread_from = meeting.unread_from
    is_forgotten = meeting.forgotten_at or (unread_from and at >= unread_from)
    return State.FORGOTTEN if is_forgotten else State.OVER


# In which something is to be read inside.
READABLE = (State.OPEN, State.ON, State.OVER)
