"""What the desk asks."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from sameboat.audit.models import Entry
from sameboat.audit.words import in_words
from sameboat.circles.models import Circle
from sameboat.consent.queries import current_agreement
from sameboat.lib.post import mail_is_set_up
from sameboat.lib.words import name_key
from sameboat.moderation.models import Case
from sameboat.people.models import House, Invitation, Person
from sameboat.safety.models import Helpline
from sameboat.safety.queries.helplines import to_check


@dataclass(frozen=True)
class Step:
    """One thing to set up before the doors open."""

    words: str
    detail: str
    path: str
    is_done: bool


def steps_for(house: House) -> list[Step]:
    """Everything to set up, in order, and whether it is done."""
    unchecked = to_check(timezone.localdate())
    lines = Helpline.objects.count()
    return [
        Step(
            _("Name, welcome and who runs it"),
            house.name,
            "/desk/house/",
            bool(house.organiser_name),
        ),
        Step(
            _("Countries and their helplines"),
            _("%(n)d to be checked by ringing or looking them up") % {"n": unchecked}
            if unchecked
            else _("All checked"),
            "/desk/helplines/",
            bool(lines) and not unchecked,
        ),
        Step(_("The door"), str(house.get_door_display()), "/desk/house/", bool(house.opened_at)),
        Step(
            _("The agreement"),
            _("What everyone agrees to"),
            "/desk/agreement/",
            current_agreement() is not None,
        ),
        Step(
            _("First circles"),
            _("Where people meet"),
            "/desk/circles/",
            Circle.objects.opened().exists(),
        ),
        Step(
            _("Mail"),
            _("Works without, but nobody is told anything outside the house"),
            "/desk/mail/",
            mail_is_set_up(),
        ),
        Step(
            _("A backup"),
            _("So that nothing is lost with this machine"),
            "/desk/backup/",
            bool(house.backed_up_at),
        ),
    ]


def members(text: str, number: int) -> Page[Person]:
    """A page of everyone here, by name; of those whose name has these letters, if any are given."""
    found = Person.objects.here().order_by("name_key")
    if name_key(text):
        found = found.filter(name_key__contains=name_key(text))
    return Paginator(found, 40).get_page(number)


def member(person_id: int) -> Person:
    """One person who is here, or 404."""
    return get_object_or_404(Person.objects.here(), pk=person_id)


def invitations() -> list[Invitation]:
    """Invitations that still work, for the desk."""
    return list(
        Invitation.objects.filter(uses_left__gt=0, ends_at__gt=timezone.now()).order_by("-made_at")
    )


# Where what was done can be looked at. An organiser finds every circle from its hosts' side.
_PLACES = {
    "report": "/desk/reports/{}/",
    "case": "/desk/cases/{}/",
    "circle": "/circles/{}/hosting/",
}


def entries(viewer: Person, number: int) -> Page[Entry]:
    """A page of the audit, the latest first, with the names of those who are still here.

    What became of a case about the viewer is not theirs to read, here as in the queue.
    """
    mine = Entry.objects.about(viewer.pk).filter(thing__in=("report", "case")).values("pk")
    # Nor about what they wrote without a name, which names nobody in the audit.
    own = Case.objects.filter(writer=viewer).values("pk")
    found = Entry.objects.exclude(pk__in=mine).exclude(thing="case", thing_id__in=own)
    page = Paginator(found.order_by("-at", "-pk"), 40).get_page(number)
    ids = {each for e in page.object_list for each in (e.actor_id, e.subject_id) if each}
    names = dict(Person.objects.filter(pk__in=ids).values_list("pk", "name"))
    for entry in page.object_list:
        shown: Any = entry
        shown.deed = in_words(entry.verb)
        shown.path = _PLACES[entry.thing].format(entry.thing_id) if entry.thing in _PLACES else ""
        shown.actor_name = names.get(entry.actor_id or 0, "")
        # Who was revealed to a moderator is that moderator's alone, not the audit reader's.
        shown.subject_name = (
            "" if entry.verb == "reveal_alias" else names.get(entry.subject_id or 0, "")
        )
    return page
