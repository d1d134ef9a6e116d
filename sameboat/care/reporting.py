"""How what members say of services is found for a report, hidden, put back, and let through where it waited."""

from django.db.models import QuerySet

from sameboat.care.commands import reviews as commands
from sameboat.care.models import Review
from sameboat.care.queries.services import review_at_desk, review_for
from sameboat.people.models import Person
from sameboat.safety.ports import Concern, Reportable, Seen, Standing


def _find(viewer: Person, review_id: int) -> Seen:
    review = review_for(viewer, review_id)
    # Whoever wrote without a name stays without one in the queue too.
    about = None if review.alias else review.author
    return Seen(review.pk, about, review.words, f"/services/{review.service_id}/")


def _hide(by: Person, concern: Concern, reason: str) -> None:
    review = review_at_desk(by, concern.thing_id)
    commands.hide_review(moderator=by, review=review, reason=reason, concern=concern)


def _restore(by: Person, concern: Concern, reason: str) -> None:
    review = review_at_desk(by, concern.thing_id)
    commands.unhide_review(moderator=by, review=review, reason=reason, concern=concern)


def _stands(by: Person, review_id: int) -> Standing:
    review = review_at_desk(by, review_id)
    is_waiting = review.waits and not review.came_back
    return Standing(review.words, {}, bool(review.hidden_at), is_waiting=is_waiting)


def _made_by(person: Person) -> "QuerySet[Review, int]":
    return Review.objects.filter(author=person).values_list("pk", flat=True)


def _writer(review_id: int) -> int | None:
    return Review.objects.filter(pk=review_id).values_list("author_id", flat=True).first()


def _let_through(by: Person, review_id: int) -> None:
    commands.let_review_through(by=by, review=review_at_desk(by, review_id))


def _send_back(by: Person, review_id: int, reason: str) -> None:
    commands.send_review_back(by=by, review=review_at_desk(by, review_id), reason=reason)


def _reveal(by: Person, review_id: int, reason: str) -> Person:
    return commands.reveal_reviewer(
        moderator=by, review=review_at_desk(by, review_id), reason=reason
    )


review_report = Reportable(
    find=_find,
    hide=_hide,
    restore=_restore,
    stands=_stands,
    made_by=_made_by,
    writer=_writer,
    erase=commands.erase_review,
    let_through=_let_through,
    send_back=_send_back,
    reveal=_reveal,
)
