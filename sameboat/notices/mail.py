"""Mails that tell nothing: no name, no words, no place, only that there is something to read."""

from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from sameboat.lib.post import mail_is_set_up
from sameboat.lib.refusal import Refusal
from sameboat.notices.commands import stop_token
from sameboat.people.models import Person


def _letter(person: Person) -> EmailMessage:
    stop = settings.SITE_URL + reverse("notices:stop", args=[stop_token(person)])
    words = _(
        "There is something for you to read, when you feel like it:\n\n%(link)s\n\n"
        "To get no more of these letters, open\n%(stop)s\n"
    )
    return _addressed(person, words % {"link": settings.SITE_URL + "/", "stop": stop}, stop)


def _addressed(person: Person, body: str, stop: str) -> EmailMessage:
    return EmailMessage(
        subject=_("Something for you to read"),
        body=body,
        to=[person.email],
        headers={
            "List-Unsubscribe": f"<{stop}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Auto-Submitted": "auto-generated",
            "X-Auto-Response-Suppress": "All",
        },
    )


def send_letter(person: Person) -> bool:
    """Send a person their letter. False when the mail server did not take it."""
    with translation.override(person.language or settings.LANGUAGE_CODE):
        letter = _letter(person)
    try:
        return letter.send() == 1
    except (OSError, SMTPException, ValueError):  # a ValueError is an address no letter can have
        return False


def send_words(person: Person, words: str, *, stop: str) -> bool:
    """Send somebody words that they asked to have by mail, with the address that stops them. False where none can be sent.

    Nothing but those words: neither whose house it is nor what they belong to.
    """
    if not (person.email and person.email_confirmed_at and mail_is_set_up()):
        return False
    with translation.override(person.language or settings.LANGUAGE_CODE):
        foot = _("To get no more of these letters, open\n%(stop)s\n") % {"stop": stop}
        letter = _addressed(person, f"{words}\n\n{foot}", stop)
    try:
        return letter.send() == 1
    except (OSError, SMTPException, ValueError):
        return False


def send_test_mail(*, to: str) -> None:
    """Send a test. Raises Refusal with what the mail server said."""
    if not mail_is_set_up():
        raise Refusal(
            _(
                "Mail is not set up. Set SAMEBOAT_MAIL_HOST and SAMEBOAT_MAIL_FROM, then start again."
            )
        )
    try:
        EmailMessage(_("A test"), _("This letter came through."), to=[to]).send()
    except (OSError, SMTPException, ValueError) as error:
        told = getattr(error, "strerror", None) or type(error).__name__
        raise Refusal(_("The mail server did not take it: %(told)s") % {"told": told}) from error
