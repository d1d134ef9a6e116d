"""How attacks are said when they are said plainly: one pattern for each kind."""

from __future__ import annotations

import re

from sameboat.text.hostility.words import (
    BEASTS,
    CUTTING,
    FOUL,
    GROUPS,
    HARMED,
    HARMS,
    INSULTS,
    SLURS,
)
from sameboat.text.later import LatePattern

_FLAGS = re.IGNORECASE | re.VERBOSE
_END = r"(?![\w'’-])"
_LOUD = r"(?:a|an|the|such|just|really|so|all|nothing\ but|only|no\ better\ than|always|still|as|of|fucking|bloody|damn|total|complete|absolute|utter|\w+(?:ing|less|ful|ous|ish|ic)|\w{3,}y|little|fat|old|sad|two-faced|stupid|vile|foul|cruel|crusty|useless|talentless)"
_FILLED = rf"(?:[\ ,]+{_LOUD}){{0,4}}"
_YOU = r"(?:you(?:\ are|[’']?re|\ people\ are|\ people|\ lot\ are|\ lot|\ bunch\ of|\ pack\ of)?|u\ r|u\ are|u|ur|youre|your\ an?)"
_THE = r"(?:(?:all|every|those|these|the|them|you|most|half)\ ){0,2}"
_WILL = r"(?:i[’']?m\ (?:going\ to|gonna)|i\ am\ going\ to|im\ gonna|gonna|i[’']?ll|ill|i\ will|we[’']?ll|we\ will|we[’']?re\ (?:going\ to|gonna)|i\ could\ happily|someone\ should|somebody\ should|i[’']?d\ love\ to|i\ want\ to)"
_OUGHT = r"(?:should(?:n[’']?t)?|must|need\ to|ought\ to|deserve\ to|have\ to|had\ better|can)"


def _rule(pattern: str) -> LatePattern:
    return LatePattern(pattern, _FLAGS)


