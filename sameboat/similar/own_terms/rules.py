"""Who may add to the vocabulary, and which words may stand in it."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from sameboat.lib.refusal import Refusal
from sameboat.lib.words import name_key
from sameboat.people.models import Person
from sameboat.similar.vocabulary import LANGUAGES, OFFERING, SEEKING, Term, vocabulary


def may_keep_terms(person: Person) -> None:
    """Refuse everybody but those who run the house."""
    if not person.is_organiser:
        raise Refusal(_("Only an organiser can do that."))


def may_stand_in(group: str) -> None:
    """Refuse a group that is none."""
    if vocabulary().group(group) is None:
        raise Refusal(_("Choose one of the seven groups."))


def may_be_said(words: Iterable[str], *, but: str = "") -> None:
    """Refuse a word that says nothing, or that another term than `but` has already, whatever its capitals and accents."""
    # In every language, the page's last, so that what is said of it is said in its words.
    every = [*(vocabulary(each) for each in LANGUAGES), vocabulary()]
    taken = {
        name_key(word): term
        for known in every
        for term in known.terms.values()
        if term.key != but
        for word in (term.title, *term.also)
    }
    for word in words:
        if not name_key(word):
            raise Refusal(_("Write it in letters or numbers."))
        if name_key(word) in taken:
            raise Refusal(_is_there(word, taken[name_key(word)]))


def _is_there(word: str, term: Term) -> str:
    group = vocabulary().group(term.group)
    words = {"word": word, "term": term.title, "group": group.title if group else ""}
    if term.is_retired:
        return (
            _(
                "“%(word)s” is there already: “%(term)s” has it, under “%(group)s”. It is retired, and you can bring it back."
            )
            % words
        )
    return _("“%(word)s” is there already: “%(term)s” has it, under “%(group)s”.") % words


def may_be_answered(group: str, offer: str) -> None:
    """Refuse an offer that is none, and one for what is no wish."""
    if not offer:
        return
    if group != SEEKING:
        raise Refusal(_("Only something people look for has an offer that answers it."))
    known = vocabulary().terms.get(offer)
    if known is None or known.group != OFFERING:
        raise Refusal(_("Choose an offer from the list."))
