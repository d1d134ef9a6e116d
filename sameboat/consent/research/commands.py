"""Publishing what research means here, saying yes to it, and taking that back."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sameboat.consent import ports
from sameboat.consent.models import ResearchWords, ResearchYes
from sameboat.consent.research.queries import current_words, standing_yes
from sameboat.consent.versions import next_version
from sameboat.lib.refusal import Refusal
from sameboat.people.models import Person


@transaction.atomic
def publish_research_words(
    *, by: Person, body: str, what_changed: str = "", at: datetime | None = None
) -> ResearchWords:
    """Publish what taking part means. Every yes before was to other words, and counts no longer."""
    made, _is_new = next_version(
        ResearchWords, current_words(), verb="publish_research_words", by=by, body=body,
        what_changed=what_changed, missing=_("Write down what taking part in research means here."), at=at,
    )  # fmt: skip
    return made


@transaction.atomic
def take_part(*, person: Person, words: ResearchWords, at: datetime | None = None) -> ResearchYes:
    """Say yes to research by these words, which must be those that stand. Saying it twice keeps the first."""
    person = Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    now = at or timezone.now()
    if words != current_words():
        raise Refusal(_("These words have changed meanwhile. Please read the new ones first."))
    yes = standing_yes(person)
    if yes and yes.words_id == words.pk:
        return yes
    if yes:
        yes.taken_back_at = now
        yes.save(update_fields=["taken_back_at"])
    return ResearchYes.objects.create(person=person, words=words, given_at=now)


@transaction.atomic
def take_no_part(*, person: Person, at: datetime | None = None) -> None:
    """Take one's yes back. From this moment nothing is drawn, kept or handed on. Twice changes nothing."""
    person = Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    taken = ResearchYes.objects.filter(person=person, taken_back_at=None)
    if taken.update(taken_back_at=at or timezone.now()):
        for step in ports.after_taking_back:
            step(person)
