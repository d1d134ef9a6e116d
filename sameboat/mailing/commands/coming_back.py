"""Letters that come back: after some days of it we rest, and say so in the house."""

from datetime import datetime, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from sameboat.mailing.models import Mailbox
from sameboat.notices.commands import tell
from sameboat.people.models import Person

# One bad day of a mail server is no reason: letters come back on three days within ten.
DAYS, WITHIN = 3, timedelta(days=10)


@transaction.atomic
def letter_came_back(*, person: Person, at: datetime) -> None:
    """Note that a letter came back for good. On the third day nothing more is sent, until the person says so."""
    mailbox, _new = Mailbox.objects.select_for_update(no_key=True).get_or_create(person=person)
    if mailbox.rests_since and not _is_new_address(person, mailbox):
        return
    today, since = at.date().isoformat(), (at - WITHIN).date().isoformat()
    days = {day for day in mailbox.came_back_on if day >= since} | {today}
    mailbox.came_back_on, mailbox.rests_since = sorted(days), None
    if len(days) >= DAYS:
        mailbox.rests_since = at
        tell(
            person=person,
            kind="mailing",
            key="mailing:rests",
            words=_("Mails to your e-mail address come back, so none are sent for now."),
            path=reverse("mailing:about"),
            at=at,
        )
    mailbox.save()


def _is_new_address(person: Person, mailbox: Mailbox) -> bool:
    confirmed, since = person.email_confirmed_at, mailbox.rests_since
    return confirmed is not None and since is not None and confirmed > since
