"""How somebody's own lines are found for a report: by those only on whose page they stand."""

from django.http import Http404

from sameboat.people.models import Person
from sameboat.safety.ports import Reportable, Seen
from sameboat.similar.models import OwnLines
from sameboat.similar.queries import shown_lines


def _find(viewer: Person, lines_id: int) -> Seen:
    text = shown_lines(viewer).get(lines_id)
    kept = OwnLines.objects.filter(pk=lines_id).select_related("person").first()
    if text is None or kept is None:
        raise Http404
    return Seen(kept.pk, kept.person, text, "/alike/")


def _writer(lines_id: int) -> int | None:
    return OwnLines.objects.filter(pk=lines_id).values_list("person_id", flat=True).first()


lines_report = Reportable(find=_find, writer=_writer)
