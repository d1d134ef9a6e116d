"""What only a moderator does, each with a reason and one line in the audit.

Where a case led there, the line says which.
"""

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
from sameboat.posts.commands.titles import bring_title_back, take_title_away
from sameboat.posts.commands.writing import index_words
from sameboat.posts.models import Picture, Post, SearchText, Waiting
from sameboat.posts.ports import tell_of_change
from sameboat.posts.text import body_to_html
from sameboat.safety.ports import Concern


def _with_reason(moderator: Person, reason: str) -> str:
    rules.may_moderate(moderator)
    if not reason.strip():
        raise Refusal(_("Say why, in a sentence."))
    return reason.strip()[:500]


def _locked(post: Post) -> Post:
    return (
        Post.objects.select_for_update(of=("self",), no_key=True)
        .select_related("thread")
        .get(pk=post.pk)
    )


def _write_down(
    verb: str, by: Person, thing: Post | Picture, concern: Concern | None, why: str
) -> None:
    # Whom it concerns is told by the case: it names nobody who wrote without a name.
    about = concern.about if concern else None
    record(verb, actor=by, subject=about, thing=concern or thing, reason=why)


@transaction.atomic
def hide_post(
    *,
    moderator: Person,
    post: Post,
    reason: str,
    concern: Concern | None = None,
    at: datetime | None = None,
) -> None:
    """Hide a post from everyone. Its writer is told why, by the decision where a case led there. Hiding twice changes nothing.

    With the opening post goes the title; the thread stays for those who answered, and goes where nobody did.
    """
    why, post = _with_reason(moderator, reason), _locked(post)
    if post.hidden_at:
        return
    post.hidden_at = at or timezone.now()
    post.save(update_fields=["hidden_at"])
    SearchText.objects.filter(post=post).delete()
    standing = recount_answers(post.thread)
    if post.number == 1:
        take_title_away(post, **({} if standing else {"hidden_at": post.hidden_at}))
    tell_of_change(post)
    _write_down("hide_post", moderator, post, concern, why)
    # Where a case led there, its decision tells the writer, with more words than fit here.
    if concern is None:
        _tell_writer(post, _("A moderator hid something you wrote: %(reason)s") % {"reason": why})


@transaction.atomic
def unhide_post(
    *, moderator: Person, post: Post, reason: str, concern: Concern | None = None
) -> None:
    """Put a hidden post back. Its writer is told."""
    why, post = _with_reason(moderator, reason), _locked(post)
    if not post.hidden_at:
        return
    post.hidden_at = None
    post.save(update_fields=["hidden_at"])
    if post.number == 1:
        bring_title_back(post)
    recount_answers(post.thread)
    if not post.removed_at:
        index_words(post, post.thread)
    tell_of_change(post)
    _write_down("unhide_post", moderator, post, concern, why)
    _tell_writer(post, _("Something you wrote stands again: %(reason)s") % {"reason": why})


@transaction.atomic
def hide_picture(
    *,
    moderator: Person,
    picture: Picture,
    reason: str,
    concern: Concern | None = None,
    at: datetime | None = None,
) -> None:
    """Hide one picture and leave the words around it. Its writer is told why."""
    _turn_picture(picture, moderator, reason, concern, at or timezone.now())


@transaction.atomic
def unhide_picture(
    *, moderator: Person, picture: Picture, reason: str, concern: Concern | None = None
) -> None:
    """Put a hidden picture back where it stood. Its writer is told."""
    _turn_picture(picture, moderator, reason, concern, None)


def _turn_picture(
    picture: Picture, moderator: Person, reason: str, concern: Concern | None, at: datetime | None
) -> None:
    why = _with_reason(moderator, reason)
    post = _locked(picture.post) if picture.post else None
    picture.refresh_from_db()
    if bool(picture.hidden_at) == bool(at):
        return
    picture.hidden_at = at
    picture.save(update_fields=["hidden_at"])
    _write_down("hide_picture" if at else "restore_picture", moderator, picture, concern, why)
    if post is None:
        return
    if post.body:
        post.body_html = body_to_html(post.body, post.pictures.in_place())
        post.save(update_fields=["body_html"])
    if at and concern:
        return
    words = (
        _("A moderator hid a picture of yours: %(reason)s")
        if at
        else _("A picture of yours stands again: %(reason)s")
    )
    _tell_writer(post, words % {"reason": why})


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


@transaction.atomic
def reveal_waiting(*, moderator: Person, waiting: Waiting, reason: str) -> Person:
    """The same for what waits to be seen, or waited."""
    if waiting.post:
        return reveal_alias(moderator=moderator, post=waiting.post, reason=reason)
    why = _with_reason(moderator, reason)
    if not waiting.as_someone:
        raise Refusal(_("This carries a name already."))
    record("reveal_alias", actor=moderator, subject=waiting.author, thing=waiting, reason=why)
    return waiting.author
