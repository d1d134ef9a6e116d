"""How a line in a meeting is found for a report, hidden, put back, and taken away."""

from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from sameboat.lib.refusal import Refusal
from sameboat.people.models import Person
from sameboat.rooms.commands import moderating
from sameboat.rooms.models import Line
from sameboat.rooms.queries.room import line_at_desk, line_for
from sameboat.safety.ports import Concern, Reportable, Seen, Standing


def _find(viewer: Person, line_id: int) -> Seen:
    line = line_for(viewer, line_id)
    return Seen(line.pk, line.author, line.words, line.meeting.get_absolute_url())


def _at_desk(by: Person, line_id: int) -> Line:
    try:
        return line_at_desk(by, line_id)
    except Http404 as gone:
        raise Refusal(_("This line is forgotten. Nobody can read it.")) from gone


def _hide(by: Person, concern: Concern, reason: str) -> None:
    line = _at_desk(by, concern.thing_id)
    moderating.hide_room_line(moderator=by, line=line, reason=reason, concern=concern)


def _restore(by: Person, concern: Concern, reason: str) -> None:
    line = _at_desk(by, concern.thing_id)
    moderating.unhide_room_line(moderator=by, line=line, reason=reason, concern=concern)


def _stands(by: Person, line_id: int) -> Standing:
    line = line_at_desk(by, line_id)
    return Standing(line.words, {}, bool(line.hidden_at), bool(line.removed_at))


def _made_by(person: Person) -> "QuerySet[Line, int]":
    return Line.objects.filter(author=person).values_list("pk", flat=True)


def _writer(line_id: int) -> int | None:
    return Line.objects.filter(pk=line_id).values_list("author_id", flat=True).first()


def _circle(line_id: int) -> int | None:
    return Line.objects.filter(pk=line_id).values_list("meeting__circle_id", flat=True).first()


line_report = Reportable(
    find=_find,
    hide=_hide,
    restore=_restore,
    stands=_stands,
    made_by=_made_by,
    writer=_writer,
    circle=_circle,
    erase=moderating.erase_room_line,
)
