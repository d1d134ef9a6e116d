"""Looks for somebody in danger: rules in plain words, and heads that learned how it is said round the edges."""

from __future__ import annotations

import math

from sameboat.text.crisis.mixing import load_mix
from sameboat.text.crisis.reader import moving_sentence, worst_window
from sameboat.text.crisis.rules import Read, read
from sameboat.text.findings import By, Finding, Kind, Sight
from sameboat.text.heads import HeadMissing, ngram_head
from sameboat.text.reading import Reading

_LEARNED = "reads like what people in danger write"


class CrisisPart:
    """Somebody who may die, be hurt or hurt another, or who hears orders to."""

    kind = Kind.CRISIS

    def look(self, reading: Reading) -> Sight:
        """What the rules find, and the light head with them."""
        return self._seen(reading, By.HEAD)

    def look_by_rules(self, reading: Reading) -> Sight:
        """What the rules find alone, where a head is slow."""
        return Sight(self._by_rule(reading, read(reading.text)))

    def look_deeper(self, reading: Reading) -> Sight:
        """The same with the reader of whole sentences; without it, the light look and what was missing."""
        deeper = self._seen(reading, By.ENCODER)
        if not deeper.missing:
            return deeper
        light = self.look(reading)
        return Sight(light.findings, tuple(dict.fromkeys((*light.missing, *deeper.missing))))

    def _seen(self, reading: Reading, by: By) -> Sight:
        found = read(reading.text)
        by_rule = self._by_rule(reading, found)
        try:
            learned = self._learned(reading, found, by)
        except HeadMissing as fault:
            return Sight(by_rule, (f"crisis: {fault}",))
        except Exception as fault:
            # Whatever a head raises, the rules have spoken.
            return Sight(by_rule, (f"crisis: {type(fault).__name__}",))
        return Sight((*by_rule, *learned))

    def _by_rule(self, reading: Reading, found: Read) -> tuple[Finding, ...]:
        if not found.hits:
            return ()
        words = tuple(reading.text[hit.start : hit.end] for hit in found.hits)
        why = ", ".join(dict.fromkeys(hit.name for hit in found.hits))
        score = min(found.strength / 6, 0.99)
        return (Finding(self.kind, score, words, By.RULE, why, asks=found.asks),)

    def _learned(self, reading: Reading, found: Read, by: By) -> tuple[Finding, ...]:
        light, window = ngram_head("crisis_pieces").score(reading), ""
        margins = [light.margin]
        if by == By.ENCODER:
            margin, window = worst_window(reading)
            margins.append(margin)
        above = load_mix().above(found.strength, margins, is_opening=reading.is_opening)
        if above <= 0:
            return ()
        score = 1 / (1 + math.exp(-min(above, 30)))
        words = moving_sentence(reading, window) if window else ()
        return (Finding(self.kind, score, words or light.words, by, _LEARNED),)
