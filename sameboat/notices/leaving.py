"""What a person takes along of what they were told, and how it is forgotten."""

from django.utils.translation import gettext as _

from sameboat.notices.models import Notice, Wishes
from sameboat.people.models import Person
from sameboat.people.ports import Part


def take_notices(person: Person) -> Part:
    """How the person wants to be told, and what they were told."""
    rows = list(
        Wishes.objects.filter(person=person).values(
            "by_mail", "daily_hour", "quiet_from", "quiet_until"
        )
    )
    rows += list(Notice.objects.filter(person=person).values("words", "made_at", "seen_at"))  # type: ignore[arg-type]
    return Part("notices", _("What you were told"), [dict(row) for row in rows])


def forget_notices(person: Person) -> None:
    """Take the person's notices and wishes away."""
    Notice.objects.filter(person=person).delete()
    Wishes.objects.filter(person=person).delete()
