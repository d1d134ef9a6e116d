"""What goes along with words that go out: how they are meant, and what humans should look at."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from sameboat.lib.refusal import Refusal
from sameboat.people.models import Person
from sameboat.posts.models import Look, Post, Thread, Waiting
from sameboat.posts.paths import thread_path
from sameboat.posts.seen_first import Because, why_it_waits
from sameboat.posts.text import as_read
from sameboat.safety import ports
from sameboat.safety.commands.wanting import note_word_wanted, want_word
from sameboat.safety.screening import nothing_seen
from sameboat.text.findings import Finding, Kind
from sameboat.text.findings import Look as Seen

_log = logging.getLogger("sameboat.posts")


@dataclass(frozen=True)
class Telling:
    """What is known of words about to go out: what was seen in them, and what their writer said to it.

    `told_as` of None leaves a post as it was marked.
    """

    seen: Seen
    told_as: str | None = None
    source: str = ""
    has_guide: bool = False
    wants_word: bool = False


@transaction.atomic
def say(write: Callable[[], Post | Thread | Waiting], telling: Telling) -> Post | Waiting:
    """Let words go out, or wait to be seen, with what belongs to them. Sent twice, it is said once.

    A fault in what is put before humans is written to the log and keeps nobody from posting.
    """
    said = write()
    if isinstance(said, Waiting):
        return _say_later(said, telling)
    post = said if isinstance(said, Post) else said.posts.get(number=1)
    _must_not_link(post, telling.source)
    _mark(post, telling)
    try:
        with transaction.atomic():
            _put_before_humans(post, telling)
    except Exception:
        _log.exception("what should be put before humans was not")
    return post


def _must_not_link(post: Post, source: str) -> None:
    """Refuse a link by somebody new that would come in as a source, past the eyes that look at links."""
    author, circle = post.author, post.thread.circle
    if source and author and why_it_waits(author, circle, (source,)) == Because.LINK:
        raise Refusal(
            _("Links by somebody new are looked at first. Name the source without its link.")
        )


def _say_later(waiting: Waiting, telling: Telling) -> Waiting:
    """Keep with what waits how it is meant. Danger in it does not wait: it goes before humans now."""
    if waiting.seen_at or "telling" in waiting.told:
        return waiting
    found = telling.seen.of(Kind.CRISIS)
    kept = {
        "told_as": telling.told_as,
        "source": telling.source,
        "has_guide": telling.has_guide,
        "kinds": [str(Kind.CRISIS)] if found else [],
    }
    waiting.told = {**waiting.told, "telling": kept}
    waiting.save(update_fields=["told"])
    try:
        with transaction.atomic():
            if found:
                put_waiting_before_humans(waiting, found[0], wants_word=telling.wants_word)
            elif telling.wants_word:
                want_word(person=waiting.author)
    except Exception:
        _log.exception("what should be put before humans was not")
    return waiting


def mark_what_waited(post: Post, kept: dict[str, Any]) -> None:
    """Give a post that waited to be seen what its writer said of it then."""
    marks = Telling(nothing_seen(""), kept["told_as"], kept["source"], kept["has_guide"])
    _mark(post, marks)
    new_kinds(post, kept["kinds"])


def _mark(post: Post, telling: Telling) -> None:
    before = (post.told_as, post.source, post.has_guide)
    if telling.told_as is not None:
        post.told_as, post.source = telling.told_as, telling.source.strip()[:300]
    post.has_guide = telling.has_guide
    if (post.told_as, post.source, post.has_guide) != before:
        post.save(update_fields=["told_as", "source", "has_guide"])


def _put_before_humans(post: Post, telling: Telling) -> None:
    matters = _matters(post, telling)
    new = new_kinds(post, list(matters))
    for kind in new:
        put_before_humans(post, kind, matters[kind], wants_word=telling.wants_word)
    if telling.wants_word and Kind.CRISIS not in matters and post.author:
        want_word(person=post.author)


@transaction.atomic
def new_kinds(post: Post, kinds: list[str]) -> list[str]:
    """Which kinds of matter are not yet known of these words of a post; from now on they are."""
    words_of_then = post.edited_at or post.written_at
    look, _new = Look.objects.select_for_update(no_key=True).get_or_create(
        post=post, defaults={"words_of": words_of_then}
    )
    is_changed = look.words_of != words_of_then
    if is_changed:
        look.words_of, look.kinds, look.deeper_at, look.tries = words_of_then, [], None, 0
        look.facts = []
    new = [kind for kind in kinds if kind not in look.kinds]
    if new or is_changed:
        look.kinds = [*look.kinds, *new]
        look.save()
    return new


def _matters(post: Post, telling: Telling) -> dict[str, Finding]:
    """What the writer was asked about and posted all the same; what they were not asked waits for the worker.

    So a post takes as long to send whatever was seen in it that its writer does not know of.
    """
    asked = [Kind.CRISIS, Kind.HOSTILITY]
    if post.told_as != Post.ToldAs.EXPERIENCE:
        asked.append(Kind.CLAIM)
    return {str(kind): found[0] for kind in asked if (found := telling.seen.of(kind))}


def put_before_humans(post: Post, kind: str, finding: Finding, *, wants_word: bool = False) -> None:
    """Send a matter about a post. Whoever writes without a name stays without one, unless they want a word."""
    wants_word = wants_word and kind == Kind.CRISIS
    send_matter(
        finding,
        wants_word,
        post.author,
        kind=kind,
        thing="post",
        thing_id=post.pk,
        about=post.author if wants_word or post.alias_id is None else None,
        snapshot=as_read(post),
        path=thread_path(post.thread_id, post.pk),
    )


def put_waiting_before_humans(
    waiting: Waiting, finding: Finding, *, wants_word: bool = False
) -> None:
    """Send a matter about what waits, now: danger does not wait to be seen."""
    is_named = wants_word or not waiting.as_someone
    send_matter(
        finding,
        wants_word,
        waiting.author,
        kind=str(Kind.CRISIS),
        thing="waiting",
        thing_id=waiting.pk,
        about=waiting.author if is_named else None,
        snapshot=waiting.words,
        path=waiting.get_absolute_url(),
    )


def send_matter(finding: Finding, wants_word: bool, author: Person | None, **told: Any) -> None:
    """Put what was found before humans, and say so where its writer wants a word."""
    because = f"{finding.why.rstrip('.')}."
    if wants_word:
        if author:
            note_word_wanted(person=author)
        because = _("%(why)s They said yes to a word from somebody here today.") % {"why": because}
    by = "writer" if wants_word else str(finding.by)
    matter = ports.Matter(because=because, by=by, moved=finding.words, **told)
    for step in ports.needs_a_human:
        step(matter)
