"""How often something may be tried, counted so that the count tells nothing about who exists."""

import ipaddress
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import models, transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from sameboat.lib.refusal import Refusal
from sameboat.people.models import Attempt, Person

WINDOW, HOUR, DAY = timedelta(minutes=15), timedelta(hours=1), timedelta(days=1)
PER_ADDRESS = 60
LETTERS_TO_ONE, LETTERS_BY_ONE = {HOUR: 3, DAY: 8}, {HOUR: 5, DAY: 12}


def _end_of(window: timedelta, now: datetime) -> datetime:
    seconds = int(window.total_seconds())
    return datetime.fromtimestamp((int(now.timestamp()) // seconds + 1) * seconds, tz=now.tzinfo)


@transaction.atomic
def count(what: str, who: str, window: timedelta = WINDOW) -> Attempt:
    """Count one try; the row says how many there were in this stretch of time, this one among them."""
    told = f"{what}:{who}:{window}"
    key = salted_hmac("sameboat.limits", told, algorithm="sha256").hexdigest()
    row, _new = Attempt.objects.get_or_create(key=key, ends_at=_end_of(window, timezone.now()))
    Attempt.objects.filter(pk=row.pk).update(tries=models.F("tries") + 1)
    row.tries += 1
    return row


@dataclass(frozen=True)
class Try:
    """One try, counted as if it were wrong."""

    rows: list[int]

    def was_right(self) -> None:
        """Take the count back: whoever comes in has not tried wrongly."""
        right = Attempt.objects.filter(pk__in=self.rows, tries__gt=0)
        right.update(tries=models.F("tries") - 1)


def too_many_tries() -> Refusal:
    """What somebody is told who has to wait; the same whoever they are and whatever they tried."""
    return Refusal(_("That was a lot of tries. Please wait a quarter of an hour, then try again."))


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
            if count(what, who, window).tries > number:
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
    """The address a request came from; the last forwarded one where a proxy of ours stands in front.

    Of a long address (IPv6) only the half that tells one line from another: the rest changes at will.
    """
    forwarded = request.headers.get("X-Forwarded-For", "") if settings.HTTPS else ""
    given = forwarded.split(",")[-1].strip() or request.META.get("REMOTE_ADDR", "")
    try:
        address = ipaddress.ip_address(given)
    except ValueError:
        return str(given)
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped is None:
        return str(ipaddress.ip_network((address, 64), strict=False))
    return str(getattr(address, "ipv4_mapped", None) or address)


def count_address(request: HttpRequest, what: str) -> Try:
    """Count a try where no name is tried: against the address alone, as a whole clinic may share one."""
    row = count(what, f"address:{address_of(request)}")
    if row.tries > PER_ADDRESS:
        raise too_many_tries()
    return Try([row.pk])


def forget_old_tries(at: datetime) -> int:
    """Delete counts that no longer matter. Called by the clock."""
    return Attempt.objects.filter(ends_at__lt=at).delete()[0]
