"""Circles by mail for tests, made by the real commands; and mails as people's programs send them."""

from datetime import datetime
from email.message import EmailMessage

from django.utils import timezone

from sameboat.circles.models import Circle
from sameboat.mailing.commands import have_by_mail, open_to_mail
from sameboat.people.models import Person

DOMAIN = "post.example"


def confirm_address(person: Person, email: str = "") -> Person:
    """A person whose address is confirmed."""
    person.email = email or f"{person.name.lower()}@mail.example"
    person.email_confirmed_at = person.joined_at
    person.save(update_fields=["email", "email_confirmed_at"])
    return person


def by_mail(circle: Circle, host: Person, *people: Person, at: datetime | None = None) -> Circle:
    """A circle that its host opened to mail and these people have by mail."""
    open_to_mail(by=host, circle=circle, at=at)
    for person in people:
        confirm_address(person)
        have_by_mail(person=person, circle=circle, at=at)
    return circle


def mail_from(person: Person, to: str, words: str, **headers: str) -> bytes:
    """A plain mail of a person's, as bytes."""
    message = EmailMessage()
    message["From"], message["To"] = f"Somebody <{person.email}>", to
    message["Subject"] = headers.pop("Subject", "Re: A letter for you")
    message["Message-ID"] = headers.pop("Message_ID", f"<{timezone.now().timestamp()}@mail.example>")  # fmt: skip
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content(words)
    return message.as_bytes()
