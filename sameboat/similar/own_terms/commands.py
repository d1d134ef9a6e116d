"""Adding a term, changing its words, retiring it and bringing it back."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from sameboat.audit.commands import record
from sameboat.lib.locks import one_after_another
from sameboat.lib.once import ask_again
from sameboat.lib.words import name_key
from sameboat.people.models import Person
from sameboat.similar.models import OwnTerm
from sameboat.similar.own_terms import rules


@transaction.atomic
def add_term(
    *, by: Person, group: str, title: str, also: Sequence[str] = (), answered_by: str = ""
) -> OwnTerm:
    """Add a term to a group. Words that the vocabulary has already are refused, so twice is refused too."""
    rules.may_keep_terms(by)
    rules.may_stand_in(group)
    made = OwnTerm(group=group)
    _say(made, title, also, answered_by)
    record("add_term", actor=by, thing=made, reason=made.title)
    return made


@transaction.atomic
def edit_term(
    *, by: Person, term: OwnTerm, title: str, also: Sequence[str] = (), answered_by: str = ""
) -> OwnTerm:
    """Put a term otherwise. Whoever told it tells it in these words from now on, so the audit keeps both."""
    rules.may_keep_terms(by)
    term = OwnTerm.objects.select_for_update(no_key=True).get(pk=term.pk)
    before = term.title
    _say(term, title, also, answered_by)
    named = term.title if term.title == before else f"{before} → {term.title}"
    record("edit_term", actor=by, thing=term, reason=named)
    return term


@transaction.atomic
def retire_term(*, by: Person, term: OwnTerm, at: datetime | None = None) -> None:
    """Offer a term to nobody new. Whoever told it keeps it. Twice changes nothing."""
    rules.may_keep_terms(by)
    if OwnTerm.objects.filter(pk=term.pk, retired_at=None).update(retired_at=at or timezone.now()):
        ask_again()
        record("retire_term", actor=by, thing=term, reason=term.title)


@transaction.atomic
def bring_term_back(*, by: Person, term: OwnTerm) -> None:
    """Offer a retired term to everybody again. Twice changes nothing."""
    rules.may_keep_terms(by)
    retired = OwnTerm.objects.filter(pk=term.pk, retired_at__isnull=False)
    if retired.update(retired_at=None):
        ask_again()
        record("bring_term_back", actor=by, thing=term, reason=term.title)


def _say(term: OwnTerm, title: str, also: Iterable[str], answered_by: str) -> None:
    """One at a time, or two at the same moment could both bring the same word."""
    one_after_another("vocabulary")
    ask_again()
    title, *also = _each_once(title, *also)
    rules.may_be_said([title, *also], but=term.key)
    rules.may_be_answered(term.group, answered_by)
    term.title, term.also, term.answered_by = title, "\n".join(also), answered_by
    term.save()
    ask_again()


def _each_once(*words: str) -> list[str]:
    """The words with one space between, without those that say the same as one before; the first stays whatever it is."""
    first, *more = [" ".join(word.split()) for word in words]
    seen, kept = {name_key(first)}, [first]
    for word in more:
        if word and name_key(word) not in seen:
            seen.add(name_key(word))
            kept.append(word)
    return kept
