"""Opening a circle to mail, having it by mail, and stopping."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from sameboat.audit.commands import record
from sameboat.circles.models import Circle
from sameboat.circles.rules import may_host
from sameboat.lib.sealed import seal, unseal
from sameboat.mailing import rules
from sameboat.mailing.models import ByMail, Mailbox, OpenToMail
from sameboat.notices.commands import drop_from_everyone, tell_each
from sameboat.people.models import Person

# Whoever finds an old letter can still stop them.
_STOP, _ALWAYS = "stop a circle by mail", timedelta(days=365 * 50)


@transaction.atomic
def open_to_mail(*, by: Person, circle: Circle, at: datetime | None = None) -> OpenToMail:
    """Let people have a circle by mail. Twice changes nothing."""
    circle = Circle.objects.select_for_update(no_key=True).get(pk=circle.pk)
    rules.may_open_to_mail(by, circle)
    found = OpenToMail.objects.filter(circle=circle).first()
    if found:
        return found
    made = OpenToMail.objects.create(circle=circle, by=by, at=at or timezone.now())
    # What everybody writes there goes out, so everybody is told, whether or not they want it themselves.
    others = circle.memberships.exclude(person=by).values_list("person_id", flat=True)
    _tell(others, circle, _("“%(circle)s” now also goes out by mail, to those who choose that"), at)
    record("open_to_mail", actor=by, thing=circle)
    return made


@transaction.atomic
def close_to_mail(*, by: Person, circle: Circle, at: datetime | None = None) -> None:
    """Send no more letters from a circle. Whoever had it by mail is told, and chooses anew if it opens again."""
    circle = Circle.objects.select_for_update(no_key=True).get(pk=circle.pk)
    may_host(by, circle)
    if not OpenToMail.objects.filter(circle=circle).delete()[0]:
        return
    had = ByMail.objects.filter(circle=circle)
    ids = had.values_list("person_id", flat=True)
    _tell(ids, circle, _("“%(circle)s” no longer goes out by mail"), at)
    had.delete()
    record("close_to_mail", actor=by, thing=circle)


def _tell(ids: Iterable[int], circle: Circle, words: str, at: datetime | None) -> None:
    path = reverse("mailing:circle", args=[circle.pk])
    key, said = f"mailing:{circle.pk}", words % {"circle": circle.name}
    drop_from_everyone(keys=[key])
    tell_each(person_ids=ids, kind="mailing", key=key, words=said, path=path, at=at)


@transaction.atomic
def have_by_mail(*, person: Person, circle: Circle, at: datetime | None = None) -> ByMail:
    """Send somebody what is written in a circle from now on. Twice changes nothing."""
    person = Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    rules.may_have_by_mail(person, circle)
    made, _new = ByMail.objects.get_or_create(
        person=person, circle=circle, defaults={"since": at or timezone.now()}
    )
    return made


@transaction.atomic
def stop_by_mail(*, person: Person, circle: Circle) -> None:
    """Send somebody no more of a circle."""
    drop_by_mail(person, circle)


def drop_by_mail(person: Person, circle: Circle) -> None:
    """Somebody gave their place in a circle up: nothing of it is sent to them."""
    ByMail.objects.filter(person=person, circle=circle).delete()


def stop_address(person: Person, circle_id: int) -> str:
    """The path of the one-press way out of a circle's letters (RFC 8058). It names nobody."""
    return reverse("mailing:stop", args=[seal([person.pk, circle_id], _STOP)])


@transaction.atomic
def stop_with_token(*, token: str) -> bool:
    """Stop the letters that a token stands for. False when it stands for none."""
    told = unseal(token, _STOP, _ALWAYS)
    if told is None:
        return False
    ByMail.objects.filter(person=told[0], circle=told[1]).delete()
    return True


@transaction.atomic
def resume_mail(*, person: Person) -> None:
    """Try a person's mailbox again."""
    Mailbox.objects.filter(person=person).update(rests_since=None, came_back_on=[])
