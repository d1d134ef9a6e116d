"""What may stand on a visit sheet or a worksheet, and who may say what of a service."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from sameboat.care.models import Review, Service
from sameboat.care.visit_parts import LINE, MOST_LINES
from sameboat.lib.refusal import Refusal
from sameboat.lib.words import says_something
from sameboat.people.models import Person

MOST_KEPT = 200


def must_say_something(text: str) -> None:
    """Refuse what shows nothing."""
    if not says_something(text):
        raise Refusal(_("There is nothing written yet."))


def must_fit(text: str, most: int) -> None:
    """Refuse what is longer than its place."""
    if len(text) > most:
        raise Refusal(
            _("That is too long: %(most)d letters fit, yours has %(n)d.")
            % {"most": most, "n": len(text)}
        )


def must_be_few(lines: Iterable[str]) -> None:
    """Refuse more lines than a sheet has room for, and a line that is a letter by itself."""
    found = list(lines)
    if len(found) > MOST_LINES:
        raise Refusal(
            _("At most %(n)d lines fit here. What can wait for another time?") % {"n": MOST_LINES}
        )
    for line in found:
        if len(line) > LINE:
            raise Refusal(
                _("One line is too long: %(n)d letters fit. Can it be said in two?") % {"n": LINE}
            )


def must_leave_room(count: int) -> None:
    """Refuse more than anybody reads again."""
    if count >= MOST_KEPT:
        raise Refusal(_("You keep very many already. Let an old one go first."))


def may_look_again_on(day: date, today: date) -> None:
    """Refuse a day that is over, and one that nobody can plan for."""
    if day < today:
        raise Refusal(_("That day is over. Choose one that is still to come."))
    if day.year > today.year + 5:
        raise Refusal(_("That is very far away. Choose a day within five years."))


def must_have_been(day: date | None, today: date) -> None:
    """Refuse a day after today for what somebody did already: it would look fresh for ever."""
    if day and day > today:
        raise Refusal(_("That day is still to come. Write the day it was checked."))


def must_run_the_house(person: Person) -> None:
    """Refuse everyone but organisers."""
    if not person.is_organiser:
        raise Refusal(_("Only an organiser can do that."))


def must_moderate(person: Person) -> None:
    """Refuse everyone but moderators and organisers."""
    if not person.is_staff:
        raise Refusal(_("Only a moderator can do that."))


def must_say_why(reason: str) -> str:
    """A reason, or a refusal."""
    if not reason.strip():
        raise Refusal(_("Say why, in a sentence."))
    return reason.strip()[:500]


def may_review(person: Person, service: Service, before: Review | None) -> None:
    """Refuse words about what is off the list, and changing what a moderator hid."""
    if service.taken_off_at:
        raise Refusal(_("This service is no longer on the list."))
    if before and before.hidden_at:
        raise Refusal(_("A moderator hid it. You can take it away."))


def must_be_its_writer(person: Person, review: Review) -> None:
    """Refuse everyone but whoever wrote it."""
    if review.author_id != person.pk:
        raise Refusal(_("Only its writer can do that."))
