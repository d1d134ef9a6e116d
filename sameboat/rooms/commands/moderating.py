"""What only a moderator does with a line, each with a reason and one line in the audit."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sameboat.audit.commands import record
from sameboat.notices.commands import tell
from sameboat.people.models import Person
from sameboat.rooms import rules
from sameboat.rooms.commands.planning import locked
from sameboat.rooms.models import Line
from sameboat.rooms.stamps import changed
from sameboat.safety.ports import Concern


@transaction.atomic
def hide_room_line(
    *,
    moderator: Person,
    line: Line,
    reason: str,
    concern: Concern | None = None,
    at: datetime | None = None,
) -> None:
    """Hide a line from everyone, also where it stands on an open page. Its writer is told why, by the decision where a case led there.

    Twice changes nothing.
    """
    _turn(line, moderator, reason, concern, at or timezone.now(), hides=True)


@transaction.atomic
def unhide_room_line(
    *,
    moderator: Person,
    line: Line,
    reason: str,
    concern: Concern | None = None,
    at: datetime | None = None,
) -> None:
    """Put a hidden line back. Its writer is told. Twice changes nothing."""
    _turn(line, moderator, reason, concern, at or timezone.now(), hides=False)


def erase_room_line(line_id: int) -> None:
    """Take a hidden line's words away for good; its place stays."""
    Line.objects.filter(pk=line_id).exclude(hidden_at=None).update(words="", once_key=None)


def _turn(
    line: Line, by: Person, reason: str, concern: Concern | None, at: datetime, *, hides: bool
) -> None:
    why, meeting = rules.must_moderate(by, reason), locked(line.meeting)
    line = Line.objects.select_related("author").get(pk=line.pk)
    if bool(line.hidden_at) == hides:
        return
    line.hidden_at = at if hides else None
    line.stamp = changed(meeting, at)
    meeting.save(update_fields=["stamp", "around_stamp"])
    line.save(update_fields=["hidden_at", "stamp"])
    # Where a case led there, its decision tells the writer, with more words than fit here.
    if line.author and not (hides and concern):
        said = (
            _("A moderator hid a line of yours: %(reason)s")
            if hides
            else _("A line of yours stands again: %(reason)s")
        )
        tell(
            person=line.author, kind="hidden", key=f"line:{line.pk}:{line.stamp}",
            words=said % {"reason": why}, path=meeting.get_absolute_url(), at=at,
        )  # fmt: skip
    about = concern.about if concern else line.author
    verb = "hide_room_line" if hides else "unhide_room_line"
    record(verb, actor=by, subject=about, thing=concern or line, reason=why)
