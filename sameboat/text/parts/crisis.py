"""Looks for somebody in danger: rules in plain words, and heads that learned how it is said round the edges."""

from __future__ import annotations

import math

from sameboat.text.crisis.mixing import load_mix
from sameboat.text.crisis.rules import Read, read
from sameboat.text.findings import By, Finding, Kind, Sight
from sameboat.text.heads import HeadMissing, ngram_head, vector_head
from sameboat.text.reading import Reading

_LEARNED = "reads like what people in danger write"


class CrisisPart:
    """Somebody who may die, hurt themselves or hurt another, or who hears orders to."""

    kind = Kind.CRISIS

    def look(self, reading: Reading) -> Sight:
        """What the rules find, and the light head with them."""
        return self._seen(reading, By.HEAD)

    def look_by_rules(self, reading: Reading) -> Sight:
        """What the rules find alone, where a head is slow."""
        return Sight(self._by_rule(reading, read(reading.text)))

    def look_deeper(self, reading: Reading) -> Sight:
        """The same with the encoder."""
        return self._seen(reading, By.ENCODER)

    def _seen(self, reading: Reading, by: By) -> Sight:
        found = read(reading.text)
        by_rule = self._by_rule(reading, found)
        try:
            learned = self._learned(reading, found, by)
        except HeadMissing as fault:
            return Sight(by_rule, (f"crisis: {fault}",))
        except Exception as fault:
            # The encoder is code of others: whatever it raises, the rules have spoken.
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
        mix = load_mix()
        light = ngram_head("crisis_pieces").score(reading)
        margins, words = [light.margin], light.words
        if by == By.ENCODER:
            margins.append(vector_head("crisis_vectors").score(reading).margin)
        above = mix.above(found.strength, margins, is_opening=reading.is_opening)
        if above <= 0:
            return ()
        if by == By.ENCODER:
            words = vector_head("crisis_vectors").moving_sentence(reading) or words
        return (Finding(self.kind, 1 / (1 + math.exp(-above)), words, by, _LEARNED),)