PATTERNS: dict[str, LatePattern] = {
    "an insult to somebody here": _rule(
        rf"\b{_YOU}{_FILLED}[\ ,]+(?:{INSULTS}|{SLURS}){_END}"
        rf"|\b(?:you(?:\ are|[’']?re)|u\ r|ur|youre)(?:\ (?:so|such|just|really|all|completely|literally|absolutely))*\ (?:{CUTTING})(?=\s*(?:[.!,?]|$|and\b|you\b|person\b|human\b|little\b))"
        rf"|\b(?:shut\ (?:up|your\ \w+)|get\ lost|go\ away|piss\ off|fuck\ off|fuck\ you|stfu|sit\ down|listen|bless),?\ (?:you|u)?{_FILLED}[\ ,]+(?:{INSULTS}|{SLURS}){_END}"
        r"|\bnobody\ (?:here\ )?(?:likes|wants|asked|loves|would\ miss|will\ miss|will\ ever\ love|believes)\ (?:you|u)\b(?!\ to|\ if)|\b(?:you|u)\ (?:disgust|sicken)\ (?:me|us|everyone|everybody)\b|\byou\ make\ (?:me|us)\ (?:ill|sick|want\ to\ (?:vomit|puke|throw\ up))\b"
    ),
    "a threat to somebody here": _rule(
        rf"\b{_WILL}\ (?:\w+\ )?(?:{HARMS})\ (?:you|u|your\ (?:face|fingers|teeth|legs|head|kids|dog|cat|throat|neck|family|windows)|ur\ \w+){_END}(?!\ if\ you\ make)"
        r"|\bi\ know\ (?:where\ (?:(?:you|u)\ (?:live|work|sleep|park)|your\ \w+\ (?:go|goes|live|lives|work|works|sleep))\b|which\ (?:bus|school|street|house)\b.{0,20}\byou|your\ (?:address|street))|\bwatch\ your\ back\b(?!\ (?:in|on|with|when|while))|\byou\ won[’']?t\ see\ (?:me|it|us)\ coming\b|\b(?:i[’']?m|we[’']?re|im)\ coming\ (?:for|to\ get)\ (?:you|u|them)\b"
        r"|\byou[’']?re\ dead\ (?:when|if|meat|to\ me\ and)\b|\bi(?:[’']?ll|\ will|m\ gonna|[’']?m\ going\ to)\ (?:find\ (?:out\ (?:where|who)\ )?you|hunt\ you|get\ you|end\ you|ruin\ you|make\ you\ (?:pay|sorry|regret))\b(?!\ (?:a|an|the|some|another|one|out|through|in\ touch|somebody|someone|there|home|to|on|when|at)\b)|\byou[’']?ll\ (?:pay\ for\ (?:this|that|it)|regret\ (?:this|that|it)|be\ sorry)\b"
        r"|\b(?:keep|if\ you)\ (?:talking|posting|post\ again|talk|tell)\b.{0,40}\b(?:i[’']?ll|i\ will|and\ find\ out|see\ what\ happens)\b"
        rf"|\byou(?:\ all)?\ (?:should|deserve\ to|ought\ to|need\ to|must)\ (?:all\ )?be\ (?:{HARMED}){_END}"
    ),
    "telling somebody to die": _rule(
        r"(?:^|[.!?,;\n]\s*|\b(?:go|just|and|should|please|now|will\ you)\ )(?:kill\ (?:yourself|urself|yoself|ur\ self)|hang\ yourself|drink\ bleach|top\ yourself|end\ (?:yourself|it\ all)|unalive\ (?:yourself|urself))\b"
        r"|\bkys\b|\bgo\ (?:and\ )?die\b|\bhope\ (?:that\ )?(?:you|u)\ (?:\w+\ )?(?:die|don[’']?t\ wake|choke|rot|burn|suffer)\b|\byou\ should\ (?:just\ |have\ |all\ )?(?:die|died|be\ dead|drop\ dead)\b"
        r"|\b(?:the\ )?(?:world|we|everyone|everybody|your\ (?:family|kids|mum|children))(?:[’']?d|\ would)\ be\ (?:better|happier)\ (?:off\ )?(?:without\ you|with\ you\ dead|if\ you\ (?:were\ dead|died))\b"
        r"|\bwhy\ are\ (?:you|u)\ (?:even\ |still\ )(?:alive|breathing)\b|\bdie\ in\ a\ (?:fire|ditch|hole)\b|\b(?:the\ )?sooner\ you\ die\b|\byou(?:[’']?d|\ would)\ be\ better\ off\ dead\b"
        r"|\bdo\ (?:us|everyone|everybody|the\ world)\ (?:all\ )?a\ (?:favou?r|kindness)\b.{0,12}\b(?:die|kill|jump|disappear|end|stop\ breathing|take)\b|\bjump\b.{0,12}\b(?:no\ one|nobody)\b.{0,12}\b(?:stop|care|miss)"
    ),
    "telling somebody to stop their medicine and be lost": _rule(
        r"\b(?:bin|flush|skip|stop|quit|ditch|come\ off|throw\ away|don[’']?t\ (?:bother\ )?(?:taking|refilling))\b\ (?:\w+\ ){0,2}?(?:meds?|medication|medicines?|pills?|tablets?|lithium|clozapine|injections?|depot|insulin|antidepressants?|antipsychotics?|prescriptions?)\b.{0,60}\b(?:die|rot|drown|lose\ it|finish\ you|the\ world|do\ us|loser|freak|psycho|nobody|jump|watch\ you)\b"
        r"|\btake\ (?:them\ all|all\ of\ them|the\ (?:whole\ (?:packet|box|bottle|lot)|lot)|every\ (?:last\ )?(?:one|tablet|pill))\b.{0,40}\b(?:next\ time|this\ time|loser|nobody|do\ (?:us|everyone)|spare|and\ (?:die|be\ done))\b"
    ),
    "a group called beasts or dirt": _rule(
        rf"\b(?:{GROUPS}|{SLURS})\ (?:are|r|were\ always|will\ always\ be){_FILLED}\ (?:like\ )?(?:{BEASTS}){_END}|\b(?:{GROUPS}|{SLURS})\ (?:are\ not|aren[’']?t)\ (?:really\ )?(?:human|people)\b"
    ),
    "contempt for a group": _rule(
        rf"\b(?:{GROUPS}|{SLURS})\ (?:are|r)\ (?:(?:all|so|just|simply|always|such|born|the\ most|a\ bunch\ of|nothing\ but|too|both|naturally|by\ nature)\ )*(?:{FOUL}){_END}"
        rf"|\b(?:i|we|everybody|everyone)\ (?:\w+\ ){{0,2}}(?:hate|hates|despise|loathe|can[’']?t\ stand|can[’']?t\ bear|detest)\ {_THE}(?:{GROUPS}|{SLURS}){_END}(?!\ (?:being|who|that|when|to|get))"
        rf"|\b(?:{GROUPS}|{SLURS})\ (?:make\ me\ (?:sick|ill|vomit|puke|want\ to\ (?:vomit|puke|spit))|disgust\ me|stink|ruin\ everything|have\ no\ soul)\b|\bfuck\ {_THE}(?:{GROUPS}|{SLURS}){_END}"
        rf"|\b(?:those|these|you|all|filthy|dirty|stupid|fucking|bloody|another|no|like|of)\ (?:{SLURS}){_END}|\b(?:{SLURS})\ (?:should|ought|must|can[’']?t|don[’']?t|deserve|belong|need)\b"
    ),
    "a group shut out": _rule(
        rf"\b(?:{GROUPS}|{SLURS})\ (?:do\ not|don[’']?t|have\ no\ (?:place|business)|never)\ (?:\w+\ )?(?:belong|here|in\ this|at\ this)\b|\b(?:{GROUPS}|{SLURS})\ (?:are\ not|aren[’']?t|are\ never|were\ never)\ (?:\w+\ )?(?:welcome|wanted|allowed\ near)\b"
        r"|\bgo\ back\ to\ (?:where\ (?:you|they|u)\ c[ao]me\ from|your\ (?:own\ )?(?:country|cage|jungle|ward|padded\ cell))\b|\bdeport\ (?:them|the\ lot)\b|\bwe\ don[’']?t\ (?:want|serve|need)\ (?:your|their)\ (?:kind|sort)\b"
        rf"|\b(?:{GROUPS}|{SLURS})\ should(?:n[’']?t|\ not|\ never)\ (?:\w+\ )?be\ (?:allowed|let|near|on|in|here)\b|\b(?:keep|get|throw|kick)\ {_THE}(?:\w+\ )?(?:{GROUPS}|{SLURS})\ out\ of\b|\bban\ {_THE}(?:{GROUPS}|{SLURS}){_END}"
    ),
    "harm wished on a group": _rule(
        rf"\b(?:{GROUPS}|{SLURS})\ {_OUGHT}\ (?:all\ )?(?:be\ (?:{HARMED})|die|hang|burn|rot|drown|starve){_END}"
        rf"|\b(?:kill|shoot|gas|hang|exterminate|deport|sterili[sz]e|lynch|wipe\ out|burn|drown|beat\ up|round\ up|lock\ up|get\ rid\ of|put\ down)\ (?:all\ |every\ |the\ |those\ |these\ |some\ ){{1,2}}(?:\w+\ )?(?:{GROUPS}|{SLURS}){_END}"
        rf"|\b(?:i\ )?(?:hope|wish|pray)\ (?:that\ )?{_THE}(?:\w+\ )?(?:{GROUPS}|{SLURS})\ (?:all\ )?(?:die|burn|rot|suffer|drown|starve|get\ (?:{HARMED}|cancer)|were\ (?:dead|{HARMED})){_END}|\ba\ good\ (?:\w+)\ is\ a\ dead\ (?:\w+)\b"
    ),
}
