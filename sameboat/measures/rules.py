"""Who may keep instruments and schedules, and when somebody can be asked."""

from datetime import datetime

from django.utils.translation import gettext as _

from sameboat.lib.refusal import Refusal
from sameboat.measures.models import CheckIn, Instrument, Schedule
from sameboat.people.models import Person


def may_keep_instruments(person: Person) -> None:
    """Refuse everybody but those who run the house."""
    if not person.is_organiser:
        raise Refusal(_("Only an organiser can do that."))


def may_be_asked_by(schedule: Schedule) -> None:
    """Refuse a yes to a schedule that is closed."""
    if schedule.closed_at:
        raise Refusal(_("These questions are no longer asked."))


def may_fill_in(instrument: Instrument) -> None:
    """Refuse an instrument that is not offered."""
    if not instrument.offered_at or instrument.retired_at:
        raise Refusal(_("These questions are no longer here."))


def may_answer(check_in: CheckIn, at: datetime) -> None:
    """Refuse an answer to what is finished, put by, or over."""
    state = check_in.state_at(at)
    if state in {CheckIn.State.FINISHED, CheckIn.State.LATE}:
        raise Refusal(_("You have answered these already. Thank you."))
    if state == CheckIn.State.NOT_TODAY:
        raise Refusal(_("You have put these questions by. There will be others."))
    if state != CheckIn.State.WAITING:
        raise Refusal(_("The time for these questions is over. What you answered is kept."))
    if at < check_in.due_at:
        raise Refusal(_("It is not time for these questions yet."))


def may_be_scheduled(rhythm: str, days: list[int], instrument: Instrument) -> None:
    """Refuse a schedule that could ask nobody."""
    if instrument.retired_at:
        raise Refusal(_("It is retired. Bring it back first."))
    if rhythm != Schedule.Rhythm.WEEKLY and not days:
        raise Refusal(_("Say on which days, counted from the day somebody says yes: 0, 30, 90."))
    if any(not 0 <= day <= 3650 for day in days):
        raise Refusal(_("A day is a number from 0 to 3650."))
