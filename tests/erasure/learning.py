"""She is counted among those who tried something, says yes to research, and something is drawn for her."""

from django.utils import timezone

from sameboat.consent.research.commands import publish_research_words, take_part
from sameboat.people.models import Person
from sameboat.people.testing import make_person
from sameboat.skills.learned.commands import tell_what_was_learned
from sameboat.skills.learned.testing import many_try
from sameboat.skills.suggesting.commands import draw_suggestion
from sameboat.skills.testing import make_skill


def be_counted_and_take_part(her: Person) -> None:
    """Publishing comes last: she is an organiser by then."""
    teller, looker = make_person("Teller"), make_person("Looker", role="moderator")
    tried, _other = (make_skill(teller, seen_by=looker, title=f"Way {n}") for n in "ab")
    many_try([her, *(make_person(f"Tries {n}") for n in "abcd")], tried, helped=3)
    tell_what_was_learned(timezone.now())
    words = publish_research_words(by=her, body="A lot decides.")
    take_part(person=her, words=words)
    draw_suggestion(person=her, at=timezone.now())
