"""How a circle is found for a report. Hiding one is an organiser's closing of it."""

from sameboat.circles.queries.pages import circle_for
from sameboat.people.models import Person
from sameboat.safety.ports import Reportable, Seen


def _find(viewer: Person, circle_id: int) -> Seen:
    circle = circle_for(viewer, circle_id)
    words = f"{circle.name}\n\n{circle.about}\n\n{circle.guidelines}"
    return Seen(circle.pk, None, words, circle.get_absolute_url())


circle_report = Reportable(find=_find)
