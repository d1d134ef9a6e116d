"""Giving a number for text messages, sending to it, and stopping with one word."""

from __future__ import annotations

import hmac
import re
import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from sameboat.lib.refusal import Refusal
from sameboat.lib.sealed import seal, unseal
from sameboat.lib.words import folded
from sameboat.notices.models import TextNumber
from sameboat.notices.texts.carriers import Folder, the_carrier
from sameboat.people.limits import count
from sameboat.people.models import Person

_NUMBER = re.compile(r"\+[1-9][0-9]{6,14}")
_BESIDE = re.compile(r"[\s().\-/]")
_CODE_GOOD_FOR, _MOST_TRIES, _MOST_A_DAY = timedelta(minutes=30), 5, 3
_DAY = timedelta(days=1)
_BOX, _ALWAYS = "text number", timedelta(days=365 * 50)
# The first word of an answer, in the languages of the house, without capitals or accents.
_STOP = frozenset(["stop", "stopp", "halt", "ende", "quit", "end", "cancel", "unsubscribe", "alto", "parar", "baja"])  # fmt: skip


def number_in(typed: str) -> str:
    """A number as it is dialled from abroad (E.164). Raises `Refusal` for what is none."""
    number = _BESIDE.sub("", typed.strip())
    number = f"+{number[2:]}" if number.startswith("00") else number
    if not _NUMBER.fullmatch(number):
        raise Refusal(_("Write it with the country in front, such as +44 7700 900123."))
    return number


def mark_of(number: str) -> str:
    """By what a number is found again, which tells nothing of it."""
    return salted_hmac("sameboat.texts.number", number, algorithm="sha256").hexdigest()


def _mark_of_code(code: str) -> str:
    return salted_hmac("sameboat.texts.code", code, algorithm="sha256").hexdigest()


@transaction.atomic
def give_number(*, person: Person, typed: str, at: datetime | None = None) -> TextNumber:
    """Keep a number, sealed, and send it a code; nothing else goes there until the code came back."""
    now, number, carrier = at or timezone.now(), number_in(typed), the_carrier()
    if carrier is None:
        raise Refusal(_("This house sends no text messages."))
    Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    held = TextNumber.objects.filter(person=person).first() or TextNumber(person=person)
    if held.codes_on != timezone.localdate(now):
        held.codes_on, held.codes = timezone.localdate(now), 0
    # Counted apart from the row as well: it goes when the number is forgotten.
    tries = [
        count("text code to", mark_of(number), _DAY),
        count("text code by", str(person.pk), _DAY),
    ]
    if held.codes >= _MOST_A_DAY or any(each.tries > _MOST_A_DAY for each in tries):
        raise Refusal(_("That is three codes for today. Try again tomorrow."))
    code = f"{secrets.randbelow(10**6):06d}"
    held.number, held.mark = seal(number, _BOX), mark_of(number)
    held.code, held.code_until, held.tries = _mark_of_code(code), now + _CODE_GOOD_FOR, 0
    held.codes += 1
    held.confirmed_at = held.stopped_at = None
    held.save()
    words = _("%(code)s is your code. If you did not ask for one, leave it be.") % {"code": code}
    # Who stopped them is asked nothing because somebody else typed their number.
    is_stopped = TextNumber.objects.filter(mark=held.mark, stopped_at__isnull=False).exclude(person=person).exists()  # fmt: skip
    # The row first: a number that a code went to is always counted.
    if not is_stopped:
        transaction.on_commit(lambda: carrier.send(number, words) or None)
    return held


@transaction.atomic
def confirm_number(*, person: Person, code: str, at: datetime | None = None) -> bool:
    """Say the code that came. False for a wrong one; after five of them a new code is needed."""
    now = at or timezone.now()
    held = TextNumber.objects.select_for_update(no_key=True).filter(person=person).first()
    if held is None or held.code_until is None or held.code_until < now or held.tries >= _MOST_TRIES:  # fmt: skip
        raise Refusal(_("That code is too old. Ask for a new one."))
    held.tries += 1
    is_right = hmac.compare_digest(held.code, _mark_of_code(re.sub(r"\s", "", code)))
    if is_right:
        held.confirmed_at, held.code, held.code_until = now, "", None
    held.save()
    return is_right


@transaction.atomic
def forget_number(*, person: Person) -> None:
    """Keep the number no longer. Twice changes nothing."""
    TextNumber.objects.filter(person=person).delete()


def takes_texts(person: Person) -> bool:
    """Whether a text message can go to somebody now."""
    held = TextNumber.objects.filter(person=person, confirmed_at__isnull=False, stopped_at=None)
    return the_carrier() is not None and held.exists()


def send_text(person: Person, words: str) -> bool:
    """Send somebody words that they asked to have by text message. False where none can be sent."""
    held = TextNumber.objects.filter(person=person, confirmed_at__isnull=False, stopped_at=None).first()  # fmt: skip
    carrier = the_carrier()
    number = unseal(held.number, _BOX, _ALWAYS) if held and carrier else None
    return bool(carrier and number and carrier.send(number, words))


@transaction.atomic
def take_in_text(*, number: str, words: str, at: datetime | None = None) -> bool:
    """What came from a number: a word that stops stops everything to it. Whether it did; nothing is ever answered."""
    first = next(iter(re.findall(r"\w+", folded(words))), "")
    if first not in _STOP:
        return False
    try:
        mark = mark_of(number_in(number if number.startswith(("+", "00")) else f"+{number}"))
    except Refusal:
        return False
    held = TextNumber.objects.filter(mark=mark, stopped_at=None)
    return bool(held.update(stopped_at=at or timezone.now()))


def take_in_texts(at: datetime) -> int:
    """See to every answer that lies in the folder. A step of the clock."""
    carrier = the_carrier()
    if not isinstance(carrier, Folder):
        return 0
    seen = 0
    for file, number, words in carrier.answers():
        seen += take_in_text(number=number, words=words, at=at)
        file.unlink(missing_ok=True)
    return seen
