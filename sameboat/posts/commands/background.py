"""The worker's look at what was posted: with the readers of whole sentences, and at what a writer is not asked about."""

import logging
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import TypeVar

from django.db import transaction
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from sameboat.posts.commands.saying import new_kinds, put_before_humans
from sameboat.posts.models import Look, Post, Waiting
from sameboat.posts.text import as_read
from sameboat.safety import screening
from sameboat.safety.queries.fitting import fitting_facts
from sameboat.text.encoder import Encoder
from sameboat.text.findings import Finding, Kind
from sameboat.text.findings import Look as Seen
from sameboat.text.parts.links import SELLS

LOOKS_BACK, MOST_AT_ONCE, MOST_TRIES = timedelta(days=1), 5, 3
SELLING = "selling"
_Read = TypeVar("_Read", Post, Waiting)
_log = logging.getLogger("sameboat.posts")


def read_posts(
    at: datetime, encoder: Encoder | None, *, goes_on: Callable[[], bool] = lambda: True
) -> int:
    """Look at the newest posts that were written or changed since they were looked at. How many there were.

    A few at a time, so that after a rest or a rush what is said now does not wait behind what was said before.

    A fault in one keeps none of the others from being read, and is logged without a word of the text.
    """
    return read_each(_unread(at), lambda post: _read(post, at, encoder), goes_on)


def read_each(
    found: Iterable[_Read], read: Callable[[_Read], None], goes_on: Callable[[], bool]
) -> int:
    """Read one after the other for as long as it goes on; how many. A fault in one is logged and left."""
    count = 0
    for each in found:
        if not goes_on():
            break
        try:
            read(each)
        except Exception as fault:
            told = (type(each).__name__.lower(), each.pk, type(fault).__name__)
            _log.error("the look at %s %s failed: %s", *told)
        count += 1
    return count


def _unread(at: datetime) -> list[Post]:
    news = Q(written_at__gte=at - LOOKS_BACK) | Q(edited_at__gte=at - LOOKS_BACK)
    new = Q(look=None) | Q(look__deeper_at=None) | Q(look__words_of__lt=F("edited_at"))
    standing = Post.objects.filter(removed_at=None, hidden_at=None).exclude(author=None)
    tried = Q(look__tries__gte=MOST_TRIES) & ~Q(look__words_of__lt=F("edited_at"))
    found = standing.filter(news, new).exclude(tried).exclude(body="")
    return list(
        found.select_related("thread", "author").order_by(
            Coalesce("edited_at", "written_at").desc()
        )[:MOST_AT_ONCE]
    )


def _read(post: Post, at: datetime, encoder: Encoder | None) -> None:
    new_kinds(post, [])
    Look.objects.filter(post=post).update(tries=F("tries") + 1)
    screen, text = screening.the_screen(), as_read(post)
    is_opening = post.number == 1
    seen = screen.look_deeper(text, encoder, is_opening=is_opening)
    matters = _matters(post, seen)
    facts = _facts(post, encoder) if str(Kind.CLAIM) in matters else []
    with transaction.atomic():
        for kind in new_kinds(post, list(matters)):
            put_before_humans(post, kind, matters[kind])
        Look.objects.filter(post=post).update(deeper_at=at, facts=facts)


def _facts(post: Post, encoder: Encoder | None) -> list[int]:
    """Which facts of the shelf fit what a post claims. A fault here costs no look."""
    try:
        return [found.fact.pk for found in fitting_facts(as_read(post), encoder)]
    except Exception as fault:
        _log.error("no facts were found for post %s: %s", post.pk, type(fault).__name__)
        return []


def _matters(post: Post, seen: Seen) -> dict[str, Finding]:
    kinds = [Kind.CRISIS, Kind.HOSTILITY]
    if post.told_as != Post.ToldAs.EXPERIENCE:
        kinds.append(Kind.CLAIM)
    matters = {str(kind): found[0] for kind in kinds if (found := seen.of(kind))}
    selling = [finding for finding in seen.of(Kind.LINKS) if finding.why == SELLS]
    return {**matters, **({SELLING: selling[0]} if selling else {})}
