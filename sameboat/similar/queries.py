"""What a person told, and who stands on their page."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404
from django.shortcuts import get_object_or_404

from sameboat.people.models import Audience, Person
from sameboat.people.queries.profiles import NO_FACE
from sameboat.safety.queries.hidden import hidden_people
from sameboat.similar.finding import the_house
from sameboat.similar.kinship import House
from sameboat.similar.models import Introduction, Trait
from sameboat.similar.reasons import circle_mates, showable, why
from sameboat.similar.vocabulary import Group, Term, vocabulary


@dataclass(frozen=True)
class Met:
    """Somebody a person was introduced to, and why."""

    introduction_id: int
    name: str
    face: str
    reasons: list[str]


@dataclass(frozen=True)
class OwnAnswer:
    """One thing a person told, and who may read it."""

    term: Term
    shown_to: str


def introductions_for(viewer: Person) -> list[Met]:
    """Those who stand on the viewer's page now, each with reasons as both would show them this minute."""
    found = Introduction.objects.open_for(viewer).select_related("other").order_by("made_at", "pk")
    away = hidden_people(viewer)
    waiting = [each for each in found if each.other_id not in away and _is_here(each.other)]
    if not waiting:
        return []
    mine, near, house = showable(viewer), circle_mates(viewer), the_house()
    found_reasons = [_met(each, mine, near, house) for each in waiting]
    return [each for each in found_reasons if each.reasons]


def met(viewer: Person, introduction: Introduction) -> Met:
    """One introduction as it stands on the viewer's page."""
    return _met(introduction, showable(viewer), circle_mates(viewer), the_house())


def _met(introduction: Introduction, mine: dict[str, str], near: set[int], house: House) -> Met:
    other = introduction.other
    is_near = other.pk in near
    reasons = why(mine, showable(other), house, is_near=is_near)
    return Met(introduction.pk, other.name, _face(other, is_near=is_near), reasons)


def introduction_for(viewer: Person, introduction_id: int) -> Introduction:
    """One introduction to the viewer whom they may still see, or 404."""
    found = get_object_or_404(
        Introduction.objects.select_related("other"), pk=introduction_id, to=viewer
    )
    if found.other_id in hidden_people(viewer) or not _is_here(found.other):
        raise Http404
    return found


def are_introduced(one: Person, other: Person) -> bool:
    """Whether one stands, or stood, on the other's page: then they may ask to write."""
    return Introduction.objects.filter(to=one, other=other).exists()


def answers_of(viewer: Person) -> list[OwnAnswer]:
    """Everything the viewer told, in the order of the vocabulary."""
    told = dict(Trait.objects.filter(person=viewer).values_list("term", "shown_to"))
    return [OwnAnswer(term, told[key]) for key, term in vocabulary().terms.items() if key in told]


def group_or_404(key: str) -> Group:
    """A group of the vocabulary."""
    found = vocabulary().group(key)
    if found is None:
        raise Http404
    return found


def _is_here(person: Person) -> bool:
    return person.is_active and not person.is_leaving and not person.is_paused


def _face(person: Person, *, is_near: bool) -> str:
    seen = person.face_audience == Audience.MEMBERS
    return person.face if seen or (is_near and person.shown_face != NO_FACE) else NO_FACE
