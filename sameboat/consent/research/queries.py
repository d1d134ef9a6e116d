"""Who takes part in research, and what that means here."""

from django.db.models import Max
from django.shortcuts import get_object_or_404

from sameboat.consent.models import ResearchWords, ResearchYes
from sameboat.people.models import Person


def current_words() -> ResearchWords | None:
    """What taking part means now, or None before the organiser published anything."""
    return ResearchWords.objects.order_by("-version").first()


def words_by_version(version: int) -> ResearchWords:
    """One version of the words, or 404."""
    return get_object_or_404(ResearchWords, version=version)


def standing_yes(person: Person) -> ResearchYes | None:
    """The yes a person has not taken back, whatever words it was to."""
    return (
        ResearchYes.objects.filter(person=person, taken_back_at=None)
        .select_related("words")
        .first()
    )


def yes_that_counts(person: Person) -> ResearchYes | None:
    """The person's yes to the words as they stand now. Without one, nothing is drawn, kept or handed on."""
    yes, words = standing_yes(person), current_words()
    return yes if yes and words and yes.words_id == words.pk else None


def takes_part(person: Person) -> bool:
    """Whether a person takes part in research now."""
    return yes_that_counts(person) is not None


def those_who_take_part() -> dict[int, ResearchYes]:
    """Everyone who takes part and is here, with their yes."""
    newest = ResearchWords.objects.aggregate(n=Max("version"))["n"]
    found = ResearchYes.objects.filter(taken_back_at=None, words__version=newest)
    here = found.filter(person__in=Person.objects.here())
    return {yes.person_id: yes for yes in here.order_by("person_id")}


def do_five_take_part() -> bool:
    """Whether five people or more do. How many exactly is told to nobody."""
    return len(those_who_take_part()) >= 5


def versions_of_words() -> list[ResearchWords]:
    """Every version, newest first, for the desk."""
    return list(ResearchWords.objects.order_by("-version"))


def yeses_of(person: Person) -> list[ResearchYes]:
    """Everything a person said to research, the newest first."""
    return list(
        ResearchYes.objects.filter(person=person).select_related("words").order_by("-given_at")
    )
