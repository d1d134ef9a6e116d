"""Why hard words may be no attack: somebody reports them, denies them, says them of themselves, or laughs with a friend."""

from __future__ import annotations

import re

_FLAGS = re.IGNORECASE | re.VERBOSE

REPORTING = re.compile(
    r"""\b(?: said | says | saying | say | called | calls | calling | wrote | writes | writing | told | tells | telling | shout\w* | yell\w* | scream\w*
    | text(?:ed|s) | message\w* | comment\w* | post(?:ed)? | read | reads | sprayed | chant\w* | laughed | threaten\w* | report\w* | think\ that | thinks | believes? | thinking | tell\ you | claim\w* | thought | dream\w* | calling
    | voices? | heard | hear | word | words | joke | headline )\b""",
    _FLAGS,
)
SELF = re.compile(
    r"""\b(?: i[’']?m | i\ am | i\ was | i\ feel | i\ felt | i\ call\ myself | call\ me | we[’']?re | we\ are | us | as\ an? | what\ an? | makes?\ me\ feel )\b""",
    _FLAGS,
)
DENIED = re.compile(
    r"""\b(?: not | n[’']?t | never | nobody | no\ one | isn[’']?t | aren[’']?t | don[’']?t | doesn[’']?t | didn[’']?t | won[’']?t | wouldn[’']?t | can[’']?t | cannot
    | without | stop | instead\ of | rather\ than | if\ (?:you|someone|somebody|anyone|people|they)\ (?:think|say|believe)s? | feel(?:ing)?\ like | makes?\ you )\b | \bmakes?\ $ | n[’']t\b""",
    _FLAGS,
)
AGAINST = re.compile(
    r"""\b(?: is | [’']s | are | was ) \ (?:so\ |just\ |simply\ |a\ )? (?: wrong | lie | cruel | hateful | nonsense | vile | hurtful | racist | not\ (?:ok(?:ay)?|true|funny|right) | myth | untrue )\b
    | \b(?:please|kindly)\ (?:do\ not|don[’']?t|stop|take) | \bmoderators?\b | \b(?:stop|quit)\ (?:saying|calling|telling) | \bno\ right\ to\b | \bsorry\b""",
    _FLAGS,
)
AMONG_FRIENDS = re.compile(
    r"""\b(?: lol | lmao | rofl | ha(?:ha)+ | love\ (?:you|ya|u) | luv | mate | congrat\w* | (?:so|very)\ (?:proud|happy|pleased) | proud\ of | legend | xx+ | well\ done | come\ here | hugs? | jk | just\ kidding
    | birthday | miss\ you | missed\ you | lucky | jammy | beautiful | silly | daft | glad | lovely | brilliant | amazing | so\ good )\b | 😂 | 🤣 | ❤ | 😄 | 😊 | 🥰 | \bx$""",
    _FLAGS,
)
_QUOTED = re.compile(r"[\"“”«»„][^\"“”«»„]{2,300}[\"“”«»„]|(?<!\w)['‘][^'‘’]{3,200}['’](?!\w)")
_ENDS = ".!?;\n"


def clause_before(text: str, at: int) -> str:
    """What stands before a place, back to where its sentence begins."""
    begins = max(text.rfind(mark, 0, at) for mark in _ENDS) + 1
    return text[begins:at]


def sentence_around(text: str, start: int, end: int) -> str:
    """The sentence that a place stands in."""
    ends = [place for mark in _ENDS if (place := text.find(mark, end)) >= 0]
    return clause_before(text, start) + text[start : min(ends, default=len(text))]


def is_quoted(text: str, start: int, end: int) -> bool:
    """Whether a place lies between quotation marks."""
    return any(found.start() < start and end < found.end() for found in _QUOTED.finditer(text))


def excuse(text: str, start: int, end: int) -> str:
    """Why the words at a place are probably no attack, in a word; or nothing."""
    before = clause_before(text, start)
    around = sentence_around(text, start, end)
    if is_quoted(text, start, end) or (REPORTING.search(before)):
        return "reported"
    if DENIED.search(before[-40:]):
        return "denied"
    if SELF.search(before[-25:]):
        return "of oneself"
    if AGAINST.search(around):
        return "spoken against"
    return "among friends" if AMONG_FRIENDS.search(text) else ""
