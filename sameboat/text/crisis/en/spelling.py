"""English as people type it, made plain: small letters, whole words, slang and spellings undone, fillers left out."""

from __future__ import annotations

import re

from sameboat.text.crisis.signs import Sentence, Word

_TOKEN = re.compile(r"[^\W_]+(?:['’´`*@!$][^\W_]+)*|[.!?;…\n]+|😂|🤣|[\"“”«»]")
_STOP = re.compile(r"^[.!?;…\n]+$")
_STRETCHED = re.compile(r"(.)\1{2,}")
_SIGNS_FOR_LETTERS = str.maketrans(
    {
        "’": "'",
        "´": "'",
        "`": "'",
        "0": "o",
        "1": "i",
        "3": "e",
        "4": "a",
        "5": "s",
        "@": "a",
        "$": "s",
        "!": "i",
    }
)

# One spelling for many. On the right, what the rules read.
_SPELT = """
im i'm i`m|i am
ive i've|i have
i'll|i will
i'd|i would
u|you
ur|your
youre you're|you are
hes he's|he is
shes she's|she is
theyre they're|they are
were're we're|we are
its it's|it is
thats that's|that is
theres there's|there is
everythings everything's|everything is
nobodys nobody's|nobody is
whats what's|what is
life's lifes|life is
dont don't dnt dont't dinnae|do not
doesnt doesn't dosent dosnt|does not
didnt didn't didnae|did not
cant can't cnt cannot cannae canny crt|can not
couldnt couldn't|could not
wont won't willnae|will not
wouldnt wouldn't|would not
shouldnt shouldn't|should not
isnt isn't|is not
arent aren't|are not
wasnt wasn't|was not
werent weren't|were not
havent haven't|have not
hasnt hasn't|has not
hadnt hadn't|had not
aint ain't|is not
gonna gona gunna gna finna gon gonnae|going to
imma ima|i am going to
wanna wana|want to
gotta|have to
hafta|have to
tryna|trying to
bouta boutta|about to
kermit|commit
yeet yeeting|throw
kashoot|shoot
et eated eaten|ate
toke|took
hav hve|have
bottel botle bottl|bottle
th teh da|the
dis|this
takin|taking
1|one
wana|want to
shoulda|should have
coulda|could have
woulda|would have
outta|out of
tn tonite 2nite 2night tonigt tonght|tonight
tmrw tmr tomoz 2moro 2morrow tomorow tommorow tommorrow tmw|tomorrow
rn atm|right now
nite|night
nemore anymor anymo nomore anymair anymroe anymr|anymore
neva nvr nevr|never
b|be
r|are
n nd|and
cuz coz cus cos bc becuz becoz|because
wuz woz|was
ded deid|dead
lyf lyfe lief|life
luv|love
thru|through
plz pls plx|please
ppl|people
evry1 every1 evryone everyoen|everyone
sum1|someone
no1|nobody
noone|nobody
nothin nuthin nuffin|nothing
somethin sumthin|something
everythin evrything|everything
kms|kill myself
unalived|killed
offing|killing
suislide sewerslide sewercide suicid suiside sucide suicde suacide sucicide suicied suiceid|suicide
sucidal suicidle suisidal suicidial|suicidal
myslef meself mysef mself mysel miself masel mesen meself maself mysefl|myself
kil kll klil|kill
dieing deein|dying
dyin diein|dying
killin|killing
cuttin|cutting
livin|living
pilz pils|pills
tabs tablet|tablets
med meds medicine medicines medication medications medz|meds
hurtin|hurting
bein|being
havin|having
thinkin|thinking
feelin|feeling
wat wot|what
dae|do
tae|to
oan|on
wi|with
owt|anything
nowt|nothing
cba|can not be arsed
ion|i do not
goin goign|going
jumpin|jumping
sewwiside sewiside|suicide
idk|i do not know
idc|i do not care
ik|i know
cya|see you
ty|thank you
mum mom mam mama mummy mommy mother|mum
dad daddy father papa|dad
wanting wantin|wanting
wnt wan|want
knw kno|know
alr alredy|already
gud|good
nt|not
anyones|anyone
forevr 4ever 4eva foreva forevah|forever
everybody evrybody|everyone
somebody|someone
""".strip().splitlines()
_PLAIN = {
    spelling: tuple(right.split())
    for left, _, right in (line.rpartition("|") for line in _SPELT)
    for spelling in left.split()
}
# What may stand anywhere without changing what is said.
_FILLERS = frozenset(
    """just really so still actually honestly literally seriously fucking fuckin frickin freaking bloody damn
    kinda sorta also always even finally truly simply basically already probably maybe perhaps definitely totally
    completely absolutely genuinely desperately quite very oh um uh well sometimes often lately constantly
    secretly fr ngl tbh icl lowkey highkey deadass surely certainly honest truthfully currently
    genuinly realy rly jus jst sum def deffo prolly fully solely""".split()  # noqa: SIM905 - a list of words is read more easily so
)
_CENSORED = (
    (re.compile(r"^s[u*]?[u*]c?[i*1!]c[i*1!]d(e|al)$"), r"suicid\1"),
    (re.compile(r"^k[*!1i]ll(ed|ing|s)?$"), r"kill\1"),
    (re.compile(r"^d[*!1]e$"), "die"),
    (re.compile(r"^s[e3]lf$"), "self"),
    (re.compile(r"^h[a4@]rm$"), "harm"),
)
_WHOM = frozenset(
    [
        "myself",
        "me",
        "him",
        "her",
        "them",
        "you",
        "someone",
        "people",
        "everyone",
        "himself",
        "herself",
        "themselves",
    ]
)
_BEFORE_VERB = re.compile(
    r"^(?:kill|end|jump|do|die|be|take|hang|go|never|not|cut|hurt|make|have|miss|see|try|stop|stab|shoot|leave|finish|drown|overdose|slit|wait|give)$"
)


