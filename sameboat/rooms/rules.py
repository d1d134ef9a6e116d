"""What people may do in and around meetings. Each refusal is a sentence for the person."""

from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _

from sameboat.circles.models import Circle
from sameboat.circles.rules import may_host, may_write_in, must_stand_open
from sameboat.lib.refusal import Refusal
from sameboat.lib.words import says_something
from sameboat.people.models import Person
from sameboat.posts.models import Waiting
from sameboat.posts.seen_first import why_it_waits
from sameboat.rooms.models import Line, Meeting
from sameboat.rooms.models.line import LONGEST_LINE
from sameboat.rooms.models.meeting import LONGEST, SHORTEST

MOST_IN_A_ROW, MOST_TO_COME, FARTHEST = 60, 200, timedelta(days=366)
SLOWEST = 300
# More than this in a minute is no talk; nobody who writes by hand meets it.
MOST_LINES, IN = 20, timedelta(minutes=1)


def may_plan(by: Person, circle: Circle) -> None:
    """Refuse everyone but the circle's hosts and the organisers, and circles in which nobody takes part."""
    may_host(by, circle)
    must_stand_open(circle)


def must_be_a_meeting(title: str, starts_at: datetime, minutes: int, at: datetime) -> None:
    """Refuse what has no name, is over already or far away, or is too short or too long."""
    if not says_something(title):
        raise Refusal(_("Give the meeting a few words as a title."))
    if not SHORTEST <= minutes <= LONGEST:
        raise Refusal(
            _("A meeting lasts from %(least)d to %(most)d minutes.")
            % {"least": SHORTEST, "most": LONGEST}
        )
    if starts_at <= at:
        raise Refusal(_("That hour is over. Choose one that is still to come."))
    if starts_at - at > FARTHEST:
        raise Refusal(_("That is very far away. Choose a day within a year."))


def must_be_a_row(every_days: int, until: date, first: date) -> None:
    """Refuse a row without an end, and one that nobody can look over."""
    if not 1 <= every_days <= 28:
        raise Refusal(_("It can come again after 1 to 28 days."))
    if until < first:
        raise Refusal(_("The last day is before the first."))
    if until - first > FARTHEST:
        raise Refusal(_("That is very far away. Choose a last day within a year."))
    if (until - first).days // every_days + 1 > MOST_IN_A_ROW:
        raise Refusal(
            _("At most %(n)d meetings can be planned at once. Choose an earlier last day.")
            % {"n": MOST_IN_A_ROW}
        )


def must_leave_room(circle: Circle, more: int, at: datetime) -> None:
    """Refuse more meetings than anybody could come to."""
    if Meeting.objects.filter(circle=circle).to_come(at).count() + more > MOST_TO_COME:
        raise Refusal(_("Very many meetings are planned here already. Cancel some first."))


def must_be_to_come(meeting: Meeting, at: datetime) -> None:
    """Refuse moving what has begun, or will not be."""
    must_not_be_cancelled(meeting)
    if meeting.starts_at <= at:
        raise Refusal(_("It has begun already."))


def must_not_be_over(meeting: Meeting, at: datetime) -> None:
    """Refuse what only makes sense while a meeting is on or to come."""
    must_not_be_cancelled(meeting)
    if meeting.ends_at <= at:
        raise Refusal(_("This meeting is over."))


def must_not_be_cancelled(meeting: Meeting) -> None:
    """Refuse whatever needs a meeting that takes place."""
    if meeting.cancelled_at:
        raise Refusal(_("This meeting was cancelled."))


def may_set_pace(by: Person, meeting: Meeting, seconds: int) -> None:
    """Refuse everyone but hosts, and a pace at which nobody could talk."""
    may_host(by, meeting.circle)
    if not 0 <= seconds <= SLOWEST:
        raise Refusal(_("At the slowest, one line in five minutes."))


def may_come_in(meeting: Meeting, at: datetime) -> None:
    """Refuse before the door opens and once it is over."""
    must_not_be_over(meeting, at)
    if at < meeting.opens_at:
        raise Refusal(_("The door opens ten minutes before it begins."))


def may_write(person: Person, meeting: Meeting, at: datetime) -> None:
    """Refuse writing before it begins, after it ends, and for whoever cannot write in its circle now."""
    must_not_be_over(meeting, at)
    if at < meeting.starts_at:
        raise Refusal(
            _("It begins at %(time)s. Then you can write.") % {"time": _hour(meeting.starts_at)}
        )
    if person.is_paused:
        raise Refusal(_("You have a pause. You can read here."))
    may_write_in(person, meeting.circle)


def must_be_a_line(words: str) -> None:
    """Refuse what shows nothing, and what is more than a line."""
    if not says_something(words):
        raise Refusal(_("There is nothing written yet."))
    if len(words) > LONGEST_LINE:
        raise Refusal(
            _("That is too long: %(most)d letters fit, yours has %(n)d.")
            % {"most": LONGEST_LINE, "n": len(words)}
        )


def must_not_need_looking(person: Person, meeting: Meeting, words: str, at: datetime) -> None:
    """Refuse what somebody would have to see first, where this house asks for that: a meeting cannot wait for it.

    Where only the circle asks for it, its host is in the room.
    """
    because = why_it_waits(person, meeting.circle, (words,), at)
    if because == Waiting.Because.LINK:
        raise Refusal(_("Links by somebody new are looked at first. Send it without the link."))
    if because in {Waiting.Because.EVERYTHING, Waiting.Because.FIRST}:
        raise Refusal(
            _(
                "What you write here is seen first, and a meeting cannot wait. You can listen, and write in the circle."
            )
        )


def must_be_their_turn(person: Person, meeting: Meeting, at: datetime) -> None:
    """Refuse before the pace lets this person write again; their words stay where they are."""
    said = Line.objects.filter(meeting=meeting, author=person).order_by("-number")
    moments = list(said.values_list("said_at", flat=True)[:MOST_LINES])
    slow = timedelta(seconds=meeting.slow_seconds)
    if slow and moments and at < moments[0] + slow:
        again = moments[0] + slow
        raise Refusal(
            _("This meeting goes slowly. You can write again at %(time)s. Your words stay here.")
            % {"time": _hour(again, "H:i:s")}
        )
    if len(moments) == MOST_LINES and at - moments[-1] < IN:
        raise Refusal(_("That is a lot in one minute. Wait a little; your words stay here."))


def must_be_its_writer(person: Person, line: Line) -> None:
    """Refuse everyone but whoever wrote it."""
    if line.author_id != person.pk:
        raise Refusal(_("Only its writer can do that."))


def must_moderate(person: Person, reason: str) -> str:
    """Refuse everyone but moderators and organisers, and doing it without a reason. Gives the reason."""
    if not person.is_staff:
        raise Refusal(_("Only a moderator can do that."))
    if not reason.strip():
        raise Refusal(_("Say why, in a sentence."))
    return reason.strip()[:500]


def _hour(at: datetime, form: str = "H:i") -> str:
    return time_format(timezone.localtime(at), form)
