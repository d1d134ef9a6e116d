"""Warm answers: said to one person, counted for nobody."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sameboat.lib.refusal import Refusal
from sameboat.notices.commands import drop_unseen, tell
from sameboat.people.models import Person
from sameboat.posts.models import Answer, Post
from sameboat.posts.paths import thread_path


@transaction.atomic
def answer_warmly(*, person: Person, post: Post, kind: str, at: datetime | None = None) -> Answer:
    """Say one of the four phrases to a post's writer. Saying it twice changes nothing."""
    if kind not in Answer.Kind.values:
        raise Refusal(_("Choose one of the four."))
    if post.author_id == person.pk:
        raise Refusal(_("That is your own."))
    if post.is_gone:
        raise Refusal(_("Its words are no longer here."))
    answer, is_new = Answer.objects.get_or_create(
        post=post, person=person, kind=kind, defaults={"at": at or timezone.now()}
    )
    if is_new and post.author:
        tell(
            person=post.author,
            kind="warm",
            key=f"warm:{post.pk}",
            words=_("Somebody answered you warmly in “%(title)s”")
            % {"title": post.thread.title[:120]},
            path=thread_path(post.thread_id, post.pk),
            at=at,
        )
    return answer


@transaction.atomic
def take_back_answer(*, person: Person, post: Post, kind: str) -> None:
    """Take a warm answer back."""
    Answer.objects.filter(post=post, person=person, kind=kind).delete()
    if post.author and not Answer.objects.filter(post=post).exists():
        drop_unseen(person=post.author, key=f"warm:{post.pk}")
