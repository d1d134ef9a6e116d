"""What people may do with a circle by mail. Each refusal is a sentence for the person."""

from django.conf import settings
from django.utils.translation import gettext as _

from sameboat.circles.models import Circle
from sameboat.circles.queries import membership_of
from sameboat.circles.rules import may_host, must_stand_open
from sameboat.consent.queries import current_version, has_agreed
from sameboat.lib.post import mail_is_set_up
from sameboat.lib.refusal import Refusal
from sameboat.mailing.models import ByMail, OpenToMail
from sameboat.people.models import Person


def house_takes_mail() -> bool:
    """Whether the house can send letters and has a domain at which answers come in."""
    return mail_is_set_up() and bool(settings.MAILING_DOMAIN)


def may_open_to_mail(by: Person, circle: Circle) -> None:
    """Refuse everyone but hosts and organisers, and where answers could not come in."""
    may_host(by, circle)
    must_stand_open(circle)
    if not house_takes_mail():
        raise Refusal(_("This house takes no answers by mail yet. Ask whoever runs it."))


def may_have_by_mail(person: Person, circle: Circle) -> None:
    """Refuse without a place, a confirmed address, or where the circle is not open to mail."""
    if membership_of(person, circle) is None:
        raise Refusal(_("Take a place in this circle first; then you can have it by mail."))
    if not is_open_to_mail(circle):
        raise Refusal(_("This circle does not go out by mail."))
    if not (person.email and person.email_confirmed_at):
        raise Refusal(_("Give an e-mail address first, and confirm it."))


def is_open_to_mail(circle: Circle) -> bool:
    """Whether letters of a circle go out at all."""
    return OpenToMail.objects.filter(circle=circle).exists() and not circle.closed_at


def may_write_by_mail(person: Person, circle: Circle) -> None:
    """Refuse whoever could not write on the web now, and whoever does not have the circle by mail."""
    if person.is_paused:
        raise Refusal(_("You have a pause here, so nothing you send is shown to anybody."))
    version = current_version()
    if version and not has_agreed(person, version):
        raise Refusal(_("The agreement of this place has changed. Read it first, on the web."))
    if not is_open_to_mail(circle):
        raise Refusal(_("What you answered no longer goes by mail. You can write on the web."))
    if not ByMail.objects.filter(person=person, circle=circle).exists():
        raise Refusal(_("You stopped these mails. You can write on the web."))
