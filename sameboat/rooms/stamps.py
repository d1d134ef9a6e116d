"""The one clock of a meeting by which those who are there catch up: moments, and each later than the one before."""

from datetime import UTC, datetime, timedelta

from sameboat.rooms.models import Meeting

_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
_MILLIONTH = timedelta(microseconds=1)


def changed(meeting: Meeting, at: datetime, *, around: bool = False) -> int:
    """Note that something changed in a locked meeting. Gives its stamp; does not save."""
    meeting.stamp = max(stamp_of(at), meeting.stamp + 1)
    if around:
        meeting.around_stamp = meeting.stamp
    return meeting.stamp


def stamp_of(at: datetime) -> int:
    """A moment in millionths of a second."""
    return (at - _BEGINNING) // _MILLIONTH


def moment_at(stamp: int) -> datetime:
    """The moment that a stamp stands for."""
    return _BEGINNING + stamp * _MILLIONTH
