"""What a person takes along of their circles by mail, and how it is forgotten."""

from django.utils.translation import gettext as _

from sameboat.mailing.models import ByMail, Letter, Mailbox, OpenToMail, Received, Word
from sameboat.people.models import Person
from sameboat.people.ports import Part


def take_mailing(person: Person) -> Part:
    """Circles by mail, when letters went out and mails came in, and how the mailbox took them."""
    chosen = ByMail.objects.filter(person=person).select_related("circle")
    rows: list[dict[str, object]] = [
        {"circle_by_mail": each.circle.name, "since": each.since} for each in chosen
    ]
    rows += [{"letter_sent": each} for each in Letter.objects.filter(person=person).values_list("sent_at", flat=True)]  # fmt: skip
    rows += [{"mail_received": each} for each in Received.objects.filter(person=person).values_list("at", flat=True)]  # fmt: skip
    rows += [dict(row) for row in Word.objects.filter(person=person).values("why", "made_at")]
    rows += [dict(row) for row in Mailbox.objects.filter(person=person).values("came_back_on", "rests_since")]  # fmt: skip
    opened = OpenToMail.objects.filter(by=person).select_related("circle")
    rows += [{"opened_to_mail": each.circle.name, "at": each.at} for each in opened]
    return Part("mailing", _("Circles by mail"), rows)


def forget_mailing(person: Person) -> None:
    """Send nothing more, and forget what went out and came in. A circle stays open to mail."""
    for model in (ByMail, Letter, Received, Word, Mailbox):
        model.objects.filter(person=person).delete()
    OpenToMail.objects.filter(by=person).update(by=None)
