"""What only a moderator does, each with a reason and a line in the audit."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sameboat.audit.commands import record
from sameboat.lib.refusal import Refusal
from sameboat.notices.commands import tell
from sameboat.people.models import Person
from sameboat.posts import rules
from sameboat.posts.commands.counting import recount_answers
from sameboat.posts.commands.writing import index_words
from sameboat.posts.models import Post, SearchText, Thread


def _with_reason(moderator: Person, reason: str) -> str:
    rules.may_moderate(moderator)
    if not reason.strip():
        raise Refusal(_("Say why, in a sentence."))
    return reason.strip()[:500]


@transaction.atomic
def hide_post(*, moderator: Person, post: Post, reason: str, at: datetime | None = None) -> None:
    """Hide a post from everyone. Its writer is told why. Hiding twice changes nothing."""
    why = _with_reason(moderator, reason)
    if post.hidden_at:
        return
    post.hidden_at = at or timezone.now()
    post.save(update_fields=["hidden_at"])
    SearchText.objects.filter(post=post).delete()
    if post.number == 1:
        Thread.objects.filter(pk=post.thread_id).update(hidden_at=post.hidden_at)
    recount_answers(post.thread)
    record("hide_post", actor=moderator, thing=post, reason=why)
    _tell_writer(post, _("A moderator hid something you wrote: %(reason)s") % {"reason": why})


@transaction.atomic
def unhide_post(*, moderator: Person, post: Post, reason: str) -> None:
    """Put a hidden post back. Its writer is told."""
    why = _with_reason(moderator, reason)
    if not post.hidden_at:
        return
    post.hidden_at = None
    post.save(update_fields=["hidden_at"])
    if post.number == 1:
        Thread.objects.filter(pk=post.thread_id).update(hidden_at=None)
    recount_answers(post.thread)
    if not post.removed_at:
        index_words(post, post.thread)
    record("unhide_post", actor=moderator, thing=post, reason=why)
    _tell_writer(post, _("Something you wrote stands again: %(reason)s") % {"reason": why})


def _tell_writer(post: Post, words: str) -> None:
    if post.author:
        key = f"hidden:{post.pk}:{timezone.now():%s%f}"
        tell(person=post.author, kind="hidden", key=key, words=words, path=f"/posts/{post.pk}/")


@transaction.atomic
def reveal_alias(*, moderator: Person, post: Post, reason: str) -> Person:
    """Who wrote a post as someone: told to this moderator, with a reason, and written down."""
    why = _with_reason(moderator, reason)
    if post.alias_id is None or post.author is None:
        raise Refusal(_("This post carries a name already, or its writer has left."))
    record("reveal_alias", actor=moderator, subject=post.author, thing=post, reason=why)
    return post.author
