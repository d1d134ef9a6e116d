"""Health claims told to others, as against what somebody lived: "stop your lithium", not "it helped me".

Rules only, read sentence by sentence. They do not know what is true: they notice that somebody is told
what to do or what is so. Questions, reports of what others said, one's own story, contradiction, and
sending people to those who know are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sameboat.text.health_words import CONDITIONS, MEDICINES, PLAIN_MEDICINES, REMEDIES


@dataclass(frozen=True)
class Claim:
    """One sentence that tells others something about health, and the words that moved the rule."""

    start: int
    end: int
    words: str
    moved: tuple[str, ...]


_SENTENCE = re.compile(r"[^.!?\n]+(?:\.(?=\w)[^.!?\n]+)*[.!?]*")
_TREATMENT = rf"(?:{MEDICINES}|{PLAIN_MEDICINES}|{REMEDIES})"
_NAMED = rf"(?:{MEDICINES}|{REMEDIES})"
_DRUGS = rf"(?:{MEDICINES}|st\.? john'?s wort|ibuprofen|weed|cannabis|alcohol|kratom|kava)"
_ABOUT = rf"(?:{MEDICINES}|{PLAIN_MEDICINES}|{CONDITIONS}|therapy|therapists?)"
_FEW = r"(?:[^\s,;]+[\s,]+){0,5}?"
_GENERIC = r"(?:you|u|ya|everyone|everybody|anyone|anybody|nobody|no one|people|one|we all|y'all)"
_MUST = (
    r"(?:should|must|ought to|have to|has to|need to|can|could|may|will|better|gotta|shouldn't|mustn't|"
    r"do not need|don't need|don't have to|never|can't|won't|would tell you to|wants? you to|just have to)"
)
_DO = (
    r"(?:stop|quit|drop|ditch|skip|do|crush|snort|come off|go off|get off|get rid of|flush|throw|bin|refuse|avoid|swap|replace|double|halve|cut|"
    r"reduce|lower|increase|raise|mix|combine|add|take|try|use|smoke|give up(?! if)|detox|touch|forget|leave)"
)
_CHANGE = rf"(?:{_DO}|be on|need|mention|drink|start|stopping|quitting|coming off|be (?:given|put on|told))"
# Somebody is told what to do with a medicine or a remedy.
_TOLD = re.compile(
    rf"\b{_GENERIC}\s+(?:\w+\s+|(?:with|who) {_FEW})?{_MUST}\s+(?:\w+\s+)?{_CHANGE}\b[\s,]+{_FEW}{_TREATMENT}\b"
)
_ORDERED = re.compile(
    r"(?:^|[,;:–—-]\s*|\b(?:and|so|then|but|please|honestly|seriously|trust me)\s+)"
    r"(?:(?:please|just|simply|never|ever|don't|do not|honestly|seriously|maybe|go and|trust me,?)\s+){0,3}"
    rf"{_DO}\b(?!,)[\s]+(?:[^\s,;]+\s+){{0,5}}?{_TREATMENT}\b"
    rf"|\b(?:don't|do not|never|don't ever) (?:ever )?let (?:them|anyone|your \w+) (?:put|talk) you (?:on|into)\b"
    rf"|(?:^|[,;:]\s*)(?:don't|do not) (?:even )?bother (?:with|taking|seeing) {_FEW}(?:{_TREATMENT}|therapy|doctors?|psychiatrists?|a therapist)\b"
    r"|\bdon't take (?:what|anything|whatever) they (?:give|prescribe|push)\b"
    rf"|^drink\b[^.]*\b(?:instead of|rather than)\b[^.]*\b{_TREATMENT}\b"
    # A dose, or what stands for the medicine.
    r"|(?:^|[,;:]\s*|\b(?:just|then|so|and)\s+)(?:take|swallow|have) (?:as much|as many|more of|two|three|four|double|twice|an extra|another|\d+ ?mg)\b"
    r"|\b(?:stop|quit|get off|come off|stay away from|throw away|never touch)(?: taking)? (?:that|this|the|those|all that) "
    r"(?:stuff|rubbish|poison|crap|junk|shit|garbage|muck|chemicals?|toxins?)\b"
    r"|\b(?:that|those|this|the) (?:stuff|junk|poison|pills?|meds|tablets)\b[^.]*\b(?:so|and|just) (?:stop|quit|drop|ditch|flush|bin) (?:it|them)\b"
)
_ALL_YOU_NEED = re.compile(
    rf"\b{_NAMED}\b\s+(?:is|are)\s+(?:all|what)\s+(?:you|people)\s+need"
    rf"|\b{_GENERIC}\s+(?:do not|don't|dont)\s+(?:even |actually |really )?need\s+(?:any |the |those |your |ur )?(?:{MEDICINES}|{PLAIN_MEDICINES}|therapy|a therapist)\b"
    rf"|\bonce {_GENERIC} (?:take|start|are on|go on|stop|drop|quit|come off)\b[^.]*\b(?:never|for life|for ever|forever|{MEDICINES}|pills|meds)\b"
    rf"|\b(?:no need for|nobody needs) (?:any )?(?:{MEDICINES}|{PLAIN_MEDICINES}|therapy)\b"
)
# Something is said to cure, replace or cause something.
_CURES = re.compile(
    r"\b(?P<verb>cures?|heals?|fix(?:es)?|reverses?|gets? rid of|replaces?|can replace|calms?|lifts?|triggers?|causes?|resets?|"
    r"treats?|beats|(?:is|are) better (?:than|for)|works? (?:better than|as well as|the same as)|is the same as|"
    r"(?:is|are) caused by|comes? from|does? the same (?:job|as))\b"
)
_CURED = re.compile(
    rf"(?:^|\b(?:and|it|that|which|will|can|to)\s+)(?:cures?|cured|heals?|healed) (?:{_GENERIC} of )?(?:your |ur |the |all |any )?(?:{CONDITIONS})\b"
    r"|(?<!no )(?<!not )\bthe (?:real |only |true )?cure (?:for|of)\b"
)
_THINGS = re.compile(rf"\b(?:{MEDICINES}|{CONDITIONS}|{REMEDIES})\b")
_PLAIN = re.compile(
    rf"\b(?:{PLAIN_MEDICINES}|therapy|therapists?|diagnos\w+|that stuff|that rubbish)\b"
)
# Something is said to be so, for everybody.
_VERDICT = re.compile(
    rf"\b(?:{_ABOUT}|{_NAMED})\b(?: (?:people|patients|folks|women|men|drugs?|pills?))?\s+{_FEW}"
    r"(?:poison|toxic|(?<!highly )addictive|a scam|useless|placebo|battery (?:acid|metal)|not real|(?:isn't|aren't) real|made up|"
    r"a lie|a myth|a label|fake|laziness|weakness|a choice|a waste|dangerous|violent|zombies?|safe with|"
    r"destroys?|ruins?|kills? (?:you|your|people|everyone)|poisons?|changes? your brain|never change|can't (?:work|be|keep|change|love)|"
    r"can never|never get|will never|don't work|doesn't work|do nothing|(?:just |only )?makes? (?:it|you|everyone|people) (?:worse|fat|crazy|kill|violent)|"
    r"gets? you hooked|take effect|works? (?:straight away|at once|on the first day)|an addict|liars?|a gift|stays? sick|for people like us|causes? (?:mass|violence|shootings?|people)|should never|cannot be (?:good|treated)|untreatable|fancy word|sign of (?:a )?weak|for crazy|big pharma)\b"
)
_NO_SUCH = re.compile(
    rf"\bno such thing as (?:{CONDITIONS})\b|\b(?:invented|made up) (?:{CONDITIONS})\b"
    r"|\bonly (?:for )?(?:weak|crazy|lazy|mad|mentally ill|broken) people\b|\b(?:real men|strong people) (?:don't|never)\b"
    rf"|\b(?:everybody|everyone|we)(?:'s| is| are)? (?:all )?(?:a (?:little )?bit|a little) (?:{CONDITIONS})\b"
    rf"|\b(?:snap out of|choose to be happy|willpower|(?:{CONDITIONS}) (?:is|are) (?:all )?(?:just )?(?:in your head|about will|mood swings|being moody))\b"
    rf"|\b(?:people|someone|somebody|anyone|women|men|those) with (?:a |an )?(?:serious |severe )?(?:{CONDITIONS})\b[^.]*\b(?:dangerous|violent|can't|cannot|should (?:not|never)|never|snap|attack|lie|liars|should try)\b"
    rf"|\b(?:must|should|ought to) (?:never|not) (?:get pregnant|have (?:children|kids)|tell (?:a|your|the) doctor|mention)\b"
    rf"|\b(?:don't|do not|never) (?:ever )?(?:tell|mention|admit|trust)\b[^.]*\b(?:doctors?|psychiatrists?|them)\b[^.]*\b(?:lock|section|commit)"
    rf"|\b(?:must|should) never (?:tell|mention)\b"
)
_RISKY = re.compile(
    rf"\b(?:you can|you may|you will be|you'll be|it's|it is|is)\s+(?:\w+\s+)?(?:fine|safe|ok|okay|no problem)\b[^.]*\b(?:{_NAMED})\b"
    rf"|\b(?:{_NAMED})\b[^.]*\b(?:can be stopped|(?:is|are|it's) (?:fine|safe|harmless|ok|okay)|never stop|overnight|at once)\b"
    rf"|\bcold turkey\b"
)
_SHAPES = (_TOLD, _ORDERED, _ALL_YOU_NEED, _CURED, _VERDICT, _NO_SUCH, _RISKY)

_ASIDE = re.compile(
    r"\b(?:trust|believe|listen to|take it from|ask) me\b,?|\bmy (?:honest |two )?(?:advice|cents|tip)\b:?"
)
# What keeps a sentence from being a claim.
_QUESTION = re.compile(
    r"\?\s*$|^\W*(?:should|does|do|did|is|are|can|could|would|has|have|what|how|why|where|which|when does)\b"
    r"[^.]*\b(?:anyone|anybody|i|you think|it true)\b"
)
_OWN = re.compile(r"\b(?:i|i'm|i've|i'd|me|my|myself|mine|we|our|us)\b")
_REPORT = re.compile(
    r"\b(?:said|says|told me|tells me|wrote|claims?|claimed|heard|read|thinks?|thought|believed?|they say|"
    r"some (?:people )?say|the idea that|used to|according to|myth that|wants? me|want to put|is it true|not true|a lie that)\b"
)
_AGAINST = re.compile(
    r"\b(?:(?:do|does|did|is|are|will|can|could|was|has)(?:n't| not)|cannot|never|no|nothing|nobody|not)\s+(?:\w+\s+){0,2}"
    r"(?:cures?|heal|heals|replaces?|fix|fixes|reverse|dangerous|violent|laziness|lazy|weakness|a choice|fake|made up|poison|"
    r"addictive|a waste|caused by|toxic|double|useless)\b"
)
_TO_THOSE_WHO_KNOW = re.compile(
    r"\b(?:ask|asking|talk(?:ing)? to|speak(?:ing)? (?:to|with)|check with|tell|ring|call|write to|plan it with|agree(?:d)? with|"
    r"without (?:asking|talking to|telling))\b[^.]*"
    r"\b(?:doctors?|gps?|psychiatrists?|pharmacists?|nurses?|prescribers?|team|clinic|chemist|therapist|professionals?)\b"
    r"|\bas prescribed\b|\bon your own\b|\bsuddenly\b|\babruptly\b"
)
_GO_ON = re.compile(
    r"\b(?:keep|carry on|go on|continue|stay)\b[^.]*\b(?:taking|on|with)\b|\btake your (?:own )?(?:meds?|medications?|medicines?|pills?|tablets?)\b"
    r"(?!\s+(?:away|and throw))|\b(?:don't|do not|never) (?:just )?(?:stop|skip|double|quit|drop|mix|miss|halve|come off)\b"
)
_TO_YOU = re.compile(r"\b(?:you|u|ur|your|everyone|everybody)\b")


def find_claims(text: str) -> list[Claim]:
    """Every sentence of a text that tells others something about health, in order."""
    plain = text.lower().replace("’", "'")
    return list(_claims(text, plain))


def _claims(text: str, plain: str) -> Iterator[Claim]:
    for found in _SENTENCE.finditer(plain):
        sentence = found.group()
        if not _THINGS.search(sentence) and not _PLAIN.search(sentence):
            continue
        if moved := _moved_by(_ASIDE.sub("", sentence).strip(" ,")):
            start, end = found.span()
            yield Claim(start, end, text[start:end].strip(), moved)


def _moved_by(sentence: str) -> tuple[str, ...]:
    """The words that make a sentence a claim, or none."""
    if _QUESTION.search(sentence) or _REPORT.search(sentence) or _AGAINST.search(sentence):
        return ()
    if _TO_THOSE_WHO_KNOW.search(sentence) or _GO_ON.search(sentence):
        return ()
    moved = [
        found.group().strip(" ,;:–—-") for shape in _SHAPES if (found := shape.search(sentence))
    ]
    if _is_cure(sentence):
        moved += [found.group() for found in [_CURES.search(sentence)] if found]
    if moved and _OWN.search(sentence) and not _speaks_to_you(sentence):
        return ()
    return tuple(dict.fromkeys(moved))


def _is_cure(sentence: str) -> bool:
    """Whether something of medicine stands on both sides of "cures", "replaces" or "causes"."""
    found = _CURES.search(sentence)
    if found is None:
        return False
    before, after = sentence[: found.start()], sentence[found.end() :]
    return bool(_THINGS.search(before) and _THINGS.search(after))


def _speaks_to_you(sentence: str) -> bool:
    return bool(_TOLD.search(sentence) or (_TO_YOU.search(sentence) and _ORDERED.search(sentence)))
