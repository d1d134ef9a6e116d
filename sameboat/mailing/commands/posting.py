"""What becomes of the words of a mail: a post, as the web would have made it, or a draft and a letter that says why."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from sameboat.circles.models import Circle
from sameboat.circles.queries import circles_of
from sameboat.lib.refusal import Refusal
from sameboat.mailing import rules
from sameboat.mailing.addresses import Address
from sameboat.mailing.commands.words import owe_word
from sameboat.mailing.reading.message import Mail
from sameboat.people.models import Person
from sameboat.posts.commands import Telling, offer_answer, offer_thread, save_draft, say
from sameboat.posts.models import Draft, Post, Thread, Waiting
from sameboat.posts.paths import thread_path
from sameboat.posts.queries.thread import thread_for
from sameboat.posts.rules import LONGEST, must_say_something
from sameboat.safety.queries.helplines import numbers_anybody_may_give
from sameboat.text.details import find_details
from sameboat.text.doubt import find_doubts
from sameboat.text.findings import Kind, Look

_AGAIN = re.compile(
    r"^\s*(?:(?:re|aw|sv|antw|vs|r|rif|res|odp|fwd?|wg|tr|rv)\s*(?:\[\d+\])?\s*:\s*)+",
    re.IGNORECASE,
)
LONGEST_TITLE = 80


@dataclass(frozen=True)
class Place:
    """Where the words of a mail go. `draft` is where they are kept on the web when they cannot."""

    circle: Circle
    thread: Thread | None
    as_someone: bool
    title: str

    @property
    def draft(self) -> str:
        """The place of a draft."""
        return f"thread:{self.thread.pk}" if self.thread else "write"


def words_to_look_at(address: Address, mail: Mail) -> str:
    """What a machine looks at before anything is written: no more than fits in a post."""
    return (f"{mail.subject}\n\n{mail.words}" if address.opens else mail.words)[:LONGEST]


def post_words(
    *, person: Person, address: Address, mail: Mail, seen: Look, once_key: str, at: datetime
) -> Post | Waiting | None:
    """Post what somebody wrote by mail, or let it wait to be seen; else keep it and owe them a word. In the caller's transaction.

    Nobody can be asked first by mail, so it goes as on the web for who answered nothing: danger goes before humans, and
    its writer gets the numbers to ring. What would tell strangers who they are waits for them as a draft; where it
    sounds like danger too, humans have it at once and the others do not read it before.
    """
    has_help = bool(seen.of(Kind.CRISIS))
    tell = partial(owe_word, person=person, at=at, has_help=has_help)
    place = _place(person, address, mail)
    try:
        if place is None:
            raise Refusal(_("What you answered is no longer here, or you have no place there now."))
        tells_who = _tells_who(f"{place.title}\n\n{mail.words}")
        _must_be_fit(person, place, mail, tells_who=tells_who and not has_help)
        waits = Waiting.Because.DETAILS if tells_who else None
        telling = Telling(
            seen=seen, told_as="", has_guide=bool(find_doubts(words_to_look_at(address, mail)))
        )
        with transaction.atomic():
            said = say(
                _handing_in(person, place, mail, once_key=once_key, at=at, waits=waits), telling
            )
    except Refusal as refusal:
        _keep(person, place, mail, str(refusal), at, tell)
        return None
    _tell_what_became(said, mail, has_help=has_help, tell=tell)
    return said


def _place(person: Person, address: Address, mail: Mail) -> Place | None:
    """Where somebody may write as their address says, if it is still there for them."""
    if address.opens:
        circles = {circle.pk: circle for circle in circles_of(person)}
        circle = circles.get(address.thing_id)
        return Place(circle, None, address.as_someone, _title(mail)) if circle else None
    try:
        thread = thread_for(person, address.thing_id)
    except Http404:
        return None
    return Place(thread.circle, thread, address.as_someone, "")


def _title(mail: Mail) -> str:
    """What a thread begun by mail is called: the mail's subject, or its first words where it has ours or none."""
    said = _AGAIN.sub("", mail.subject).strip()
    if said and said.casefold() != (settings.MAILING_SUBJECT or _("A letter for you")).casefold():
        return said[:140]
    first = next((line.strip("> *_#") for line in mail.words.split("\n") if line.strip()), "")
    return first if len(first) <= LONGEST_TITLE else f"{first[: LONGEST_TITLE - 1].rsplit(' ', 1)[0]}…"  # fmt: skip


