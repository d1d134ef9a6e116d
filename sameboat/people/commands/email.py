"""An e-mail address: optional, confirmed by a letter, shown to nobody."""

from datetime import datetime, timedelta

from django.conf import settings
from django.core import signing
from django.core.mail import send_mail
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from sameboat.people.models import Person

_SALT = "sameboat.email"
_GOOD_FOR = timedelta(days=2)


@transaction.atomic
def change_email(*, person: Person, email: str) -> None:
    """Take an address out, or write to a new one. It counts only once its link was opened."""
    given = email.strip().lower()
    if not given:
        person.email, person.email_confirmed_at = "", None
        person.save(update_fields=["email", "email_confirmed_at"])
        return
    # Whether somebody here has that address already is not told: then no letter goes out.
    if not Person.objects.filter(email=given).exclude(pk=person.pk).exists():
        token = signing.dumps([person.pk, given], salt=_SALT)
        transaction.on_commit(lambda: _send(given, token))


def _send(to: str, token: str) -> None:
    link = settings.SITE_URL + reverse("people:confirm_email", args=[token])
    words = _(
        "Open this link to say that the address is yours:\n\n%(link)s\n\nIf you did not ask for it, do nothing."
    )
    send_mail(_("A link for you"), words % {"link": link}, None, [to], fail_silently=True)


@transaction.atomic
def confirm_email(*, token: str, at: datetime | None = None) -> bool:
    """Confirm the address in a link. False when the link is old, changed, or no longer fits."""
    try:
        person_id, email = signing.loads(token, salt=_SALT, max_age=_GOOD_FOR)
    except (signing.BadSignature, ValueError):
        return False
    if Person.objects.filter(email=email).exclude(pk=person_id).exists():
        return False
    return bool(
        Person.objects.filter(pk=person_id).update(
            email=email, email_confirmed_at=at or timezone.now()
        )
    )
