"""KeepRequest a post's writer whether one may keep what they told, and what they answer."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sameboat.lib.refusal import Refusal
from sameboat.notices.commands import drop_notices, see_key, tell
from sameboat.people.models import Person
from sameboat.posts.models import Post
from sameboat.safety.queries.hidden import unread_by
from sameboat.skills import rules
from sameboat.skills.commands.telling import Shown, put_down
from sameboat.skills.models import KeepRequest, Skill
from sameboat.skills.telling import Told
from sameboat.text.findings import Look

_NO_WORDS = Told(title="", what_for=(), steps=())


@transaction.atomic
def ask_to_keep(
    *, asker: Person, post: Post, words: Told, at: datetime | None = None
) -> KeepRequest:
    """Ask a post's writer whether one may keep this as something that helps. KeepRequest again changes nothing.

    Whoever does not read the asker is not told of it, and the asker cannot tell.
    """
    asker = Person.objects.select_for_update(no_key=True).get(pk=asker.pk)
    known = KeepRequest.objects.filter(asker=asker, post=post).first()
    if known:
        return known
    rules.may_be_asked(asker, post)
    rules.must_be_a_skill(words)
    now = at or timezone.now()
    asking = KeepRequest.objects.create(asker=asker, post=post, asked_at=now, **words.fields)
    if post.author and post.author_id not in unread_by([asker.pk]):
        tell(
            person=post.author,
            kind="asking",
            key=_key(asking),
            words=_("Somebody asks whether they may keep something you told, as it helps them too"),
            path=asking.get_absolute_url(),
            at=now,
        )
    return asking


@transaction.atomic
def agree_to_keep(
    *,
    person: Person,
    asking: KeepRequest,
    reach: str,
    as_someone: bool,
    seen: Look | None = None,
    at: datetime | None = None,
) -> Skill:
    """The writer says yes: it is a skill of theirs from now on, in the circle it came from. Twice is one yes."""
    asking, now = _locked(asking), at or timezone.now()
    rules.may_answer(person, asking)
    if asking.skill:
        return asking.skill
    if asking.answered_at:
        raise Refusal(_("You said no to this. They were told that it is not for keeping."))
    rules.must_stand(asking.post)
    if reach == Skill.Reach.MINE:
        raise Refusal(_("Please choose who may read it."))
    words = Told(
        **{**asking.told, "what_for": tuple(asking.what_for), "steps": tuple(asking.steps)}
    )
    skill = Skill(told_by=person, made_by=asking.asker, from_post=asking.post)
    shown = Shown(reach, asking.post.thread.circle, as_someone)
    asking.skill = put_down(skill, words, shown, seen=seen, at=now)
    _answered(
        asking, now, _("They said yes: you can keep it, and try it"), skill.get_absolute_url()
    )
    return skill


@transaction.atomic
def decline_to_keep(*, person: Person, asking: KeepRequest, at: datetime | None = None) -> None:
    """The writer says no. The words as drafted go; whoever asked learns “not this one”, and no more."""
    asking = _locked(asking)
    rules.may_answer(person, asking)
    if asking.answered_at is None:
        words = _("Not this one. There is more that helps to be found")
        _answered(asking, at or timezone.now(), words, asking.get_absolute_url())


@transaction.atomic
def take_asking_back(*, person: Person, asking: KeepRequest) -> None:
    """Whoever asked no longer asks. Nothing is left of it, and nobody is told."""
    asking = _locked(asking)
    if asking.asker_id != person.pk or asking.answered_at:
        raise Refusal(_("Only who asked can take it back, and only before it is answered."))
    drop_asking_notice(asking)
    asking.delete()


def drop_asking_notice(asking: KeepRequest) -> None:
    """The notice of something that is no longer asked."""
    if asking.post.author:
        drop_notices(person=asking.post.author, keys=[_key(asking)])


def drop_requests_between(one: Person, other: Person) -> None:
    """Two people no longer see each other: no notice tells one of what the other asks."""
    for asker, writer in ((one, other), (other, one)):
        for asking in KeepRequest.objects.filter(
            asker=asker, post__author=writer, answered_at=None
        ):
            drop_asking_notice(asking)


def _answered(asking: KeepRequest, at: datetime, words: str, path: str) -> None:
    # The words stand in the skill now, or nowhere: no second copy outlives either.
    for part, empty in _NO_WORDS.fields.items():
        setattr(asking, part, empty)
    asking.answered_at = at
    asking.save()
    if asking.post.author:
        see_key(person=asking.post.author, key=_key(asking), at=at)
    tell(
        person=asking.asker,
        kind="asking",
        key=f"{_key(asking)}:answer",
        words=words,
        path=path,
        at=at,
    )


def _key(asking: KeepRequest) -> str:
    return f"asking:{asking.pk}"


def _locked(asking: KeepRequest) -> KeepRequest:
    found = KeepRequest.objects.select_for_update(of=("self",), no_key=True)
    kept = found.select_related("post__thread__circle", "post__author", "asker", "skill")
    asked = kept.filter(pk=asking.pk).first()
    if asked is None:
        raise Refusal(_("This is no longer asked."))
    return asked
