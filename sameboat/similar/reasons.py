"""Why two people are introduced, in a sentence made only of what both agreed to show each other."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from sameboat.circles.models import Circle, Membership
from sameboat.lib.asking import ask
from sameboat.people.models import Person
from sameboat.similar.kinship import House
from sameboat.similar.models import Shown
from sameboat.similar.telling import answers_by, showable_in
from sameboat.similar.vocabulary import Vocabulary, vocabulary
from sameboat.similar.words import spoken

_MOST, _MEETINGS = 3, 2


def showable_of(ids: list[int]) -> dict[int, dict[str, str]]:
    """The answers of these people that anybody at all may read, and whom each is shown to, by id."""
    return {person: showable_in(answers) for person, answers in answers_by(ids).items()}


def circle_mates(person: Person) -> set[int]:
    """Ids of those who share an open circle with a person. Plain SQL, as it is asked for each search."""
    places = Membership._meta.db_table
    sql = f"""
        SELECT DISTINCT theirs.person_id FROM {places} mine
        JOIN {Circle._meta.db_table} circle ON circle.id = mine.circle_id AND circle.closed_at IS NULL
        JOIN {places} theirs ON theirs.circle_id = mine.circle_id
        WHERE mine.person_id = %s
    """  # noqa: S608
    return {each for (each,) in ask(sql, [person.pk])}


def shared(mine: dict[str, str], theirs: dict[str, str], *, is_near: bool) -> list[tuple[str, str]]:
    """Pairs of answers that both show: the same twice, or a wish of mine and the offer that answers it, or the reverse."""
    my, their = _to(mine, is_near), _to(theirs, is_near)
    known = vocabulary()
    meets = known.offered_as
    both = [term for term in sorted(my & their) if term in known.terms]
    same = [(term, term) for term in both if term not in meets]
    gets = [(wish, offer) for wish, offer in meets.items() if wish in my and offer in their]
    gives = [(offer, wish) for wish, offer in meets.items() if offer in my and wish in their]
    offers = set(meets.values())
    return [pair for pair in same if pair[0] not in offers] + gets + gives


def _to(shown: dict[str, str], is_near: bool) -> set[str]:
    return {
        term
        for term, to in shown.items()
        if to == Shown.INTRODUCED or (is_near and to == Shown.CIRCLES)
    }


def why(
    mine: dict[str, str],
    theirs: dict[str, str],
    house: House,
    known: Vocabulary,
    *,
    is_near: bool,
    to_them: bool = False,
) -> list[str]:
    """The sentences, the rarest of what two people share first; empty where there is nothing to say.

    Said to me of them, for a page, or as I would write it to them, for a letter; in the words of `known` either way.
    """
    pairs = shared(mine, theirs, is_near=is_near)
    same = sorted((one for one, other in pairs if one == other), key=lambda t: -house.of([t]))
    sentences = []
    if same:
        told = _("We both tell of: {things}.") if to_them else _("You both tell of: {things}.")
        sentences.append(_say(told, known, to_them=to_them, things=same[:_MOST]))
    met = [pair for pair in pairs if pair[0] != pair[1]][:_MEETINGS]
    return sentences + [_meeting(known, one, other, to_them=to_them) for one, other in met]


def _meeting(known: Vocabulary, one: str, other: str, *, to_them: bool) -> str:
    if one in known.offered_as:
        said = (
            _("I look for: {mine}. You say: {theirs}.")
            if to_them
            else _("You look for: {mine}. They say: {theirs}.")
        )
    elif to_them:
        said = _("You look for: {theirs}. I say: {mine}.")
    else:
        said = _("They look for: {theirs}. You say: {mine}.")
    return _say(said, known, to_them=to_them, mine=[one], theirs=[other])


def _say(sentence: str, known: Vocabulary, *, to_them: bool, **named: list[str]) -> str:
    titled = _titles if to_them else _marked_titles
    put: Callable[..., str] = str.format if to_them else format_html
    return put(sentence, **{name: titled(known, terms) for name, terms in named.items()})


def _titles(known: Vocabulary, terms: list[str]) -> str:
    return _(" · ").join(known.terms[term].title for term in terms)


def _marked_titles(known: Vocabulary, terms: list[str]) -> str:
    found = [known.terms[term] for term in terms]
    return format_html_join(_(" · "), "{}", ((spoken(term, term.title),) for term in found))
