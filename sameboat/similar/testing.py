"""People who told something, and terms of a house's own, for tests, made by the real commands."""

import re
import zlib
from collections.abc import Sequence
from typing import Any

import numpy as np
from django.utils import timezone
from numpy.typing import NDArray

from sameboat.circles.testing import an_organiser
from sameboat.people.models import Person
from sameboat.people.testing import make_person
from sameboat.similar.commands import open_to_introductions, save_answers
from sameboat.similar.lines.meanings import read_lines
from sameboat.similar.models import OwnTerm, Shown
from sameboat.similar.own_terms.commands import add_term
from sameboat.similar.threads.meanings import read_meanings
from sameboat.similar.vocabulary import vocabulary
from sameboat.text.nearness import shipped_mean


def tell(person: Person, *terms: str, shown_to: str = Shown.INTRODUCED) -> None:
    """Add these to what a person told, whatever group they are in."""
    known = vocabulary()
    for group in known.groups:
        new = {term for term in terms if known.terms[term].group == group.key}
        if new:
            stood = person.traits.values_list("term", flat=True)
            kept = {term for term in stood if known.terms[term].group == group.key}
            save_answers(person=person, group=group, told=kept | new, shown_to=shown_to)


def make_open(name: str, *terms: str, **changes: Any) -> Person:
    """Somebody who told these for all they are introduced to, and may be introduced."""
    shown_to = changes.pop("shown_to", Shown.INTRODUCED)
    person = make_person(name, **changes)
    tell(person, *terms, shown_to=shown_to)
    open_to_introductions(person=person)
    return person


def make_term(title: str, group: str = "interest", **told: Any) -> OwnTerm:
    """A term of the house's own, added by whoever runs it."""
    return add_term(by=an_organiser(), group=group, title=title, **told)


class WordsEncoder:
    """An encoder for tests: texts are alike as they share words of four letters and more."""

    name, dim = "of a test", 384

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """A place for each word, and the lean that all vectors have."""
        rows = np.zeros((len(texts), self.dim), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in set(re.findall(r"\w{4,}", text.lower())):
                row[zlib.crc32(word.encode()) % self.dim] += 1
        words = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1)
        return (shipped_mean() + 0.4 * words).astype(np.float32)

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """The same."""
        return self.encode(texts)


def make_meanings() -> None:
    """What the reader would have made by now."""
    while read_meanings(timezone.now(), WordsEncoder()) or make_voices():
        pass


def make_voices() -> int:
    """What the reader would have made of people's own lines by now."""
    return read_lines(timezone.now(), WordsEncoder())
