"""Meetings, what is said in them, and the secret address of somebody's calendar."""

from sameboat.rooms.models.calendar import CalendarAddress
from sameboat.rooms.models.line import Line
from sameboat.rooms.models.meeting import Here, Meeting, Reminder

__all__ = ["CalendarAddress", "Here", "Line", "Meeting", "Reminder"]
