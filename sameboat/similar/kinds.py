"""Kinds of people, coarse enough that nobody stands alone in one: for asking what helps people like somebody.

Made only of what people told to be found, and only of people who said yes to being found. Each person is of one kind at
most, the first of these that fits them, so that kinds can be counted side by side.
"""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from sameboat.similar.models import Shown, Trait

KINDS: dict[str, frozenset[str]] = {
    "voices": frozenset({
        "schizophrenia", "schizoaffective", "psychosis", "first_psychosis", "hearing_voices", "commanding_voices",
        "seeing_things", "watched", "other_beliefs", "messages_everywhere",
    }),
    "high_and_low": frozenset({"bipolar", "cyclothymia", "high_and_low", "mania", "mixed_states"}),
    "past": frozenset({"ptsd", "complex_ptsd", "flashbacks", "dissociation", "more_than_one"}),
    "low": frozenset({
        "depression", "lasting_depression", "winter_depression", "postnatal", "pmdd", "numb", "no_drive",
    }),
    "worry": frozenset({
        "anxiety", "panic", "social_anxiety", "agoraphobia", "phobia", "health_anxiety", "ocd", "intrusive_thoughts",
    }),
}  # fmt: skip
WORDS = {
    "voices": _("people who know voices or psychosis"),
    "high_and_low": _("people who know very high and very low times"),
    "past": _("people whom the past comes back to"),
    "low": _("people who know long low times"),
    "worry": _("people who live with worry or fear"),
}


def kinds_of(people: Iterable[int]) -> dict[int, str]:
    """The kind of each of these people who is of one."""
    told = Trait.objects.filter(person__in=people, person__open_to_others__isnull=False)
    terms: dict[int, set[str]] = {}
    for person, term in told.exclude(shown_to=Shown.NOBODY).values_list("person_id", "term"):
        terms.setdefault(person, set()).add(term)
    found = {
        person: next((kind for kind, theirs in KINDS.items() if theirs & each), "")
        for person, each in terms.items()
    }
    return {person: kind for person, kind in found.items() if kind}


def kind_words() -> dict[str, str]:
    """How each kind is spoken of."""
    return {kind: str(words) for kind, words in WORDS.items()}
