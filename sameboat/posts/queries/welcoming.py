"""Something worth reading for somebody who is new: answered, without a heavy topic, stories first."""

from __future__ import annotations

from django.db.models import Case, IntegerField, Value, When
from django.utils.translation import gettext as _

from sameboat.people.models import Audience, Person
from sameboat.posts.models import Thread
from sameboat.posts.queries.lists import Line, no_title


def worth_reading_for(viewer: Person, *, most: int) -> list[Line]:
    """Threads the viewer may read in open circles or their own, that somebody answered and that bear no note."""
    stories_first = Case(
        When(kind=Thread.Kind.STORY, then=Value(0)), default=Value(1), output_field=IntegerField()
    )
    found = (
        Thread.objects.visible_to(viewer)
        .filter(answer_count__gte=2, notes=[])
        .exclude(kind=Thread.Kind.DAILY)
        .select_related("author", "alias", "circle")
        .order_by(stories_first, "-last_at")
    )
    return [_line(thread) for thread in found[:most]]


def _line(thread: Thread) -> Line:
    author, alias = thread.author, thread.alias
    shows = author is not None and author.face_audience == Audience.MEMBERS
    return Line(
        title=thread.title or no_title(),
        who=alias.name if alias else author.name if author else _("Someone who left"),
        face=alias.face if alias else author.face if author and shows else "0",
        at=thread.last_at,
        path=thread.get_absolute_url(),
        kind=thread.kind,
        kind_words=str(Thread.Kind(thread.kind).label),
        circle=thread.circle.name,
        about="",
        is_new=False,
    )
