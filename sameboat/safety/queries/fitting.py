"""Which facts of the shelf fit what somebody told others about their health."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sameboat.safety.models import Fact
from sameboat.text.encoder import Encoder
from sameboat.text.fitting import Notes, with_encoder

MOST = 3
_shelves: dict[tuple[str, ...], Notes] = {}


@dataclass(frozen=True)
class Fitting:
    """A fact that may fit, and the words it shares with the text."""

    fact: Fact
    shared: tuple[str, ...]


def fitting_facts(text: str, encoder: Encoder | None = None) -> list[Fitting]:
    """At most three facts, the best first. The encoder is for the background: with it they are found by meaning too."""
    facts = list(Fact.objects.all())
    notes = tuple(f"{fact.title}. {fact.words}" for fact in facts)
    if encoder is None:
        found = Notes(notes).fitting(text)
    else:
        found = _kept_shelf(notes, encoder).fitting(text, encoder.encode([text])[0])
    return [Fitting(facts[fit.at], fit.shared) for fit in found if fit.is_near][:MOST]


def those_facts(text: str, chosen: Sequence[int]) -> list[Fitting]:
    """Facts that were found before, with the words they share with the text; what is off the shelf by now is left out."""
    by_id = Fact.objects.in_bulk(list(chosen))
    facts = [by_id[fact_id] for fact_id in chosen if fact_id in by_id]
    shared = {
        fit.at: fit.shared for fit in Notes([f"{f.title}. {f.words}" for f in facts]).fitting(text)
    }
    return [Fitting(fact, shared.get(at, ())) for at, fact in enumerate(facts)]


def _kept_shelf(notes: tuple[str, ...], encoder: Encoder) -> Notes:
    """The shelf with its vectors, made once for as long as its words stay: thirty notes take two seconds."""
    if notes not in _shelves:
        _shelves.clear()
        _shelves[notes] = with_encoder(notes, encoder)
    return _shelves[notes]
