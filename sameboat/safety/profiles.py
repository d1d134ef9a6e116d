"""How a person's page is found for a report."""

from sameboat.people.models import Person
from sameboat.people.queries.profiles import profile_for
from sameboat.safety.ports import Reportable, Seen


def _find(viewer: Person, person_id: int) -> Seen:
    page = profile_for(viewer, person_id)
    words = "\n\n".join(part for part in (page.person.name, page.pronouns, page.about) if part)
    return Seen(person_id, page.person, words, f"/people/{person_id}/")


def _writer(person_id: int) -> int | None:
    return person_id


profile_report = Reportable(find=_find, writer=_writer)
