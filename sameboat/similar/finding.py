"""Whom a person could meet: the house's answers put into the arithmetic of `kinship`."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from sameboat.messages.models import Conversation
from sameboat.messages.models import Openness as Letters
from sameboat.people.models import Person
from sameboat.safety.queries.hidden import hidden_people, unread_by
from sameboat.similar import ports
from sameboat.similar.kinship import Candidate, House, Told, chosen, house_of
from sameboat.similar.models import Introduction, Shown, Trait
from sameboat.similar.reasons import circle_mates, shared, showable, showable_of
from sameboat.similar.rules import CEILING, WEEK
from sameboat.similar.vocabulary import OFFERING, SEEKING, vocabulary

# So many who share the most answers are weighed; beyond, nobody would ever be among the first three.
_WEIGHED = 400


def next_for(person: Person, *, most: int, at: datetime) -> list[int]:
    """Ids of those whom a person is introduced to next, the best first; each with a reason that both agreed to show."""
    mine = told_by([person.pk])[person.pk]
    near = circle_mates(person)
    candidates = _candidates(person, at, near)
    return chosen(
        mine,
        candidates,
        the_house(),
        vocabulary().offered_as,
        most=most,
        ceiling=CEILING,
        put_by=_put_by(person),
    )


def the_house() -> House:
    """How rare each answer is among those who may be introduced."""
    people = Person.objects.here().filter(open_to_others__isnull=False)
    told = Trait.objects.exclude(shown_to=Shown.NOBODY).filter(person__in=people)
    return house_of(dict(told.values_list("term").annotate(n=Count("pk"))), people.count())


def told_by(ids: Iterable[int]) -> defaultdict[int, Told]:
    """What each of these people told, but for what they left out."""
    known = vocabulary()
    kinds: defaultdict[int, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    rows = Trait.objects.filter(person__in=list(ids)).exclude(shown_to=Shown.NOBODY)
    for person_id, term in rows.values_list("person_id", "term"):
        if term in known.terms:
            kinds[person_id][known.side_of(term)].add(term)
    found: defaultdict[int, Told] = defaultdict(Told)
    for person_id, by_kind in kinds.items():
        found[person_id] = Told(
            frozenset(by_kind[""]), frozenset(by_kind[SEEKING]), frozenset(by_kind[OFFERING])
        )
    return found


def may_be_shown(person: Person) -> QuerySet[Person]:
    """Those who may be introduced to a person now."""
    # Whoever muted this person would not be told of a hello.
    away = hidden_people(person) | unread_by([person.pk]) | {person.pk}
    for step in ports.kept_out:
        away |= step()
    known = Conversation.objects.filter(Q(asker=person) | Q(other=person))
    for asker, other in known.values_list("asker_id", "other_id"):
        away |= {asker, other}
    away |= set(Introduction.objects.filter(to=person).values_list("other_id", flat=True))
    return may_be_met().exclude(pk__in=away)


def may_be_met() -> QuerySet[Person]:
    """Those who are here, not paused, open to introductions and to letters."""
    no_letters = Letters.objects.filter(who_may_ask=Letters.Who.NOBODY).values("person")
    rested = Q(paused_at=None) | Q(paused_until__lte=timezone.now())
    here = Person.objects.here().filter(rested, open_to_others__isnull=False)
    return here.exclude(pk__in=no_letters)


def _candidates(person: Person, at: datetime, near: set[int]) -> list[Candidate]:
    mine = showable(person)
    asked = vocabulary().offered_as
    wanted = {asked[term] for term in mine if term in asked}
    wanted |= {wish for wish, offer in asked.items() if offer in mine}
    among = Trait.objects.filter(term__in=set(mine) | wanted, person__in=may_be_shown(person))
    most_shared = Counter(
        among.filter(shown_to__in=(Shown.INTRODUCED, Shown.CIRCLES)).values_list(
            "person_id", flat=True
        )
    )
    ids = [each for each, _count in most_shared.most_common(_WEIGHED)]
    theirs = showable_of(ids)
    ids = [each for each in ids if shared(mine, theirs[each], is_near=each in near)]
    told, lately = told_by(ids), _lately(ids, at)
    here = dict(Person.objects.filter(pk__in=ids).values_list("pk", "last_here_on"))
    return [Candidate(each, told[each], lately[each], _days(here[each], at)) for each in ids]


def _lately(ids: list[int], at: datetime) -> Counter[int]:
    made = Introduction.objects.filter(other__in=ids).made_since(at, WEEK)
    return Counter(made.values_list("other_id", flat=True))


def _put_by(person: Person) -> list[Told]:
    ids = Introduction.objects.filter(to=person, answer=Introduction.Answered.NOT_NOW).values_list(
        "other_id", flat=True
    )
    return list(told_by(ids).values())


def _days(last: date | None, at: datetime) -> int:
    return max((at.date() - last).days, 0) if last else 0
