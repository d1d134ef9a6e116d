"""The vocabulary in the language a person chose, whatever the rest of the page speaks."""

from django.utils.html import format_html

from sameboat.people.models import Person
from sameboat.similar.models import Words
from sameboat.similar.vocabulary import Term, Vocabulary, vocabulary


def words_for(person: Person) -> Vocabulary:
    """The vocabulary in the language that a person chose, or the one the page is in."""
    chosen: Words | None = getattr(person, "words", None)
    return vocabulary(chosen.language if chosen else None)


def spoken(term: Term, words: str) -> str:
    """Words of a term, for a page; with their language beside them where the page speaks another, to be read aloud well."""
    return format_html('<span lang="{}">{}</span>', term.lang, words) if term.lang else words
