"""Saying what it was like at a service, and what moderators do with it."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sameboat.audit.commands import record
from sameboat.care import rules
from sameboat.care.models import Review, Service
from sameboat.care.text import plain
from sameboat.lib.refusal import Refusal
from sameboat.notices.commands import tell
from sameboat.people.models import Person
from sameboat.posts.commands.saying import send_matter
from sameboat.posts.seen_first import waits_outside_circles
from sameboat.posts.someone import name_of_someone
from sameboat.safety.commands.wanting import want_word
from sameboat.safety.ports import Concern, Matter, needs_a_human, seen_to
from sameboat.text.findings import Kind, Look

LONGEST = 2000
_ASKED = (Kind.CRISIS, Kind.HOSTILITY)


@transaction.atomic
def write_review(
    *,
    person: Person,
    service: Service,
    words: str,
    as_someone: bool,
    seen: Look,
    wants_word: bool = False,
    at: datetime | None = None,
) -> Review:
    """Say in words what it was like, once for each service; saying it again changes what one said.

    Whether it stands under a name is chosen the first time. What was `seen` in it goes before humans as with posts.
    """
    service, now = Service.objects.select_for_update(no_key=True).get(pk=service.pk), _now(at)
    before = Review.objects.filter(service=service, author=person).first()
    clean = plain(words)
    if before and before.words == clean and not before.hidden_at and not before.came_back:
        return before
    rules.may_review(person, service, before)
    rules.must_say_something(clean)
    rules.must_fit(clean, LONGEST)
    review = before or Review(service=service, author=person, written_at=now)
    if before:
        review.edited_at = now
    elif as_someone:
        review.alias = name_of_someone(set(service.reviews.values_list("alias", flat=True)))
    was_waiting = review.waits and not review.came_back
    review.words, review.came_back = clean, ""
    review.waits = waits_outside_circles(person, clean, now)
    review.save()
    if was_waiting and not review.waits:
        _done_with(review, person)
    _put_before_humans(review, seen, is_new_wait=review.waits and not was_waiting, wants_word=wants_word)  # fmt: skip
    return review


@transaction.atomic
def take_review_away(*, person: Person, review: Review) -> None:
    """Take one's own words about a service away, at once and for good. Twice changes nothing."""
    rules.must_be_its_writer(person, review)
    Review.objects.filter(pk=review.pk, author=person).delete()
    _done_with(review, person)


@transaction.atomic
def hide_review(
    *,
    moderator: Person,
    review: Review,
    reason: str,
    concern: Concern | None = None,
    at: datetime | None = None,
) -> None:
    """Hide a review from everyone. Its writer is told why, by the decision where a case led there. Twice changes nothing."""
    _turn(review, moderator, reason, concern, _now(at))


@transaction.atomic
def unhide_review(
    *, moderator: Person, review: Review, reason: str, concern: Concern | None = None
) -> None:
    """Put a hidden review back. Its writer is told. Twice changes nothing."""
    _turn(review, moderator, reason, concern, None)


@transaction.atomic
def let_review_through(*, by: Person, review: Review, at: datetime | None = None) -> None:
    """Let others read what waited to be seen. Twice changes nothing."""
    review = _locked(review)
    _must_look_at(by, review)
    if not review.waits:
        return
    review.waits, review.came_back = False, ""
    review.save(update_fields=["waits", "came_back"])
    record("let_through", actor=by, subject=_named(review), thing=review)
    _tell_writer(review, _("What you wrote about a service was seen, and stands now."), at)
    _done_with(review, by)


@transaction.atomic
def send_review_back(
    *, by: Person, review: Review, reason: str, at: datetime | None = None
) -> None:
    """Give what waited back to its writer, who reads why and can change it. Twice changes nothing."""
    review = _locked(review)
    _must_look_at(by, review)
    why = rules.must_say_why(reason)
    if not review.waits or review.came_back:
        return
    review.came_back = why
    review.save(update_fields=["came_back"])
    record("send_back", actor=by, subject=_named(review), thing=review, reason=why)
    _tell_writer(review, _("What you wrote about a service came back: %(reason)s") % {"reason": why}, at)  # fmt: skip
    _done_with(review, by)


@transaction.atomic
def reveal_reviewer(*, moderator: Person, review: Review, reason: str) -> Person:
    """Who wrote a review as someone: told to this moderator, with a reason, and written down."""
    rules.must_moderate(moderator)
    why = rules.must_say_why(reason)
    if not review.alias:
        raise Refusal(_("This carries a name already."))
    record("reveal_alias", actor=moderator, subject=review.author, thing=review, reason=why)
    return review.author


def erase_review(review_id: int) -> None:
    """Take a hidden review's words away for good."""
    Review.objects.filter(pk=review_id).exclude(hidden_at=None).delete()


def _now(at: datetime | None) -> datetime:
    return at or timezone.now()


def _locked(review: Review) -> Review:
    found = Review.objects.select_for_update(of=("self",), no_key=True)
    return found.select_related("author").get(pk=review.pk)


def _named(review: Review) -> Person | None:
    return None if review.alias else review.author


def _must_look_at(by: Person, review: Review) -> None:
    rules.must_moderate(by)
    if review.author_id == by.pk:
        raise Refusal(_("That is your own. Somebody else looks at it."))


def _turn(
    review: Review, moderator: Person, reason: str, concern: Concern | None, at: datetime | None
) -> None:
    rules.must_moderate(moderator)
    why, review = rules.must_say_why(reason), _locked(review)
    if bool(review.hidden_at) == bool(at):
        return
    review.hidden_at = at
    review.save(update_fields=["hidden_at"])
    # Whom it concerns is told by the case: it names nobody who wrote without a name.
    about = concern.about if concern else None
    verb = "hide_review" if at else "unhide_review"
    record(verb, actor=moderator, subject=about, thing=concern or review, reason=why)
    if at and concern:
        return
    words = (
        _("A moderator hid what you wrote about a service: %(reason)s")
        if at
        else _("What you wrote about a service stands again: %(reason)s")
    )
    _tell_writer(review, words % {"reason": why}, at)


def _tell_writer(review: Review, words: str, at: datetime | None) -> None:
    key = f"review:{review.pk}:{timezone.now():%s%f}"
    path = f"/services/{review.service_id}/"
    tell(person=review.author, kind="review", key=key, words=words, path=path, at=at)


def _done_with(review: Review, by: Person) -> None:
    for step in seen_to:
        step("review", review.pk, by)


def _put_before_humans(review: Review, seen: Look, *, is_new_wait: bool, wants_word: bool) -> None:
    found = {kind: seen.of(kind)[0] for kind in _ASKED if seen.of(kind)}
    for kind, finding in found.items():
        wants = wants_word and kind == Kind.CRISIS
        send_matter(
            finding,
            wants,
            review.author,
            kind=str(kind),
            thing="review",
            thing_id=review.pk,
            about=review.author if wants else _named(review),
            snapshot=review.words,
            path=review.get_absolute_url(),
        )
    if wants_word and Kind.CRISIS not in found:
        want_word(person=review.author)
    if is_new_wait:
        _ask_to_look(review)


def _ask_to_look(review: Review) -> None:
    matter = Matter(
        kind="waiting",
        thing="review",
        thing_id=review.pk,
        about=_named(review),
        snapshot=review.words,
        path=review.get_absolute_url(),
        because=_("What a member says of a service; seen first."),
        by="rule",
    )
    for put in needs_a_human:
        put(matter)
