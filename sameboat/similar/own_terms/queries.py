"""A house's own terms, for the desk."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from sameboat.people.models import Person
from sameboat.similar.models import OWN, OwnTerm, Shown, Trait
from sameboat.similar.vocabulary import OFFERING, Group, Term, vocabulary

# Fewer are not counted, and more only in steps as wide: who tells a rare thing can be guessed from a number that moves.
_STEP = 5


@dataclass(frozen=True)
class AtDesk:
    """One of the house's own terms: how many tell it, in words, and which offer answers it."""

    term_id: int
    term: Term
    told: str
    offer: str


def own_terms_for(viewer: Person) -> list[tuple[Group, list[AtDesk]]]:
    """The house's own terms in the groups that have some, those that are retired last; 404 for all but organisers."""
    _organisers_only(viewer)
    told, known = _how_many(), vocabulary()
    found = []
    for group in known.groups:
        own = [each for each in group.terms if each.key.startswith(OWN)]
        terms = [_at_desk(each, told.get(each.key, 0)) for each in own]
        if terms:
            found.append((group, sorted(terms, key=lambda each: each.term.is_retired)))
    return found


def own_term_for(viewer: Person, term_id: int) -> OwnTerm:
    """One of the house's own terms, or 404; so for all but organisers."""
    _organisers_only(viewer)
    return get_object_or_404(OwnTerm, pk=term_id)


def offers(also: str = "") -> list[tuple[str, str]]:
    """The offers that may answer a wish, by key; one that is retired only if it is this one."""
    group = vocabulary().group(OFFERING)
    return [(term.key, term.title) for term in group.offered_to({also})] if group else []


def _organisers_only(viewer: Person) -> None:
    if not viewer.is_organiser:
        raise Http404


def _at_desk(term: Term, told: int) -> AtDesk:
    known = vocabulary()
    offer = known.offered_as.get(term.key, "")
    return AtDesk(
        int(term.key.removeprefix(OWN)),
        term,
        _said(told),
        known.terms[offer].title if offer else "",
    )


def _how_many() -> dict[str, int]:
    """How many tell each term, without those who are leaving or who left it out."""
    told = Trait.objects.filter(term__startswith=OWN, person__in=Person.objects.here())
    counted = told.exclude(shown_to=Shown.NOBODY).values_list("term").annotate(n=Count("pk"))
    return dict(counted)


def _said(told: int) -> str:
    if told < _STEP:
        return _("fewer than five people tell it")
    return _("%(n)d people or more tell it") % {"n": told - told % _STEP}