def _must_be_fit(person: Person, place: Place, mail: Mail, *, tells_who: bool) -> None:
    rules.may_write_by_mail(person, place.circle)
    if not mail.words:
        raise Refusal(_nothing_said(mail))
    must_say_something(mail.words)
    if tells_who:
        raise Refusal(
            _(
                "Your mail seems to hold a telephone number, an address or the like, so it did not go out: strangers could find you by it. Answer again without it, or post it as it is on the web."
            )
        )


def _nothing_said(mail: Mail) -> str:
    if mail.whole.strip():
        return _(
            "We found no new words in your mail, only what you answered. If there were some, all of it is kept for you on the web."
        )
    if mail.left_out:
        return _("We found no words in your mail. Pictures and files do not come along by mail.")
    return _("We found no words in your mail.")


def _tells_who(text: str) -> bool:
    return bool(find_details(text)) and bool(find_details(text, numbers_anybody_may_give()))


def _handing_in(
    person: Person, place: Place, mail: Mail, **more: Any
) -> Callable[[], Post | Thread | Waiting]:
    told: dict[str, Any] = {"author": person, "body": mail.words, "as_someone": place.as_someone, **more}  # fmt: skip
    if place.thread:
        return partial(offer_answer, thread=place.thread, **told)
    return partial(offer_thread, circle=place.circle, kind=Thread.Kind.TALK, title=place.title, **told)  # fmt: skip


def _keep(person: Person, place: Place | None, mail: Mail, why: str, at: datetime, tell: Callable[..., object]) -> None:  # fmt: skip
    """Keep words that did not go out where their writer finds them, and say why they did not."""
    words, path = mail.words or mail.whole.strip(), reverse("posts:drafts")
    where = place.draft if place else "write"
    fields: dict[str, object] = {"body": words}
    if place and place.as_someone:
        fields["as_someone"] = "on"
    if place and not place.thread:
        fields |= {"title": place.title, "circle": str(place.circle.pk), "kind": "talk"}
    kept = Draft.objects.filter(person=person, place=where).first()
    if kept and str(kept.fields.get("body", "")).strip():
        fields = {**kept.fields, "body": f"{kept.fields['body']}\n\n{words}"}
    is_kept = False
    with suppress(Refusal):
        is_kept = save_draft(person=person, place=where, fields=fields, at=at) is not None
    if is_kept:
        why = f"{why} {_('Your words are kept for you on the web, as a draft:')}"
    tell(why=f"{_('What you sent did not go out.')} {why}", path=path if is_kept else "")


def _tell_what_became(
    said: Post | Waiting, mail: Mail, *, has_help: bool, tell: Callable[..., object]
) -> None:
    """Say what the writer would see on the web and cannot see in a mail program; nothing where it just stands."""
    words = []
    if has_help:
        words.append(_("Your words went out, and a moderator will read them soon."))
    path = said.get_absolute_url() if isinstance(said, Waiting) else thread_path(said.thread_id, said.pk)  # fmt: skip
    if isinstance(said, Waiting):
        words = [_("Somebody here reads your words before others do. Until then only you see them.")]  # fmt: skip
    if mail.left_out:
        words.append(_("Your words went out without what was attached: pictures and files do not come along by mail."))  # fmt: skip
    if words:
        tell(why=" ".join(words), path=path)
