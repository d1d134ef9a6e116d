"""How often something may be tried, counted so that the count tells nothing about who exists."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models, transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from sameboat.lib.refusal import Refusal
from sameboat.lib.words import name_key
from sameboat.people.models import Attempt, Person

WINDOW, HOUR, DAY = timedelta(minutes=15), timedelta(hours=1), timedelta(days=1)
PER_NAME, PER_ADDRESS = 10, 60
LETTERS_TO_ONE, LETTERS_BY_ONE = {HOUR: 3, DAY: 8}, {HOUR: 5, DAY: 12}


def _end_of(window: timedelta, now: datetime) -> datetime:
    seconds = int(window.total_seconds())
    return datetime.fromtimestamp((int(now.timestamp()) // seconds + 1) * seconds, tz=now.tzinfo)


def _count(what: str, who: str, window: timedelta) -> int:
    """Count one try and return how many there were in this stretch of time."""
    key = salted_hmac("sameboat.limits", f"{what}:{who}", algorithm="sha256").hexdigest()
    with transaction.atomic():
        row, _new = Attempt.objects.get_or_create(key=key, ends_at=_end_of(window, timezone.now()))
        Attempt.objects.filter(pk=row.pk).update(tries=models.F("tries") + 1)
    return row.tries + 1


def count_try(what: str, who: str, most: int) -> None:
    """Count one try. Raises Refusal once there were more than `most` in a quarter of an hour."""
    if _count(what, who, WINDOW) > most:
        raise Refusal(
            _("That was a lot of tries. Please wait a quarter of an hour, then try again.")
        )


def count_letter(what: str, *, to: str, by: Person | None = None) -> None:
    """Count one letter, by whoever causes it and to where it goes; whether anybody has that address or not.

    Raises Refusal where that would be too many for an hour or a day.
    """
    mailbox, _at, host = to.strip().lower().rpartition("@")
    counted = [(f"to:{mailbox.partition('+')[0]}@{host}", LETTERS_TO_ONE)]
    if by is not None:
        counted.insert(0, (f"by:{by.pk}", LETTERS_BY_ONE))
    for who, most in counted:
        for window, number in most.items():
            if _count(f"{what} {window}", who, window) > number:
                raise _enough_letters(window)


def _enough_letters(window: timedelta) -> Refusal:
    if window == HOUR:
        return Refusal(
            _(
                "That is enough letters for this hour. Look among your unwanted mail, or try again in an hour."
            )
        )
    return Refusal(
        _("That is enough letters for today. Look among your unwanted mail, or try again tomorrow.")
    )


def address_of(request: HttpRequest) -> str:
    """The address a request came from; the last forwarded one where a proxy of ours stands in front."""
    forwarded = request.headers.get("X-Forwarded-For", "") if settings.HTTPS else ""
    return forwarded.split(",")[-1].strip() or request.META.get("REMOTE_ADDR", "")


def count_at_the_door(request: HttpRequest, what: str, name: str) -> None:
    """Count a try at the door against the name tried and against the address it came from.

    However a name is typed, it is the same name: capitals and dots give no further tries.
    """
    tried = name.strip().lower() if "@" in name else name_key(name)
    count_try(what, f"name:{tried}", PER_NAME)
    count_try(what, f"address:{address_of(request)}", PER_ADDRESS)


def count_address(request: HttpRequest, what: str) -> None:
    """Count a try where no name is tried: against the address alone, as a whole clinic may share one."""
    count_try(what, f"address:{address_of(request)}", PER_ADDRESS)


def forget_old_tries(at: datetime) -> int:
    """Delete counts that no longer matter. Called by the clock."""
    return Attempt.objects.filter(ends_at__lt=at).delete()[0]
