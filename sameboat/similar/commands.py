"""Telling, being introduced, saying hello, and not now."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from sameboat.lib.once import asking_once
from sameboat.lib.refusal import Refusal
from sameboat.messages.commands import ask_to_write
from sameboat.messages.models import Conversation
from sameboat.messages.queries import known_between
from sameboat.people.models import Person
from sameboat.similar import rules
from sameboat.similar.finding import below_ceiling, may_be_met, next_for
from sameboat.similar.languages.commands import forget_languages
from sameboat.similar.lines.commands import forget_lines
from sameboat.similar.models import Introduction, Meaning, Openness, Shown, Trait, Words
from sameboat.similar.places.keeping import place, take_away
from sameboat.similar.queries import introduction_for, introductions_for
from sameboat.similar.threads.older import let_go
from sameboat.similar.vocabulary import LANGUAGES, Group
from sameboat.similar.writing.commands import forget_writing


@transaction.atomic
def save_answers(
    *,
    person: Person,
    group: Group,
    told: Iterable[str],
    shown_to: str,
    stood: Iterable[str] | None = None,
) -> None:
    """What of a group fits a person. New answers are shown to whom they said; those that stood keep theirs.

    `stood` is what stood on the page that they answered: what was told elsewhere since is not taken away by it.
    """
    # One after another, or two taps would tell the same thing twice.
    Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    known = Trait.objects.filter(person=person, term__in=[term.key for term in group.terms])
    standing = set(known.values_list("term", flat=True))
    wanted = set(told)
    if not wanted <= {term.key for term in group.offered_to(standing)}:
        raise Refusal(_("That is not among these. Please choose again."))
    taken_back = standing - wanted if stood is None else standing & set(stood) - wanted
    known.filter(term__in=taken_back).delete()
    Trait.objects.bulk_create(
        Trait(person=person, term=term, shown_to=shown_to) for term in sorted(wanted - standing)
    )
    place(person)


@transaction.atomic
def show_answers(*, person: Person, shown: dict[str, str]) -> None:
    """Who may read each answer; an empty wish takes the answer away. What is not answered stays so."""
    for answer in Trait.objects.filter(person=person, term__in=shown):
        wish = shown[answer.term]
        if not wish:
            answer.delete()
        elif wish in Shown.values and wish != answer.shown_to:
            answer.shown_to = wish
            answer.save(update_fields=["shown_to"])
    place(person)


@transaction.atomic
def choose_words(*, person: Person, language: str) -> None:
    """In which language a person reads the vocabulary from now on. Twice changes nothing."""
    if language not in LANGUAGES:
        raise Refusal(_("That is not among these. Please choose again."))
    person.words, _made = Words.objects.update_or_create(
        person=person, defaults={"language": language}
    )


@transaction.atomic
def open_to_introductions(*, person: Person, at: datetime | None = None) -> Openness:
    """A person may be introduced to others from now on. Twice changes nothing."""
    rules.may_open(person)
    since = {"since": at or timezone.now()}
    made, _is_new = Openness.objects.get_or_create(person=person, defaults=since)
    place(person)
    return made


@transaction.atomic
def close_to_introductions(*, person: Person) -> None:
    """Nobody is shown to this person any more, nor this person to anybody, also where they stand on a page now."""
    Openness.objects.filter(person=person).delete()
    take_away(person)
    _end(Q(to=person) | Q(other=person))


@asking_once()
@transaction.atomic
def find_people(*, person: Person, at: datetime | None = None) -> list[Introduction]:
    """Show a person a few others who tell something alike; as many as fit beside those that stand there."""
    person = Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    now = at or timezone.now()
    standing = introductions_for(person)
    _end_without_reason(person, [met.introduction_id for met in standing])
    most = rules.may_look(person, now, standing=len(standing))
    found = next_for(person, most=most, at=now) if most > 0 else []
    # Others look at this moment too: whoever is at the ceiling by now is left out.
    list(
        Openness.objects.select_for_update(no_key=True)
        .filter(person__in=found)
        .order_by("person_id")
    )
    found = below_ceiling(found, now)
    return Introduction.objects.bulk_create(
        Introduction(to=person, other_id=other, made_at=now) for other in found
    )


def _end_without_reason(person: Person, standing: list[int]) -> None:
    """What lost its reason is over, so that telling something else and back does not let them pile up.

    But for those who only rest: they had no part in it.
    """
    lost = (
        Introduction.objects.open_for(person)
        .exclude(pk__in=standing)
        .filter(other__in=may_be_met())
    )
    _end(Q(pk__in=list(lost.values_list("pk", flat=True))))


@transaction.atomic
def say_hello(
    *, person: Person, introduction: Introduction, note: str, at: datetime | None = None
) -> Conversation:
    """Ask somebody one was introduced to whether they would like to write. Twice is the same letter."""
    # One after another, or two taps would be two letters.
    Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    if not known_between(person, introduction.other):
        introduction_for(person, introduction.pk)
    made = ask_to_write(asker=person, other=introduction.other, note=note, at=at)
    _answer(introduction, Introduction.Answered.HELLO, at)
    return made


@transaction.atomic
def put_by(*, person: Person, introduction: Introduction, at: datetime | None = None) -> None:
    """Not now. Nobody learns of it, and people much like that one come later. Twice changes nothing."""
    if introduction.to_id == person.pk:
        _answer(introduction, Introduction.Answered.NOT_NOW, at)


def _answer(introduction: Introduction, answer: str, at: datetime | None) -> None:
    Introduction.objects.filter(pk=introduction.pk, answered_at=None).update(
        answered_at=at or timezone.now(), answer=answer
    )


def drop_introductions_between(one: Person, other: Person) -> None:
    """Two people no longer see each other: neither stands on the other's page, now or ever after."""
    _end(Q(to=one, other=other) | Q(to=other, other=one))


def _end(which: Q) -> None:
    Introduction.objects.filter(which, answered_at=None).update(
        answered_at=timezone.now(), answer=Introduction.Answered.GONE
    )


def forget_similar(person: Person) -> None:
    """Everything that was told, every introduction to and of a person, and the meanings of what they opened."""
    opened = Meaning.objects.filter(thread__author=person)
    let_go(set(opened.values_list("thread_id", flat=True)))
    opened.delete()
    Trait.objects.filter(person=person).delete()
    Openness.objects.filter(person=person).delete()
    Words.objects.filter(person=person).delete()
    forget_lines(person)
    forget_languages(person)
    forget_writing(person)
    take_away(person)
    Introduction.objects.filter(Q(to=person) | Q(other=person)).delete()
