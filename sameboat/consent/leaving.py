"""What a person takes along of their agreements, and how they are forgotten."""

from django.utils.translation import gettext as _

from sameboat.consent.models import Acceptance, ResearchYes
from sameboat.consent.research.queries import yeses_of
from sameboat.people.models import Person
from sameboat.people.ports import Part


def take_agreements(person: Person) -> Part:
    """What the person agreed to, with its version and words."""
    kept = Acceptance.objects.filter(person=person).select_related("agreement").order_by("at")
    rows: list[dict[str, object]] = [
        {"version": a.agreement.version, "at": a.at, "words": a.agreement.body} for a in kept
    ]
    rows += [
        {
            "research_version": yes.words.version,
            "at": yes.given_at,
            "taken_back_at": yes.taken_back_at,
            "words": yes.words.body,
        }
        for yes in yeses_of(person)
    ]
    return Part("agreements", _("What you agreed to"), rows)


def forget_agreements(person: Person) -> None:
    """Take the person's acceptances away, and every yes to research."""
    ResearchYes.objects.filter(person=person).delete()
    Acceptance.objects.filter(person=person).delete()
