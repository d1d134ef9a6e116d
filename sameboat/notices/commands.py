"""Telling people things, and how they want to be told."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from sameboat.lib.sealed import seal, unseal
from sameboat.notices.models import Notice, Wishes
from sameboat.people.models import Person

# Whoever finds an old letter can still stop them.
_STOP, _ALWAYS = "stop letters", timedelta(days=365 * 50)
KEPT_FOR = timedelta(days=90)


@transaction.atomic
def tell(
    *, person: Person, kind: str, key: str, words: str, path: str, at: datetime | None = None
) -> Notice:
    """Give a person a notice. While it is unseen, telling the same `key` again changes nothing.

    `words` are read only inside the house; mails never carry them.
    """
    notice, _new = Notice.objects.get_or_create(
        person=person,
        key=key[:80],
        seen_at=None,
        defaults={
            "kind": kind,
            "words": words[:200],
            "path": path,
            "made_at": at or timezone.now(),
        },
    )
    return notice


@transaction.atomic
def tell_each(
    *,
    person_ids: Iterable[int],
    kind: str,
    key: str,
    words: str,
    path: str,
    at: datetime | None = None,
) -> int:
    """Give several people the same notice, but those whose earlier one is still unseen."""
    wanted = set(person_ids)
    if not wanted:
        return 0
    unseen = Notice.objects.filter(person__in=wanted, key=key[:80], seen_at=None)
    wanted -= set(unseen.values_list("person_id", flat=True))
    made = [
        Notice(
            person_id=person_id,
            kind=kind,
            key=key[:80],
            words=words[:200],
            path=path,
            made_at=at or timezone.now(),
        )
        for person_id in wanted
    ]
    return len(Notice.objects.bulk_create(made, ignore_conflicts=True))


@transaction.atomic
def see_notices(
    *,
    person: Person,
    notice: Notice | None = None,
    before: datetime | None = None,
    at: datetime | None = None,
) -> None:
    """Mark one notice as seen, or all of them, or all that are older than a moment."""
    unseen = Notice.objects.filter(person=person, seen_at=None)
    if before is not None:
        unseen = unseen.filter(made_at__lt=before)
    if notice is not None:
        unseen = unseen.filter(pk=notice.pk)
    unseen.update(seen_at=at or timezone.now())


@transaction.atomic
def see_key(*, person: Person, key: str, at: datetime | None = None) -> None:
    """Mark as seen whatever was told under a key: the person met the thing itself."""
    Notice.objects.filter(person=person, key=key[:80], seen_at=None).update(
        seen_at=at or timezone.now()
    )


@transaction.atomic
def drop_notices(*, person: Person, keys: list[str]) -> None:
    """Take notices away that tell of what the person no longer sees."""
    Notice.objects.filter(person=person, key__in=keys).delete()


@transaction.atomic
def drop_from_everyone(*, keys: Iterable[str]) -> None:
    """Take notices away from whoever has them: the words they repeat were erased."""
    Notice.objects.filter(key__in=[key[:80] for key in keys]).delete()


@transaction.atomic
def drop_unseen(*, person: Person, key: str) -> None:
    """Take a notice back that the person has not seen: what it told of is no longer there."""
    Notice.objects.filter(person=person, key=key[:80], seen_at=None).delete()


@transaction.atomic
def save_wishes(*, person: Person, **changes: object) -> Wishes:
    """Keep how a person wants to be told."""
    wishes, _new = Wishes.objects.update_or_create(person=person, defaults=changes)
    return wishes


def stop_token(person: Person) -> str:
    """The token of a person's one-click way out of mails (RFC 8058). It names nobody."""
    return seal(person.pk, _STOP)


@transaction.atomic
def stop_mails(*, token: str) -> bool:
    """Send no more mails to whoever this token stands for. False when it stands for nobody."""
    person = Person.objects.filter(pk=unseal(token, _STOP, _ALWAYS)).first()
    if person is None:
        return False
    save_wishes(person=person, by_mail=Wishes.ByMail.NEVER)
    return True


def drop_old_notices(at: datetime) -> int:
    """Delete notices older than ninety days. A step of the clock."""
    return Notice.objects.filter(made_at__lt=at - KEPT_FOR).delete()[0]
