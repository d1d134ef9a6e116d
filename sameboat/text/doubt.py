"""Doubt about oneself: "do I have ...?", "is this normal?", "am I bipolar?".

Rules only. Who asks this in a circle gets many guesses and no answer; a short guide says what can be told.
"""

from __future__ import annotations

import re

from sameboat.text.health_words import CONDITIONS

# With the ways people put it when they are afraid of the word.
_WHAT = rf"(?:{CONDITIONS}|schizo\w*|autistic|narcissist\w*|psychopath\w*|dissociat\w*|hypochondriac|a (?:breakdown|relapse|break))"
_STATE = rf"(?:{_WHAT}|mad|crazy|insane|broken|normal|ill|sick|mentally ill|losing (?:my mind|it)|going (?:mad|crazy|insane|nuts))"
_FEW = r"(?:[^\s.!?]+\s+){0,4}?"
_UP_TO = r"(?:[^\s.!?]+\s+){0,7}?"
_END = r"(?=\W*(?:$|[.!?,\n]|or\b|if\b|and\b|because\b|when\b|though\b))"
_SHAPES = tuple(
    re.compile(shape, re.IGNORECASE)
    for shape in (
        rf"\bdo i (?:really |actually |even )?have {_FEW}{_WHAT}\b",
        rf"\bam i (?:really |even |actually |just |maybe |(?:a |an )?(?:\w+ly )?)?{_STATE}\b{_END}(?![^.!?]*(?:over this|keys))",
        r"\bam i (?:just )?(?:faking|making (?:it|this) (?:all )?up|imagining)\b|\bwhat if i(?:'m| am) (?:just )?(?:faking|making)",
        r"\bmaybe i(?:'m| am) (?:just |only )?(?:making (?:it|this) (?:all )?up|faking|not (?:even |really )?ill)\b",
        r"\bis (?:this|that|it) (?:weird or (?:is it )?)?(?:even |really )?normal\b(?! (?:dose|price|procedure|time|way))"
        rf"(?:{_END}| (?:to|for (?:me|us|someone|people)|on|that (?:i|my)|in)\b)",
        rf"\b(?:could|might|can) (?:this|it|that|i|these) (?:also |still |really )?be {_FEW}(?:{_WHAT}|that i have)\b",
        rf"\b(?:does|do|would) (?:this|that|it|these) (?:all )?(?:sound|look|seem)s? like {_FEW}{_WHAT}\b",
        rf"\bi (?:think|believe|feel like|suspect|fear|am pretty sure) (?:that )?(?:i|it) (?:might|may|could) (?:really |also |actually )?(?:be|have) {_FEW}{_WHAT}\b",
        rf"\bhow (?:do|can|would|could) i (?:know|tell) (?:if|whether|that) {_FEW}{_WHAT}\b",
        r"\bwhat(?:'s| is| the hell is| the fuck is) wrong with (?:me|my (?:head|brain|mind))\b",
        r"\bis (?:there )?something (?:seriously )?wrong with (?:me|my (?:head|brain|mind))\b",
        r"\bwhat do i have\b(?=\W*$|\W*\?)|\btell me what i have\b|\bwhat(?:'s| is) my diagnosis\b|\bwhat diagnosis would\b|\b(?:diagnose me|self-?diagnos\w+)\b",
        rf"\b(?:is|are|was|were|could) {_UP_TO}(?:a symptom|symptoms|a sign|the (?:first )?signs?|signs) of {_FEW}{_WHAT}\b",
        rf"\bi(?:'m| am)? (?:wonder|wondering) (?:if|whether) (?:i(?:'m| am| have| might)|it(?:'s| is)|this is) {_FEW}(?:{_WHAT}|{_STATE})\b",
        rf"\b(?:was|is) (?:it|that|this) (?:really |just |actually )?(?:a |an )?{_FEW}(?:{_WHAT}|episode)\b[^.!?]*\?",
        r"\bis it just me or\b[^.!?]*\b(?:shadows?|voices|hear|see things|noises|whispers?|feel|numb|panic)\b",
        r"\bshould i (?:be )?(?:worried|worry|concerned|scared)\b",
        rf"\b(?:is it possible|could it be|does it mean|does (?:this|that) mean) (?:that )?i (?:am |have |might |could )?{_FEW}(?:{_WHAT}|{_STATE})\b",
        rf"\b(?:do|would|does|did) (?:you|u|ya|anyone|anybody|somebody|you guys) (?:guys |all )?(?:think|say|reckon) (?:that )?(?:i(?:'m| am| have| might)|this (?:is|could)|it(?:'s| is)) {_FEW}{_WHAT}\b",
        rf"\btest\b[^.!?]*\b(?:says?|said|tells me) (?:that )?(?:i|it)\b[^.!?]*\b{_WHAT}\b",
        r"\b(?:did they get|is) my diagnosis (?:wrong|right|correct)\b|\bthey got (?:it|my diagnosis) wrong\b",
        rf"\bi(?:'m| am)? (?:don't|do not|dont|can't|cannot|not) (?:know|tell|sure|able to tell) (?:if|whether) (?:i(?:'m| am| have)|it(?:'s| is)|this is|that was) {_FEW}{_WHAT}\b",
        rf"\bis (?:it|what i have|this|that) {_FEW}{_WHAT} or\b",
        rf"\bnot (?:been )?diagnosed\b[^!?]*\b(?:pretty sure|think|convinced|suspect)\b[^.!?]*\b{_WHAT}\b",
        rf"\b(?:do|does|would|could) {_UP_TO}(?:mean i(?:'m| am| have)|call (?:this|that|it)|count(?:s)? as|qualify as) {_FEW}(?:{_WHAT}|episode)\b",
        rf"\bhow would i (?:even |ever )?(?:know|notice|tell|find out)\b[^.!?]*\b{_WHAT}\b|\b(?:if|whether) (?:this|that|it) counts as\b",
        rf"\b(?:maybe|perhaps|what if) it (?:was|is|isn't|wasn't)(?: never| not)? {_FEW}{_WHAT}\b",
        r"\bwhat (?:could|can|might) (?:this|it|that) (?:even )?be\b|\b(?:know|guess|idea) what (?:this|it|that) (?:could|might|can) be\b",
        r"\bwhat(?:'s| is) happening (?:to|with) (?:me|my (?:head|mind|brain))\b|\bmade (?:the|my|these) (?:voices|symptoms|illness) up\b|\bis that me\b",
        rf"\bis there (?:a|any) (?:test|scan|quiz) (?:for|to)\b[^.!?]*\b{_WHAT}\b|\b(?:can|could) you have {_FEW}{_WHAT} and\b",
        r"\b(?:see|hear|feel|smell) [^.!?]*\b(?:aren't|isn't|are not|is not) (?:really )?there\b[^.!?]*\?",
        r"\bdo(?:es)? (?:normal people|everyone|everybody|other people) (?:hear|see|talk to themselves|feel like this|think like this)\b",
        rf"\bmight i (?:be|have) {_FEW}{_WHAT}\b|\bi(?:'m| am) (?:scared|afraid|worried) (?:that )?i(?:'m| am| might be| have| am becoming)\b[^.!?]*\b{_WHAT}\b",
        r"\bdo i need (?:a doctor|help|to (?:see|go to)|medication|meds)\b",
        r"\b(?:ist das|ist es) normal\b|\bbin ich (?:bipolar|verrückt|krank|depressiv|schizophren)\b|\bhabe ich (?:eine )?(?:depression|psychose|schizophrenie)\b",
    )
)


def find_doubts(text: str) -> tuple[str, ...]:
    """The words of a text in which somebody asks what they have or whether they are as they should be."""
    plain = text.replace("’", "'")
    spans = sorted(found.span() for shape in _SHAPES for found in shape.finditer(plain))
    kept: list[tuple[int, int]] = []
    for start, end in spans:
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return tuple(" ".join(text[start:end].split()) for start, end in kept)
