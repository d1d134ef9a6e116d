"""Turning push on and off, wanting a message, and sending what waits: in the worker, never while a page is asked for."""

import hashlib
import json
import time
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from sameboat.lib.post import mail_is_set_up
from sameboat.lib.refusal import Refusal
from sameboat.notices.mail import send_letter
from sameboat.notices.models import PushAddress, WaitingPush, Wishes
from sameboat.notices.push.reaching import Message, NotThere, Outcome, hand_over, parts_of
from sameboat.notices.push.sealing import seal_for, to_bytes
from sameboat.notices.push.vouching import NoKey, vouch_for
from sameboat.notices.queries import wishes_of
from sameboat.people.models import Person

MOST_TELEPHONES = 10
# A call that comes a quarter of an hour late calls nobody: by then the clock has called everybody.
_GOOD_FOR = timedelta(minutes=15)
_SECONDS_A_ROUND, _AT_ONCE = 30, 100


@transaction.atomic
def turn_push_on(
    *, person: Person, session_key: str, endpoint: str, point: str, secret: str
) -> PushAddress:
    """Send a person's push messages to this browser too, until it is signed out. Twice changes nothing."""
    _look_at(endpoint, point, secret)
    Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    mark = hashlib.sha256(endpoint.encode()).hexdigest()
    # Whoever had this browser before is not called on it any more.
    PushAddress.objects.filter(mark=mark).exclude(person=person).delete()
    others = PushAddress.objects.filter(person=person).exclude(mark=mark)
    if others.count() >= MOST_TELEPHONES:
        raise Refusal(_("Ten devices get your push messages already. Turn one off first."))
    address, _new = PushAddress.objects.update_or_create(
        mark=mark,
        defaults={
            "person": person,
            "device_id": session_key,
            "endpoint": endpoint,
            "point": point,
            "secret": secret,
            "made_at": timezone.now(),
            "failed_at": None,
        },
    )
    return address


def _look_at(endpoint: str, point: str, secret: str) -> None:
    try:
        parts_of(endpoint)
        seal_for(to_bytes(point), to_bytes(secret), b"")
        is_whole = len(endpoint) <= 1000 and len(to_bytes(secret)) == 16
    except (NotThere, ValueError):
        is_whole = False
    if not is_whole:
        raise Refusal(_("This browser gave no address that a push message could go to."))


@transaction.atomic
def turn_push_off(*, person: Person, address: PushAddress) -> None:
    """Send no more push messages to one browser. Twice changes nothing."""
    PushAddress.objects.filter(person=person, pk=address.pk).delete()


@transaction.atomic
def want_push(
    *,
    person: Person,
    kind: str,
    is_urgent: bool = False,
    letter_if_not: bool = False,
    good_for: timedelta = _GOOD_FOR,
    at: datetime | None = None,
) -> None:
    """Have the worker send a push message of a kind to a person's browsers.

    With `letter_if_not` a letter goes where no browser takes it. Wanted again while it waits, nothing changes.
    """
    at = at or timezone.now()
    WaitingPush.objects.get_or_create(
        person=person,
        kind=kind,
        defaults={
            "is_urgent": is_urgent,
            "letter_if_not": letter_if_not,
            "good_until": at + good_for,
        },
    )


def nudge(*, person: Person, at: datetime, good_for: timedelta) -> None:
    """Let a person's browsers show that something waits for them, where they turned that on. It says no more."""
    if PushAddress.objects.filter(person=person).exists():
        want_push(person=person, kind=WaitingPush.Kind.WAITING, good_for=good_for, at=at)


def call_person(*, person: Person, with_push: bool, with_letter: bool, at: datetime) -> None:
    """Call somebody as they chose: by push, by letter or by both. A letter goes where push can't."""
    chosen = wishes_of(person).called_by
    by_push = (
        with_push
        and chosen != Wishes.CalledBy.MAIL
        and PushAddress.objects.filter(person=person).exists()
    )
    letter_now = with_letter and not (by_push and chosen == Wishes.CalledBy.PUSH)
    if by_push:
        want_push(
            person=person, kind=WaitingPush.Kind.CALL, is_urgent=True,
            letter_if_not=not letter_now, at=at,
        )  # fmt: skip
    if letter_now:
        _send_letter(person)


def _send_letter(person: Person) -> None:
    if person.email and person.email_confirmed_at and mail_is_set_up():
        # The letter says only that there is something to read, as every letter of the house does.
        send_letter(person)


def send_waiting_pushes(at: datetime) -> int:
    """Send the push messages that wait, urgent ones first. A step of the clock.

    A push service that does not answer keeps nobody waiting for long: what is left goes in the next round.
    """
    until = time.monotonic() + _SECONDS_A_ROUND
    sent = 0
    for push in WaitingPush.objects.select_related("person").order_by("-is_urgent", "pk")[
        :_AT_ONCE
    ]:
        if time.monotonic() > until:
            break
        # Claimed before sending: two workers never send the same message.
        if WaitingPush.objects.filter(pk=push.pk).delete()[0]:
            sent += _send(push, at)
    return sent


def _send(push: WaitingPush, at: datetime) -> int:
    person = push.person
    is_here = person.is_active and person.leaving_at is None
    taken = _reach(push, at) if is_here and at < push.good_until else 0
    if not taken and push.letter_if_not and is_here:
        _send_letter(person)
    return taken


def _reach(push: WaitingPush, at: datetime) -> int:
    """Send one message to every browser of a person, at once: one that is slow holds up none of the others."""
    addresses = list(PushAddress.objects.filter(person=push.person))
    sealed = [(address, _sealed(address, push, at)) for address in addresses]
    ready = [(address, message) for address, message in sealed if message]
    outcomes = dict.fromkeys(addresses, Outcome.FAILED)
    found = hand_over([message for _address, message in ready])
    outcomes.update(zip([address for address, _message in ready], found, strict=True))
    for address, outcome in outcomes.items():
        _note(address, outcome, at)
    return sum(outcome is Outcome.TAKEN for outcome in outcomes.values())


def _note(address: PushAddress, outcome: Outcome, at: datetime) -> None:
    """Write down what became of a message; an address that is gone is forgotten."""
    kept = PushAddress.objects.filter(pk=address.pk)
    if outcome is Outcome.GONE:
        kept.delete()
    elif outcome is Outcome.FAILED:
        kept.update(failed_at=at)
    else:
        kept.update(reached_at=at, failed_at=None)


def _sealed(address: PushAddress, push: WaitingPush, at: datetime) -> Message | None:
    """A message sealed for one browser; None where it can't be."""
    with translation.override(push.person.language or settings.LANGUAGE_CODE):
        told = {"words": str(push.get_kind_display()), "path": push.path}
    headers = {
        "TTL": str(max(0, int((push.good_until - at).total_seconds()))),
        "Urgency": "high" if push.is_urgent else "normal",
        "Topic": push.kind,
        "Content-Encoding": "aes128gcm",
        "Content-Type": "application/octet-stream",
    }
    try:
        sealed = seal_for(
            to_bytes(address.point), to_bytes(address.secret), json.dumps(told).encode()
        )
        headers["Authorization"] = vouch_for(address.endpoint, at)
    except (NoKey, ValueError):
        return None
    return Message(address.endpoint, sealed, headers)
