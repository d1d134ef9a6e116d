"""What a person takes along of their programmes, and how they are forgotten."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from sameboat.people.models import Person
from sameboat.people.ports import Part
from sameboat.programmes.models import Carer, CoachNote, DayNumber, Place, ReadAlong, SentLine, Walk
from sameboat.programmes.queries.coaching import notes_on
from sameboat.programmes.queries.company import buddy_of
from sameboat.programmes.queries.keeping import kept_steps
from sameboat.programmes.way.lines import line_at


def take_programmes(person: Person) -> Part:
    """Every programme somebody took part in, with all they told in its steps, what they counted and which lines came; and those they looked after."""
    places = Place.objects.filter(person=person).select_related("cohort__edition", "person")
    rows = [row for each in places for row in _of_place(each)]
    rows += [
        {"looked_after": each.cohort.name, "as": str(each.get_role_display()), "since": each.since}
        for each in Carer.objects.filter(person=person).select_related("cohort")
    ]
    return Part("programmes", _("Your programmes, with what you wrote in their steps"), rows)


def _of_place(place: Place) -> Iterator[dict[str, object]]:
    yield {
        "programme": place.cohort.name,
        "began_on": place.began_on,
        "joined_at": place.joined_at,
        "left_at": place.left_at,
        "left_because": place.left_because,
        "lines_at": place.hour,
        "lines_by": place.ways,
        "lines_stopped_at": place.quiet_since,
    }
    for step in kept_steps(place):
        yield {
            "step": step.title,
            "opened_at": step.record.begun_at,
            "done_at": step.record.done_at,
            **dict(step.told),
        }
    for each in DayNumber.objects.filter(place=place):
        yield {"counted_for": each.step, "day": each.day, "number": each.number}
    for walk in place.walks.select_related("coach").prefetch_related("read_alongs"):
        yield {
            "coach": walk.coach.name,
            "asked_of_them": walk.wishes,
            "from": walk.begun_at,
            "until": walk.ended_at,
        }
        for yes in walk.read_alongs.select_related("by"):
            yield {"letters_read_along_by": yes.by.name, "since": yes.since}
    for note in notes_on(place):
        yield {"note_of_a_coach": note.words, "by": note.by, "at": note.at}
    buddy = buddy_of(place)
    if buddy:
        yield {"buddy": buddy.name}
    for line in SentLine.objects.filter(place=place):
        yield {
            "line": line_at(place.cohort.edition.course, line.source, line.index) or line.source,
            "due_at": line.due_at,
            "sent_at": line.sent_at,
            "by": line.ways,
        }


def forget_programmes(person: Person) -> None:
    """Their places go with all that was told in them, and so do their duties."""
    Place.objects.filter(person=person).delete()
    Carer.objects.filter(person=person).delete()
    # What they noted of others is about those, and stays with them, without a name.
    CoachNote.objects.filter(by=person).update(by=None)
    Walk.objects.filter(coach=person).delete()
    ReadAlong.objects.filter(by=person).delete()
