"""When somebody's meetings are, as a calendar reads it (RFC 5545), and nothing else about them.

No circle, no title of a meeting, no words, nobody: only times, under one neutral title that the person chose. A UID is
a hash that differs from person to person, so that two calendars laid side by side have nothing in common but hours.
"""

from collections.abc import Iterable
from datetime import UTC, datetime

from django.utils.crypto import salted_hmac

from sameboat.rooms.models import CalendarAddress, Meeting

_LONGEST = 75
_SALT = "sameboat.rooms.calendar"


def token_of(address: CalendarAddress) -> str:
    """The secret in an address, made anew from its seed and the house's secret."""
    return salted_hmac(_SALT, address.seed, algorithm="sha256").hexdigest()


def mark_of(token: str) -> str:
    """What is kept of a secret: enough to find it, not to read it."""
    return salted_hmac(f"{_SALT}.mark", token, algorithm="sha256").hexdigest()


def calendar_of(address: CalendarAddress, meetings: Iterable[Meeting], title: str) -> str:
    """The whole file: lines as the standard wants them, with its ends of lines."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//calendar//calendar//EN",
        "CALSCALE:GREGORIAN",
    ]
    for meeting in meetings:
        uid = salted_hmac(f"{_SALT}.uid", f"{address.seed}:{meeting.pk}", algorithm="sha256")
        lines += [
            "BEGIN:VEVENT",
            f"UID:{uid.hexdigest()}",
            f"DTSTAMP:{_moment(meeting.changed_at)}",
            f"DTSTART:{_moment(meeting.starts_at)}",
            f"DTEND:{_moment(meeting.ends_at)}",
            f"SUMMARY:{_escaped(title)}",
            "CLASS:PRIVATE",
            "END:VEVENT",
        ]
    return "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"])


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _escaped(text: str) -> str:
    """A value of the type TEXT: on one line, with a backslash before what has a meaning."""
    plain = "".join(sign for sign in " ".join(text.split()) if sign.isprintable())
    for sign in ("\\", ";", ","):
        plain = plain.replace(sign, f"\\{sign}")
    return plain


def _folded(line: str) -> str:
    """At most 75 octets in a row, never in the middle of a letter."""
    rows, row = [], ""
    for letter in line:
        if len((row + letter).encode()) > _LONGEST:
            rows.append(row)
            row = " "
        row += letter
    return "\r\n".join([*rows, row])
