"""How notes under posts are found for a report, and taken away."""

from django.db.models import Q, QuerySet

from sameboat.people.models import Person
from sameboat.posts.commands.footnotes import take_footnote_away
from sameboat.posts.models import Footnote
from sameboat.posts.queries.footnotes import footnote_for
from sameboat.safety.ports import Concern, Reportable, Seen, Standing


def _find_footnote(viewer: Person, footnote_id: int) -> Seen:
    note = footnote_for(viewer, footnote_id)
    # Nobody learns who put it there.
    return Seen(note.pk, None, f"{note.words}\n\n{note.source}", f"/posts/{note.post_id}/notes/")


def _hide_footnote(by: Person, concern: Concern, reason: str) -> None:
    take_footnote_away(by=by, footnote=footnote_for(by, concern.thing_id), reason=reason)


def _footnote_stands(by: Person, footnote_id: int) -> Standing:
    note = footnote_for(by, footnote_id)
    return Standing(f"{note.words}\n\n{note.source}", {})


def _footnotes_of(person: Person) -> "QuerySet[Footnote, int]":
    own = Q(by=person) | Q(voices__person=person)
    return Footnote.objects.filter(own).values_list("pk", flat=True)


def _writer_of_footnote(footnote_id: int) -> int | None:
    return Footnote.objects.filter(pk=footnote_id).values_list("by_id", flat=True).first()


footnote_report = Reportable(
    _find_footnote,
    _hide_footnote,
    stands=_footnote_stands,
    made_by=_footnotes_of,
    writer=_writer_of_footnote,
)
