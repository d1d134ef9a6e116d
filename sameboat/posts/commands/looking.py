"""What becomes of what waited to be seen."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sameboat.audit.commands import record
from sameboat.lib.refusal import Refusal
from sameboat.notices.commands import tell
from sameboat.people.models import Person
from sameboat.posts.commands.changing import edit_post
from sameboat.posts.commands.reading import save_draft
from sameboat.posts.commands.saying import mark_what_waited
from sameboat.posts.commands.writing import answer_thread, open_thread
from sameboat.posts.models import Draft, Picture, Post, Waiting
from sameboat.posts.paths import thread_path
from sameboat.posts.seen_first import may_let_through, must_still_be_here
from sameboat.safety.ports import seen_to


def _locked(waiting: Waiting) -> Waiting:
    every = Waiting.objects.select_for_update(of=("self",), no_key=True)
    found = every.select_related("author", "circle", "thread__circle").filter(pk=waiting.pk).first()
    if found is None:
        raise Refusal(_("Its writer has taken it back."))
    return found


@transaction.atomic
def let_post_through(*, by: Person, waiting: Waiting, at: datetime | None = None) -> Post | None:
    """Let others read what waited: it appears as of now, and its followers are told. Twice changes nothing."""
    waiting, now = _locked(waiting), at or timezone.now()
    if waiting.seen_at:
        return waiting.post
    may_let_through(by, waiting)
    must_still_be_here(waiting.author)
    try:
        with transaction.atomic():
            post = _appear(waiting, now)
            if kept := waiting.told.get("telling"):
                mark_what_waited(post, kept)
    except Refusal as refusal:
        raise Refusal(_("It cannot go out now: %(why)s") % {"why": refusal}) from refusal
    waiting.post = post
    words = _("Something you wrote was seen, and stands now.")
    _seen(waiting, by, now, words, thread_path(post.thread_id, post.pk))
    record("let_through", actor=by, subject=_named(waiting), thing=post)
    return post


@transaction.atomic
def send_post_back(
    *, by: Person, waiting: Waiting, reason: str, at: datetime | None = None
) -> None:
    """Give what waited back to its writer, who reads why and can change it. Twice changes nothing."""
    waiting = _locked(waiting)
    if waiting.seen_at:
        return
    may_let_through(by, waiting)
    if not reason.strip():
        raise Refusal(_("Say why, in a sentence."))
    waiting.sent_back_because = reason.strip()[:500]
    words = _("Something you wrote came back to you: %(reason)s")
    told = words % {"reason": waiting.sent_back_because}
    _seen(waiting, by, at or timezone.now(), told, waiting.get_absolute_url())
    record(
        "send_back",
        actor=by,
        subject=_named(waiting),
        thing=waiting,
        reason=waiting.sent_back_because,
    )


@transaction.atomic
def take_waiting_back(*, person: Person, waiting: Waiting) -> str:
    """Take back what waits, or came back. Its words are a draft again; returns the draft's place."""
    waiting = _locked(waiting)
    if waiting.author_id != person.pk or waiting.post_id:
        raise Refusal(_("Only its writer can take it back, and only before it stands."))
    place, fields = _as_draft(waiting)
    kept = Draft.objects.filter(person=person, place=place).first()
    if kept and str(kept.fields.get("body", "")).strip():
        fields["body"] = f"{kept.fields['body']}\n\n{waiting.body}"
    save_draft(person=person, place=place, fields=fields)
    was_unseen, waiting_id = waiting.is_unseen, waiting.pk
    waiting.delete()
    if was_unseen:
        _tell_those_who_look(waiting_id, person)
    return place


def _appear(waiting: Waiting, at: datetime) -> Post:
    pictures = list(Picture.objects.filter(waiting=waiting).order_by("added_at", "pk"))
    told = {name: value for name, value in waiting.told.items() if name != "telling"}
    said = {"body": waiting.body, "pictures": pictures, "at": at, **told}
    if waiting.changes:
        return edit_post(person=waiting.author, post=waiting.changes, title=waiting.title, **said)
    said |= {
        "author": waiting.author,
        "as_someone": waiting.as_someone,
        "once_key": waiting.once_key,
    }
    if waiting.thread:
        return answer_thread(thread=waiting.thread, quotes=waiting.quotes, **said)
    return open_thread(circle=waiting.circle, title=waiting.title, **said).posts.get(number=1)


def _named(waiting: Waiting) -> Person | None:
    return None if waiting.as_someone else waiting.author


def _seen(waiting: Waiting, by: Person, at: datetime, words: str, path: str) -> None:
    waiting.seen_at, waiting.seen_by = at, by
    if waiting.post_id:
        # The post has the words now: nothing here outlives their being changed or taken back.
        Picture.objects.filter(waiting=waiting).update(waiting=None)
        waiting.title, waiting.body, waiting.told, waiting.quotes = "", "", {}, None
    waiting.save()
    tell(
        person=waiting.author, kind="seen", key=f"seen:{waiting.pk}", words=words, path=path, at=at
    )
    _tell_those_who_look(waiting.pk, by)


def _tell_those_who_look(waiting_id: int, by: Person) -> None:
    for step in seen_to:
        step("waiting", waiting_id, by)


def _as_draft(waiting: Waiting) -> tuple[str, dict[str, object]]:
    picture = Picture.objects.filter(waiting=waiting).first()
    fields: dict[str, object] = {"body": waiting.body, "notes": waiting.told.get("notes", [])}
    if waiting.as_someone:
        fields["as_someone"] = "on"
    if picture:
        fields |= {"picture_id": str(picture.pk), "alt": picture.alt}
    if waiting.changes_id:
        return f"post:{waiting.changes_id}", {**fields, "title": waiting.title}
    if waiting.thread_id:
        return f"thread:{waiting.thread_id}", fields
    fields |= {
        "title": waiting.title,
        "circle": str(waiting.circle_id),
        "kind": waiting.told.get("kind", ""),
    }
    return "write", fields
