"""What people told, as sets that arithmetic can take."""

from collections.abc import Iterable, Mapping

from sameboat.lib.asking import ask
from sameboat.similar.kinship import Told
from sameboat.similar.models import Shown, Trait
from sameboat.similar.vocabulary import Vocabulary, vocabulary


def answers_by(ids: Iterable[int]) -> dict[int, dict[str, str]]:
    """What each of these people told, but for what they left out, and whom each answer is shown to."""
    found: dict[int, dict[str, str]] = {each: {} for each in ids}
    if not found:
        return found
    # Plain SQL, as it is asked of many people for each search.
    places = ", ".join(["%s"] * len(found))
    sql = f"SELECT person_id, term, shown_to FROM {Trait._meta.db_table} WHERE person_id IN ({places}) AND shown_to <> %s"  # noqa: S608
    for person_id, term, shown_to in ask(sql, [*found, str(Shown.NOBODY)]):
        found[person_id][term] = shown_to
    return found


def told_as(answers: Iterable[str]) -> Told:
    """Answers as what somebody says of themselves, what they wish and what they offer."""
    return _told(answers, vocabulary())


def _told(answers: Iterable[str], known: Vocabulary) -> Told:
    told = frozenset(term for term in answers if term in known.terms)
    seeks, offers = told & known.offered_as.keys(), told & known.offers
    return Told(told - seeks - offers, seeks, offers - seeks)


def told_by(ids: Iterable[int]) -> dict[int, Told]:
    """What each of these people told, but for what they left out."""
    known = vocabulary()
    return {person: _told(answers, known) for person, answers in answers_by(ids).items()}


def showable_in(answers: Mapping[str, str]) -> dict[str, str]:
    """Those of somebody's answers that anybody at all may read."""
    seen = (Shown.INTRODUCED, Shown.CIRCLES)
    return {term: shown_to for term, shown_to in answers.items() if shown_to in seen}
