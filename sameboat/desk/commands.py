"""What an organiser does that concerns more than one app."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sameboat.audit.commands import record
from sameboat.lib.refusal import Refusal
from sameboat.measures.commands.instruments import take_in_shipped
from sameboat.moderation.commands.working import let_go_of_all
from sameboat.people.commands.house import save_house
from sameboat.people.models import House, Person
from sameboat.safety.commands.facts import add_starting_facts
from sameboat.safety.commands.helplines import add_starting_helplines


def _must_run_the_house(person: Person) -> None:
    if not person.is_organiser:
        raise Refusal(_("Only an organiser can do that."))


@transaction.atomic
def set_up_house(*, by: Person, changes: dict[str, Any]) -> House:
    """Keep what the organiser says of the house; countries new to it get their starting helplines, an empty shelf its facts."""
    _must_run_the_house(by)
    house = save_house(changes=changes)
    add_starting_helplines(house.country_codes)
    add_starting_facts()
    take_in_shipped()
    record("set_up_house", actor=by)
    return house


@transaction.atomic
def change_role(*, by: Person, person: Person, role: str) -> Person:
    """Make somebody a member, a moderator or an organiser. The last organiser stays one."""
    _must_run_the_house(by)
    if role not in Person.Role.values:
        raise Refusal(_("Choose one of the three."))
    if person.role == role:
        return person
    others = Person.objects.here().filter(role=Person.Role.ORGANISER).exclude(pk=person.pk)
    if person.is_organiser and not others.exists():
        raise Refusal(_("Somebody has to run the house. Make another organiser first."))
    if role == Person.Role.MEMBER:
        let_go_of_all(by=person)
    person.role = role
    person.save(update_fields=["role"])
    record("change_role", actor=by, subject=person, reason=role)
    return person


@transaction.atomic
def give_badge(
    *, by: Person, person: Person, is_clinician: bool, at: datetime | None = None
) -> Person:
    """Give somebody a clinician's badge, or take it. Whoever gives it knows who they are."""
    _must_run_the_house(by)
    if is_clinician == (person.clinician_since is not None):
        return person
    person.clinician_since = (at or timezone.now()) if is_clinician else None
    person.save(update_fields=["clinician_since"])
    record("give_badge" if is_clinician else "take_badge", actor=by, subject=person)
    return person
