"""What a person told, and who stands on their page."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from django.http import Http404

from sameboat.messages.models import Conversation
from sameboat.messages.queries import known_between, written_with
from sameboat.people.models import Person
from sameboat.people.queries.profiles import face_of
from sameboat.safety.queries.hidden import hidden_people
from sameboat.similar.finding import may_be_met
from sameboat.similar.kinship import House
from sameboat.similar.languages import Language
from sameboat.similar.languages.queries import written_by
from sameboat.similar.lines.queries import Said, said_by
from sameboat.similar.models import Introduction, Trait
from sameboat.similar.places.scale import the_scale
from sameboat.similar.reasons import circle_mates, showable_of, why
from sameboat.similar.rules import is_open
from sameboat.similar.vocabulary import Group, Term, Vocabulary
from sameboat.similar.words import words_for


@dataclass(frozen=True)
class Met:
    """Somebody a person was introduced to, why, the same as one would write it to them, their own lines and their languages."""

    introduction_id: int
    other_id: int
    name: str
    face: str
    reasons: list[str]
    note: list[str]
    said: Said = field(default_factory=Said)
    writes: list[Language] = field(default_factory=list)


@dataclass(frozen=True)
class OwnAnswer:
    """One thing a person told, and who may read it."""

    term: Term
    shown_to: str


def introductions_for(viewer: Person) -> list[Met]:
    """Those who stand on the viewer's page now, in no order, each with reasons as both would show them this minute."""
    return [met for _introduction, met in _standing(viewer)]


def introduction_for(viewer: Person, introduction_id: int) -> tuple[Introduction, Met]:
    """One who stands on the viewer's page now, or 404."""
    found = next((each for each in _standing(viewer) if each[0].pk == introduction_id), None)
    if found is None:
        raise Http404
    return found


def was_shown(viewer: Person, introduction_id: int) -> Introduction:
    """One who was ever shown to the viewer, whatever became of it, or 404."""
    found = Introduction.objects.filter(pk=introduction_id, to=viewer).first()
    if found is None:
        raise Http404
    return found


def hello_to(viewer: Person, introduction_id: int) -> Conversation | None:
    """The letter the viewer began from an introduction, if there is one."""
    shown = Introduction.objects.filter(
        pk=introduction_id, to=viewer, answer=Introduction.Answered.HELLO
    ).select_related("other")
    return next((known_between(viewer, each.other) for each in shown), None)


def are_introduced(one: Person, other: Person) -> bool:
    """Whether the other stands on one's page now: then one may ask them to write."""
    return any(shown.other_id == other.pk for shown, _met in _standing(one))


def _standing(viewer: Person) -> list[tuple[Introduction, Met]]:
    """By their random ids: an order would tell who has what in common that is kept back."""
    if not is_open(viewer):
        return []
    found = (
        Introduction.objects.open_for(viewer)
        .filter(other__in=may_be_met())
        # A hello to whom there is a letter already would be a second first note.
        .exclude(other__in=hidden_people(viewer) | written_with(viewer))
        .select_related("other")
        .order_by("pk")
    )
    if not found:
        return []
    shown = showable_of([viewer.pk, *(each.other_id for each in found)])
    near, house, words = circle_mates(viewer), the_scale(), words_for(viewer)
    met = [(each, _met(each, shown, near, house, words)) for each in found]
    ids = [each.other_id for each, one in met if one.reasons]
    said, writes = said_by(ids, near), written_by(ids)
    return [
        (each, replace(one, said=said[each.other_id], writes=writes.get(each.other_id, [])))
        for each, one in met
        if one.reasons
    ]


def _met(
    introduction: Introduction,
    shown: dict[int, dict[str, str]],
    near: set[int],
    house: House,
    words: Vocabulary,
) -> Met:
    other, is_near = introduction.other, introduction.other_id in near
    mine, theirs = shown[introduction.to_id], shown[other.pk]
    return Met(
        introduction.pk,
        other.pk,
        other.name,
        face_of(other, near=is_near),
        why(mine, theirs, house, words, is_near=is_near),
        why(mine, theirs, house, words, is_near=is_near, to_them=True),
    )


def answers_of(viewer: Person) -> list[OwnAnswer]:
    """Everything the viewer told, in the order of the vocabulary."""
    told = dict(Trait.objects.filter(person=viewer).values_list("term", "shown_to"))
    terms = words_for(viewer).terms
    return [OwnAnswer(term, told[key]) for key, term in terms.items() if key in told]


def group_or_404(viewer: Person, key: str) -> Group:
    """A group of the vocabulary, in the viewer's words."""
    found = words_for(viewer).group(key)
    if found is None:
        raise Http404
    return found


def shown_lines(viewer: Person) -> dict[int, str]:
    """The own lines that stand on the viewer's page now, by their ids."""
    found = (met.said for _introduction, met in _standing(viewer))
    return {said.lines_id: said.lines for said in found if said.lines_id is not None}
