"""What a person takes along of what they were told, and how it is forgotten."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from sameboat.notices.models import Notice, PushAddress, TextNumber, WaitingPush, Wishes
from sameboat.people.models import Person
from sameboat.people.ports import Part


def take_notices(person: Person) -> Part:
    """How the person wants to be told, and what they were told."""
    told: list[Iterable[Mapping[str, object]]] = [
        Wishes.objects.filter(person=person).values(
            "by_mail", "called_by", "daily_hour", "quiet_from", "quiet_until"
        ),
        Notice.objects.filter(person=person).values("words", "made_at", "seen_at"),
        PushAddress.objects.filter(person=person).values("endpoint", "made_at", "reached_at"),
        TextNumber.objects.filter(person=person).values("confirmed_at", "stopped_at"),
    ]
    rows = [dict(row) for part in told for row in part]
    return Part("notices", _("What you were told"), rows)


def forget_notices(person: Person) -> None:
    """Take the person's notices, wishes, number and browsers for push messages away."""
    WaitingPush.objects.filter(person=person).delete()
    PushAddress.objects.filter(person=person).delete()
    TextNumber.objects.filter(person=person).delete()
    Notice.objects.filter(person=person).delete()
    Wishes.objects.filter(person=person).delete()