def sentences(text: str) -> list[Sentence]:
    """The sentences of a text in plain words, each word with its place in the text as written."""
    done: list[Sentence] = []
    words: list[Word] = []
    tokens = list(_TOKEN.finditer(text))
    for number, token in enumerate(tokens):
        if _STOP.match(token.group()):
            if words and not _is_abbreviation(token.group(), words):
                done.append(Sentence(tuple(words)))
                words = []
            continue
        following = tokens[number + 1].group().lower() if number + 1 < len(tokens) else ""
        words += [
            Word(plain, token.start(), token.end())
            for plain in _plain(token.group(), following)
            if plain not in _FILLERS
        ]
    return [*done, Sentence(tuple(words))] if words else done


def _is_abbreviation(stop: str, words: list[Word]) -> bool:
    return stop == "." and len(words[-1].plain) == 1 and words[-1].plain not in "i0123456789"


def _plain(token: str, following: str) -> tuple[str, ...]:
    word = token.lower().translate({ord("’"): "'", ord("´"): "'", ord("`"): "'"})
    word = _STRETCHED.sub(r"\1", word) if not word.isdigit() else word
    if word in _PLAIN:
        return _PLAIN[word]
    if word in ("unalive", "unaliving"):
        verb = "kill" if word == "unalive" else "killing"
        return (verb,) if following in _WHOM else (verb, "myself")
    if word in ("ill", "id") and _BEFORE_VERB.match(following):
        return ("i", "will" if word == "ill" else "would")
    if word == "2" and not following.isdigit():
        return (
            ("to",)
            if following in ("die", "kill", "end", "be", "go", "live", "do", "kms", "unalive")
            else ("2",)
        )
    if word == "4" and following in ("good", "ever", "life"):
        return ("for",)
    return (_uncensored(word),)


def _uncensored(word: str) -> str:
    for pattern, plain in _CENSORED:
        if pattern.match(word):
            return pattern.sub(plain, word)
    if any(letter.isdigit() or letter in "@$!*" for letter in word) and not word.isdigit():
        spelt = word.translate(_SIGNS_FOR_LETTERS)
        return (
            spelt
            if spelt in ("die", "kill", "dead", "suicide", "suicidal", "pills", "myself", "end")
            else word
        )
    return word
