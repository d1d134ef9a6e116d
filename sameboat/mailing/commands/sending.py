"""Sending out what was written: each letter is claimed before it goes, so that none goes twice."""

from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from smtplib import SMTPException, SMTPRecipientsRefused

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.utils.translation import gettext as _

from sameboat.consent.queries import current_version, has_agreed
from sameboat.mailing.commands.coming_back import letter_came_back
from sameboat.mailing.letters import letter_for
from sameboat.mailing.models import ByMail, Letter, Received
from sameboat.mailing.queries import due_posts, rests, those_with_mail
from sameboat.mailing.rules import house_takes_mail
from sameboat.notices.clock import is_quiet, local_time
from sameboat.notices.commands import tell
from sameboat.notices.queries import wishes_of
from sameboat.people.models import Person
from sameboat.posts.models import Post
from sameboat.posts.paths import thread_path

# After so long a letter that was claimed and not marked as sent went down with its worker.
LOST_AFTER = timedelta(hours=1)
_KEPT_FOR = timedelta(days=90)


class NoServer(Exception):
    """The mail server takes nothing now: the rest is tried again later."""


def send_letters(at: datetime) -> int:
    """Send what was written in circles to those who have them by mail. A step of the clock."""
    if not house_takes_mail():
        return 0
    count = 0
    with closing(get_connection()) as server:
        try:
            for person, post in _due(at):
                count += _send(server, person, post, at)
        except NoServer:
            pass
    return count


def _due(at: datetime) -> Iterator[tuple[Person, Post]]:
    for by_mail in those_with_mail(at):
        if _is_awake(by_mail, at):
            for post in due_posts(by_mail, at):
                yield by_mail.person, post


def _is_awake(by_mail: ByMail, at: datetime) -> bool:
    person = by_mail.person
    if is_quiet(wishes_of(person), local_time(person, at).hour) or rests(person):
        return False
    version = current_version()
    return not version or has_agreed(person, version)


def _send(server: BaseEmailBackend, person: Person, post: Post, at: datetime) -> int:
    letter = letter_for(person, post, at)
    if letter is None:
        return 0
    claim, is_mine = Letter.objects.get_or_create(
        post=post, person=person, defaults={"claimed_at": at}
    )
    if not is_mine:
        return 0
    try:
        server.open()
        server.send_messages([letter])
    except SMTPRecipientsRefused as refused:
        _note_refusal(person, refused, at)
    except (OSError, SMTPException) as fault:
        claim.delete()
        raise NoServer from fault
    Letter.objects.filter(pk=claim.pk).update(sent_at=at)
    return 1


def _note_refusal(person: Person, refused: SMTPRecipientsRefused, at: datetime) -> None:
    if any(code >= 550 for code, _why in refused.recipients.values()):
        letter_came_back(person=person, at=at)


def tell_of_lost_letters(at: datetime) -> int:
    """Tell of letters that may have gone down with their worker: they are not sent twice. A step of the clock."""
    lost = Letter.objects.filter(sent_at=None, claimed_at__lt=at - LOST_AFTER)
    count = 0
    for letter in lost.select_related("person", "post"):
        if Letter.objects.filter(pk=letter.pk, sent_at=None).update(sent_at=at):
            words = _("A mail may not have reached you. What it said stands here.")
            tell(
                person=letter.person, kind="mailing", key=f"lost:{letter.pk}", words=words,
                path=thread_path(letter.post.thread_id, letter.post_id), at=at,
            )  # fmt: skip
            count += 1
    return count


def drop_old_marks(at: datetime) -> int:
    """Forget what went out and came in ninety days ago: no address of then is good any more. A step of the clock."""
    old = at - _KEPT_FOR
    letters = Letter.objects.filter(claimed_at__lt=old).delete()[0]
    return letters + Received.objects.filter(at__lt=old).delete()[0]
