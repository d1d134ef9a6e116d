"""Keys to the door: passphrases, recovery codes, invitations, devices."""

import hashlib
import secrets
from datetime import datetime, timedelta

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from sameboat.lib.refusal import Refusal
from sameboat.lib.words import name_key
from sameboat.people.models import Device, Invitation, KnownDevice, Person, RecoveryCode

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
CODES = 8
MOST_DEVICES = 20


def hashed(code: str) -> str:
    """How a code is kept: the SHA-256 of its letters. Codes are random, so no salt is needed."""
    bare = "".join(letter for letter in code.lower() if letter.isalnum())
    return hashlib.sha256(bare.encode()).hexdigest()


def person_called(name: str) -> Person | None:
    """The person of this name, or of this confirmed e-mail address."""
    if "@" in name:
        found = Person.objects.filter(email=name.strip().lower())
        return found.exclude(email_confirmed_at=None).first()
    return Person.objects.filter(name_key=name_key(name)).first()


def person_by_keys(*, name: str, passphrase: str) -> Person | None:
    """The person whose name (or confirmed e-mail) and passphrase these are.

    Takes as long whether or not the name exists: a passphrase is hashed either way.
    """
    found = person_called(name)
    if found is None:
        make_password(passphrase)
        return None
    return found if found.check_password(passphrase) and found.is_active else None


@transaction.atomic
def make_recovery_codes(*, person: Person) -> list[str]:
    """Eight new codes, shown once; earlier ones no longer work."""
    person.recovery_codes.all().delete()
    codes = ["-".join(_word(5) for _part in range(3)) for _code in range(CODES)]
    RecoveryCode.objects.bulk_create(
        [RecoveryCode(person=person, code_hash=hashed(code)) for code in codes]
    )
    return codes


def _word(length: int) -> str:
    return "".join(secrets.choice(_LETTERS) for _letter in range(length))


@transaction.atomic
def recover_with_code(
    *, name: str, code: str, passphrase: str, at: datetime | None = None
) -> Person:
    """Set a new passphrase with a recovery code. The refusal does not tell what was wrong."""
    kept = (
        RecoveryCode.objects.select_for_update(no_key=True)
        .filter(person__name_key=name_key(name), code_hash=hashed(code), used_at=None)
        .select_related("person")
        .first()
    )
    if kept is None:
        raise Refusal(_("That name and code do not fit together. Check both, or use another code."))
    kept.used_at = at or timezone.now()
    kept.save(update_fields=["used_at"])
    set_passphrase(person=kept.person, passphrase=passphrase)
    return kept.person


@transaction.atomic
def set_passphrase(*, person: Person, passphrase: str) -> None:
    """Set a new passphrase; every device is signed out, and none counts as known."""
    person.set_password(passphrase)
    person.save(update_fields=["password"])
    person.devices.all().delete()
    person.known_devices.all().delete()


@transaction.atomic
def sign_out_everywhere(*, person: Person, but: str | None = None) -> int:
    """Sign out every device, but perhaps the one in hand (`but`, its session key). None counts as known."""
    person.known_devices.all().delete()
    return Device.objects.filter(person=person).exclude(session_key=but or "").delete()[0]


@transaction.atomic
def make_invitation(
    *, by: Person, note: str = "", uses: int = 1, days: int = 14, at: datetime | None = None
) -> str:
    """A new invitation; returns its code, which is kept nowhere."""
    now = at or timezone.now()
    code = _word(16)
    Invitation.objects.create(
        code_hash=hashed(code), note=note, made_by=by, made_at=now,
        ends_at=now + timedelta(days=days), uses_left=uses,
    )  # fmt: skip
    return code


def may_use_invitation(code: str, at: datetime | None = None) -> None:
    """Refuse a code that is unknown, used up or too old."""
    now = at or timezone.now()
    if not Invitation.objects.filter(
        code_hash=hashed(code), ends_at__gt=now, uses_left__gt=0
    ).exists():
        raise Refusal(_("This invitation no longer works. Ask whoever sent it for a new one."))


@transaction.atomic
def use_invitation(*, code: str, at: datetime | None = None) -> None:
    """Count one use of an invitation; refuses when none is left."""
    used = Invitation.objects.filter(
        code_hash=hashed(code), ends_at__gt=at or timezone.now(), uses_left__gt=0
    ).update(uses_left=F("uses_left") - 1)
    if not used:
        raise Refusal(_("This invitation no longer works. Ask whoever sent it for a new one."))


@transaction.atomic
def remember_device(*, person: Person, mark_hash: str, at: datetime | None = None) -> None:
    """Remember that a device was let in as this person; of many only the last ones."""
    today = timezone.localdate(at)
    person.known_devices.update_or_create(mark_hash=mark_hash, defaults={"last_let_in_on": today})
    newest_first = person.known_devices.order_by("-last_let_in_on", "-pk")
    kept = list(newest_first.values_list("pk", flat=True)[:MOST_DEVICES])
    person.known_devices.exclude(pk__in=kept).delete()


def drop_old_devices(at: datetime) -> int:
    """Delete sessions that have ended, and devices not let in for more than a year. A step of the clock."""
    long_ago = timezone.localdate(at) - timedelta(days=400)
    dropped = KnownDevice.objects.filter(last_let_in_on__lt=long_ago).delete()[0]
    return dropped + Device.objects.filter(expire_date__lt=at).delete()[0]
