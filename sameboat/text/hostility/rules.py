"""Attacks said so plainly that a rule can tell: insults to "you", threats, "kill yourself", groups called beasts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sameboat.text.hostility.excuses import excuse
from sameboat.text.hostility.plain import plain
from sameboat.text.hostility.words import BEASTS, CUTTING, GROUPS, HARMED, HARMS, INSULTS

_FLAGS = re.IGNORECASE | re.VERBOSE
_FILLED = r"(?:\ (?:a|an|the|such|just|really|so|all|nothing\ but|only|fucking|bloody|damn|stupid|sad|little|fat|old|worthless|pathetic|useless|disgusting|crazy|dirty|lazy|ugly|total|complete|absolute)){0,4}"
_YOU = r"(?:you(?:\ are|[’']?re|\ people\ are|\ lot\ are)?|u\ r|ur|youre)"


@dataclass(frozen=True)
class Attack:
    """What a rule saw: which kind, and the words of the text."""

    kind: str
    words: str


def _rule(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, _FLAGS)


RULES: dict[str, re.Pattern[str]] = {
    "an insult to somebody here": _rule(
        rf"\b{_YOU}{_FILLED}\ (?:{INSULTS})(?![\w'’-])"
        rf"|\byou(?:\ are|[’']?re){_FILLED}\ (?:{CUTTING})(?=\s*(?:[.!,?]|$|and\b|you\b|person\b|human\b|little\b))"
        rf"|\b(?:shut\ (?:up|your\ \w+)|get\ lost|go\ away|piss\ off|fuck\ off|fuck\ you|listen),?\ you{_FILLED}\ (?:{INSULTS})(?![\w'’-])"
    ),
    "a threat to somebody here": _rule(
        rf"\b(?:i[’']?m\ (?:going\ to|gonna)|i\ am\ going\ to|i[’']?ll|i\ will|we[’']?ll|we\ will|we[’']?re\ (?:going\ to|gonna)|i\ could\ happily)\ (?:\w+\ )?(?:{HARMS})\ (?:you|your)(?![\w'’-])|\bi\ want\ to\ (?:{HARMS})\ you(?![\w'’-])"
        r"|\bi\ know\ where\ (?:you|u)\ live\b|\bwatch\ your\ back\b|\byou\ won[’']?t\ see\ me\ coming\b|\bi[’']?m\ coming\ for\ you\b|\bwe[’']?re\ coming\ for\ you\b"
        rf"|\byou(?:\ all)?\ (?:should|deserve\ to|ought\ to|need\ to|must)\ (?:all\ )?be\ (?:{HARMED})(?![\w'’-])"
    ),
    "telling somebody to die": _rule(
        r"(?:^|[.!?,;\n]\s*|\b(?:go|just|and|should|please|now)\ )(?:kill\ (?:yourself|urself|yoself)|hang\ yourself|drink\ bleach|top\ yourself|end\ yourself)\b"
        r"|\bkys\b|\bgo\ (?:and\ )?die\b|\bhope\ (?:that\ )?(?:you|u)\ (?:\w+\ )?(?:die|don[’']?t\ wake)\b|\byou\ should\ (?:just\ )?(?:die|be\ dead)\b"
    ),
    "a group called beasts or dirt": _rule(
        rf"\b(?:{GROUPS})\ are{_FILLED}\ (?:like\ )?(?:{BEASTS})(?![\w'’-])|\b(?:{GROUPS})\ (?:are\ not|aren[’']?t)\ (?:really\ )?(?:human|people)\b"
    ),
    "harm wished on a group": _rule(
        rf"\b(?:{GROUPS})\ (?:should|must|need\ to|ought\ to|deserve\ to|have\ to)\ (?:all\ )?(?:be\ (?:{HARMED})|die|hang|burn|rot)(?![\w'’-])"
        rf"|\b(?:kill|shoot|gas|hang|exterminate|deport|sterili[sz]e|lynch|wipe\ out)\ (?:all\ |every\ |the\ |those\ |these\ ){{1,2}}(?:\w+\ )?(?:{GROUPS})(?![\w'’-])"
    ),
}


def attacks(text: str) -> list[Attack]:
    """What the rules see and nothing excuses."""
    said = plain(text)
    return [
        Attack(kind, found.group().strip(" .,;!?\n"))
        for kind, rule in RULES.items()
        for found in rule.finditer(said)
        if not excuse(said, found.start(), found.end())
    ]
