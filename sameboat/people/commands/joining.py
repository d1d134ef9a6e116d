"""Coming in at the front door."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sameboat.lib.lookalikes import kept_name
from sameboat.lib.refusal import Refusal
from sameboat.lib.zones import zone_of
from sameboat.people import ports, rules
from sameboat.people.commands.email import change_email
from sameboat.people.commands.signing import use_invitation
from sameboat.people.models import House, Person


@transaction.atomic
def join_house(
    *,
    name: str,
    passphrase: str | None = None,
    role: str = Person.Role.MEMBER,
    at: datetime | None = None,
) -> Person:
    """Give somebody a place in the house under a pseudonym. Raises Refusal where the name is taken."""
    clean = " ".join(name.split())
    # One at a time: else two names that look alike could come in at the same moment.
    house = House.objects.select_for_update(no_key=True).filter(id=1).first()
    rules.may_be_called(clean)
    person = Person(
        **kept_name(clean),
        role=role,
        time_zone=zone_of(house.country_codes if house else ()),
        joined_at=at or timezone.now(),
    )
    if passphrase is None:
        person.set_unusable_password()
    else:
        person.set_password(passphrase)
    person.save()
    for step in ports.after_joining:
        step(person)
    return person


@transaction.atomic
def come_in(
    *,
    house: House,
    invitation: str,
    agrees: bool,
    name: str,
    passphrase: str | None,
    email: str = "",
) -> Person:
    """Join at the front door, as it stands. Raises Refusal with what to do instead."""
    # As the door stands now: the page's own house may be some seconds old.
    house = House.objects.get(pk=house.pk)
    rules.may_come_in(house, agrees=agrees)
    if house.door == House.Door.BY_INVITATION:
        use_invitation(code=invitation)
    person = join_house(name=name, passphrase=passphrase)
    if email:
        _take_address(person, email)
    for step in ports.agree_at_the_door:
        step(person)
    return person


def _take_address(person: Person, email: str) -> None:
    try:
        change_email(person=person, email=email)
    except Refusal as refusal:
        later = _("You can also join without an address and give one later.")
        raise Refusal(f"{refusal} {later}") from refusal
