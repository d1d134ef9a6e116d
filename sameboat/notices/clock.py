"""When a mail is due: at once outside quiet hours, or once a day at the person's own hour."""

from datetime import datetime

from sameboat.lib.post import mail_is_set_up
from sameboat.lib.wall_clock import zone_named
from sameboat.notices.mail import send_letter
from sameboat.notices.models import Notice, Wishes
from sameboat.people.models import Person


def local_time(person: Person, at: datetime) -> datetime:
    """A moment on a person's own clock."""
    return at.astimezone(zone_named(person.time_zone))


def is_quiet(wishes: Wishes, hour: int) -> bool:
    """Whether an hour (0 to 23) lies in the quiet hours, which may go over midnight."""
    start, end = wishes.quiet_from, wishes.quiet_until
    if start == end:
        return False
    return start <= hour < end if start < end else hour >= start or hour < end


def is_due(wishes: Wishes, there: datetime) -> bool:
    """Whether a mail may go out at this moment of the person's own clock.

    Someone who asked for mail at their hour gets it at that hour, quiet or not: they chose it.
    Where the house was not awake then, it comes later that day, but not into their quiet hours.
    """
    quiet = is_quiet(wishes, there.hour)
    if wishes.by_mail == Wishes.ByMail.AT_ONCE:
        return not quiet
    if wishes.by_mail == Wishes.ByMail.DAILY:
        on_time = there.hour == wishes.daily_hour or (there.hour > wishes.daily_hour and not quiet)
        return on_time and wishes.last_daily_on != there.date()
    return False


def _told_until(wishes: Wishes, there: datetime) -> datetime:
    """What a mail is about: all there is, or for once a day, what was told before the person's own hour."""
    if wishes.by_mail == Wishes.ByMail.DAILY:
        return there.replace(hour=wishes.daily_hour, minute=0, second=0, microsecond=0, fold=0)
    return there


def send_due_mail(at: datetime) -> int:
    """Send every mail that is due; one letter a person, however much there is. A step of the clock."""
    if not mail_is_set_up():
        return 0
    waiting = Notice.objects.filter(seen_at=None, mailed_at=None).values("person")
    wanting = (
        Wishes.objects.exclude(by_mail=Wishes.ByMail.NEVER)
        .filter(person__in=waiting)
        .filter(person__in=Person.objects.to_be_told(at))
        .exclude(person__email_confirmed_at=None)
        .exclude(person__email="")
        .select_related("person")
    )
    return sum(_send_if_due(wishes, at) for wishes in wanting)


def _send_if_due(wishes: Wishes, at: datetime) -> int:
    there = local_time(wishes.person, at)
    if not is_due(wishes, there):
        return 0
    # Claimed before sending: two workers never send the same letter, and a crash sends none twice.
    claimed = list(
        Notice.objects.filter(
            person=wishes.person,
            seen_at=None,
            mailed_at=None,
            made_at__lte=_told_until(wishes, there),
        ).values_list("pk", flat=True)
    )
    mine = Notice.objects.filter(pk__in=claimed, mailed_at=None)
    if not mine.update(mailed_at=at):
        return 0
    if not send_letter(wishes.person):
        Notice.objects.filter(pk__in=claimed, mailed_at=at).update(mailed_at=None)
        return 0
    if wishes.by_mail == Wishes.ByMail.DAILY:
        Wishes.objects.filter(pk=wishes.pk).update(last_daily_on=there.date())
    return 1
