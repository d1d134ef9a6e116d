"""What a person takes along of the audit, and how their name leaves it."""

from django.utils.translation import gettext as _

from sameboat.audit.commands import forget_person
from sameboat.audit.models import Entry
from sameboat.audit.words import in_words
from sameboat.people.models import Person
from sameboat.people.ports import Part

# Written down so that moderators answer for it to each other; it would tell a person of those who reported them.
_AMONG_STAFF = {"reveal_alias", "close_report", "close_case", "decide"}


def take_audit(person: Person) -> Part:
    """What the person did that is written down, and what was done to them, without by whom."""
    entries = (Entry.objects.by(person.pk) | Entry.objects.about(person.pk)).order_by("at")
    rows: list[dict[str, object]] = [
        {"what": in_words(e.verb), "at": e.at, "why": e.reason, "by_me": e.actor_id == person.pk}
        for e in entries
        if e.verb not in _AMONG_STAFF or e.actor_id == person.pk
    ]
    return Part("audit", _("What is written down about who did what"), rows)


def forget_audit(person: Person) -> None:
    """The entry that something was done stays; who it was does not."""
    forget_person(person=person)
