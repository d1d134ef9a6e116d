"""What each of the three sees in a text: the rules, the light head, and the reader of sentences."""

from __future__ import annotations

import math

from sameboat.text.findings import By, Finding, Kind
from sameboat.text.heads import ngram_head
from sameboat.text.hostility.plain import plain
from sameboat.text.hostility.reader import SentenceReader, sentence_reader
from sameboat.text.hostility.rules import attacks
from sameboat.text.hostility.weighing import weightiest
from sameboat.text.hostility.windows import windows
from sameboat.text.reading import Reading

HEAD = "hostility"
SURE = 0.9
ASKS = 0.5
WORTH_A_HINT = 0.1
# A head says nothing of a word or two: they are too little to read an attack from. Rules still do.
FEWEST_WORDS = 4
_MOST_WORDS = 5
_LEAST_SHARE = 0.3


def by_rules(reading: Reading) -> tuple[Finding, ...]:
    """One finding for each kind of plain attack."""
    seen: dict[str, list[str]] = {}
    for attack in attacks(reading.text):
        seen.setdefault(attack.kind, []).append(attack.words)
    return tuple(
        Finding(Kind.HOSTILITY, SURE, tuple(dict.fromkeys(words)), By.RULE, kind)
        for kind, words in seen.items()
    )


def by_head(reading: Reading, *, may_ask: bool = True) -> tuple[Finding, ...]:
    """What the light head says, if it says anything."""
    said = plain(reading.text)
    read = reading if said == reading.text else Reading(said)
    scored = ngram_head(HEAD).score(read)
    if scored.probability < WORTH_A_HINT:
        return ()
    asks = may_ask and scored.probability >= ASKS and _is_long_enough(said)
    return (
        Finding(
            Kind.HOSTILITY, scored.probability, scored.words, By.HEAD, "reads like an attack", asks
        ),
    )


def _is_long_enough(text: str) -> bool:
    return len(text.split()) >= FEWEST_WORDS


def reads_worst(reading: Reading) -> tuple[float, str]:
    """How sure the reader and the light head are together, by the window that reads worst, and that window."""
    reader, parts = sentence_reader(), windows(reading.sentences)
    if not parts:
        return 0.0, ""
    at, margin = weightiest(reader, ngram_head(HEAD), parts)
    return reader.probability(margin), parts[at]


def by_reader(reading: Reading) -> tuple[Finding, ...]:
    """What the reader says of the worst window, and which of its words it would have read otherwise without."""
    score, window = reads_worst(reading)
    if score < WORTH_A_HINT:
        return ()
    asks = score >= ASKS and _is_long_enough(reading.text)
    words = moving_words(sentence_reader(), window) if asks else ()
    return (
        Finding(
            Kind.HOSTILITY,
            score,
            words,
            By.ENCODER,
            "read as a whole, it attacks somebody",
            asks,
        ),
    )


def moving_words(reader: SentenceReader, text: str) -> tuple[str, ...]:
    """The words without which the text reads least hostile, in their order."""
    words = text.split()
    if len(words) < 2:
        return (text,)
    without = [" ".join(words[:at] + words[at + 1 :]) for at in range(len(words))]
    whole, *less = (float(margin) for margin in reader.margins([text, *without]))
    drops = [whole - margin for margin in less]
    least = max(max(drops) * _LEAST_SHARE, math.ulp(1.0))
    best = sorted(range(len(words)), key=lambda at: -drops[at])[:_MOST_WORDS]
    return tuple(words[at].strip('.,;:!?"“”') for at in sorted(best) if drops[at] >= least)
