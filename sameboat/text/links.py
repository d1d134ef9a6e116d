"""Words that sell or advertise something. Rules only; people decide what is welcome."""

from __future__ import annotations

import re

from sameboat.text.addresses import find_links

_SHOP_ENDINGS = ("shop", "store", "biz", "top", "xyz", "club")
_MONEY = r"(?:[$£€]\s?\d|\d+(?:[.,]\d\d)?\s?(?:[$£€]|euros?|dollars?|pounds|quid|bucks|usd|gbp))"
_PROMISE = r"(?:cures?|heals?|healing|anxiety|depression|bipolar|free of|secrets?|energy|calm|life[- ]chang\w+)"
_SELLING = tuple(
    re.compile(shape, re.IGNORECASE)
    for shape in (
        r"\b(?:use|with|enter) (?:my |the |our |this )?(?:promo |discount |referral |coupon )?codes? [A-Z0-9]{4,}\b",
        r"\b(?:\d{1,2} ?%|percent) (?:off|discount|cheaper)\b|\b(?:special|introductory) (?:offer|price|rate)\b|\bdiscount(?:s|ed)? (?:on|for|codes?)\b",
        r"\b(?:dm|pm|inbox|message|text|whatsapp|contact|email|write) (?:me|us|him|her|them)\b[^.!?\n]*"
        r"\b(?:for (?:prices?|details|the|more info|a reading|supplements?|my)|to (?:order|buy|book|join|purchase|get yours)|on whatsapp|on telegram)\b",
        r"\b(?:contact|email|whatsapp|message) (?:him|her|them|dr)\b",
        r"\b(?:i|we) (?:sell|offer|make and sell|ship|deliver)\b(?=[^.!?\n]*\b(?:prices?|message|order|worldwide|shop|courses?|sessions?|blankets?|oils?|pills?))",
        r"\bbuy (?:now|here|it here|online|followers|cheap|yours)\b|\border (?:now|here|today|online|yours)\b|\b(?:sign up|register|enrol+|join) (?:now|today|here)\b",
        rf"\bmy (?:online )?(?:course|programme|program|e-?book|coaching|method|webinar|channel|app|shop|store)\b[^.!?\n]*(?:{_PROMISE}|{_MONEY}|https?://)",
        r"\b(?:limited (?:time )?offer|free trial of|link in (?:my )?bio|while stocks? lasts?|only (?:a few|\d+|two|three) left|act now|money[- ]back)\b",
        r"\b(?:earn|make) (?:up to )?[$£€]?\d+\b[^.!?\n]*\b(?:home|week|day|month|online)\b|\bask me how\b|\bamazing opportunity\b|\bpassive income\b",
        r"\binvest (?:in|with)\b|\b(?:crypto|bitcoin|forex)\b[^.!?\n]*\b(?:with me|invest|profit|trading)\b",
        r"\b(?:without|no) (?:a )?prescription(?: (?:needed|required))?\b[^.!?\n]*\b(?:ship|order|buy|pills?|deliver\w*|online)\b"
        r"|\b(?:order|buy|ship|pills?)\b[^.!?\n]*\b(?:without|no) (?:a )?prescription\b|\bdiscreet (?:shipping|delivery|packag\w+)\b|\b(?:get|buy) cheap\b",
        r"\bbook (?:a|your) (?:free )?(?:discovery |clarity )?(?:call|session|consultation|spot|place) (?:with me|now|today)?",
        r"\bi(?:'m| am) a (?:certified |qualified |professional )?(?:coach|healer|psychic|spiritual \w+|hypnotherapist)\b[^.!?\n]*\b(?:book|call|session|contact|offer)",
        r"\bsubscribe to my\b|\bfollow me on\b|\blike and (?:share|subscribe)\b|\bcheck out my (?:shop|store|channel|page|website|blog|book)\b|\bvisit (?:our|my) (?:website|shop|store|page)\b",
        r"\baffiliate\b|\bif you use my link\b|\breferral (?:link|code)\b|\bwe both get\b",
        r"\b(?:donate|contribute) to my\b|\bgofundme\b|\bmy (?:paypal|cashapp|venmo|patreon|ko-?fi)\b",
        r"\b(?:brought|brings) (?:my|back my|back your) [^.!?\n]*\b(?:husband|wife|ex|lover)\b|\bspell ?caster\b",
        r"\bour (?:clinic|centre|center|company|team|product|products|service|services|app)\b[^.!?\n]*\b(?:offers?|price|members|visit|special|sale)\b",
        r"\bship(?:s|ping)? worldwide\b",
    )
)


def find_selling(text: str) -> tuple[str, ...]:
    """The words of a text that sell or advertise something, shops and shortened links among them."""
    plain = text.replace("’", "'")
    spans = sorted(found.span() for shape in _SELLING for found in shape.finditer(plain))
    words = [text[start:end].strip() for start, end in spans]
    words += [
        link.words
        for link in find_links(text)
        if link.is_shortened or link.host.endswith(_SHOP_ENDINGS)
    ]
    return tuple(dict.fromkeys(words))
