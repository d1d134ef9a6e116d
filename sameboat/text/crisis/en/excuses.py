"""What takes a sign's strength away: not, long ago, in a film, said by another, a way of speaking, an accident."""

from __future__ import annotations

import re

from sameboat.text.crisis.en.words import CLASSES
from sameboat.text.crisis.signs import Sentence, Sign, compiled

_C = CLASSES | {
    "long": (
        r"(?:\S+ )?(?:years?|decades?|months) (?:ago|back|clean|free|sober|without|since|on|now)|last (?:year|summer|winter|spring|autumn)|when i was (?:a |an |at |in |\d|younger|young|little|small|seven\w*|six\w*|fif\w+|four\w+|thir\w+|twelve|twenty|ill|unwell|manic|psychotic|first|still)(?: ?\S+)?|back (?:in|then|when)|in (?:19|20)\d\d|(?:a )?long time ago|used to|"
        r"once (?:felt|wanted|tried|took|thought|said|had|cut|planned|wrote|stood|jumped|heard|hoarded|climbed|drank|swallowed|overdosed|hurt)|remember (?:what|how|when|the)|(?:it|that|they) passed|(?:letters?|notes?|pills|attempt|it) once|at (?:\d\d|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty\S*)|(?:\d+|ten|five|three|four|six|seven|eight|nine) (?:years|months|winters|summers) (?:on|later)|before (?:i got|treatment|my diagnosis|i was diagnosed|therapy|i found|i started|i had|medication|meds|i met|recovery|lithium|clozapine)|in the past|in my past|in my (?:teens|twenties|youth|darkest|worst)|growing up|as a (?:teen\w*|kid|child|student|young)|at (?:school|uni|university|college)|"
        r"in (?:college|school|high school|uni|my first year)|since then|during my (?:first|last|worst)(?: \S+)?|the first time i was|last time i was in|have not (?:\S+ ){0,2}?(?:self harmed|harmed|cut|hurt|had|felt|wanted|been|thought|burned)(?: \S+)* (?:since|for|in)|ten years|a decade|anniversary of my|my attempt was|four years ago today|years since|i was \d\d"
    ),
    "healed": (
        r"glad (?:i|to be alive|that i|it did not|they|she|he|someone)|(?:thankful|grateful|happy|relieved|lucky|pleased) (?:that )?(?:i|to be alive|it did not|they|that|someone|she|he|to still)|(?:got|getting|gets|feel|feeling|am|is|are|much|doing|so much) (?:so )?(?:much )?better(?: now| these days| today)?|recover(?:y|ed|ing)|better now|"
        r"no longer (?:want|feel|think|cut|self|hear|suicidal)|not anymore|(?:do not|not) (?:want|feel|think|hurt|cut)(?: \S+){0,4} anymore|well now|fine now|okay now|ok now|doing (?:well|okay|ok|fine|good)|stable|therapy helped|helped me|got help|saved (?:me|my life)|kept me (?:alive|here)|clean(?: for| since)?|proud|how far i have come|survived|i lived|i did not (?:die|do it|go through)|now i (?:help|work|have|run|volunteer|can|love|enjoy|am (?:glad|happy|well|okay|better|a))|they are quiet|quiet now|do not listen|stopped cutting|stopped self|it passed|safe in hospital|hold on"
    ),
    "fresh": (
        r"again|tonight|right now|today i (?:want|am|took|tried|cut|can|will|need)|now i (?:want|am going|need|feel like|can not|do again)|still (?:want|feel)|coming back|came back|is back|are back|worse|this time|just (?:took|cut)|yesterday|last night|this (?:morning|evening|afternoon|week)|an hour ago|relapsed|tomorrow|next time|do again|try again|as (?:bad|strong) as"
    ),
    "work": (
        r"films?|movies?|books?|novels?|characters?|series|episodes?|shows?|games?|play|plays|comics?|stor(?:y|ies)|poems?|chapters?|scenes?|songs?|lyrics?|album|band|singer|chorus|verse|musical|opera|drama|documentar(?:y|ies)|podcasts?|articles?|leaflets?|posters?|essays?|dissertation|training|course|module|lecture|"
        r"study|paper|research|headline|news|newspaper|soap|eastenders|anime|manga|villain|hero|heroine|protagonist|plot|script|screenplay|author|actor|memoir|biography|fanfic|dnd|boss fight|level|netflix|workshop|seminar|textbook|questionnaire|form|quiz|survey|romeo|juliet|hamlet|ophelia|trailer|sitcom|season|quote|quotes|myth|legend|painting|video game|campaign|slogan|meme|advert|saying|phrase|tattoo"
    ),
    "saying": r"said|says|say|saying|told (?:me|us|him|her|them|my \S+)|texted|wrote|writes|posted|messaged|tells (?:me|us|him|her|them|everyone)|keeps saying|kept saying|threatens?|threatened|threatening|screamed|shouted|yelled|asked|whispered|sang|sings|admitted|confided|called me (?:to say|saying)|rang me|goes|went",
    "other": (
        r"he|she|they|someone|somebody|people|(?:my|our|a|the|his|her|one of my|this)(?: \S+){0,2}? (?:<kin>|neighbour|colleague|coworker|boss|client|girl|boy|guy|man|woman|person|student|pupil|patient|member|stranger|singer|character|hero|teacher|nurse|doctor|psychiatrist|therapist|post|poster|op|girl in my class|leaflet|song|book|friend of mine|crisis worker|counsellor|gp)|my \S+|everyone|others|some people|you"
    ),
    "mundane": (
        r"homework|exams?|essay|meetings?|traffic|printer|heat|weather|alarm|mondays?|phone|battery|wifi|internet|games?|queue|diet|stairs|gym|workout|commute|emails?|laundry|dishes|housework|cold|hayfever|hay fever|hangover|headache|migraine|back|feet|knees?|legs|toothache|shoes|boots|heels|laptop|computer|bus|train delay|deadline|spreadsheet|excel|"
        r"maths|revision|assignment|project|coffee|cake|chocolate|spoilers?|finale|team|match|season|ref|referee|outfit|haircut|selfie|meme|joke|jokes|dad jokes|playlist|song|karaoke|yoga|leg day|marathon|run|squats|ironing|tax return|taxes|form|forms|password|update|windows|customers?|shift|school run|lego|spider|wasp|mosquito|hiccups|sunburn|hot|diy|flat pack|ikea|parking|rent|pollen|humidity|puddles?|waiting|boredom|suspense|cringe|autocorrect|typo|crush|new album|tickets|presentation|cramps|period|cuteness|puppy|kitten"
    ),
    "laugh": r"lol|lmao|lmfao|rofl|haha\w*|hehe\w*|😂|🤣|jk|joking|kidding|only joking|just kidding|xd|figuratively|dramatic|ha ha",
    "accident": r"by mistake|accidentally|by accident|accident|shaving|shaved|chopped|tripped|slipped over|fell off|cooking|chopping|slicing|baking|ironing|paper cut|on the (?:oven|pan|iron|stove|kettle|hob|grill|step|tray|bbq)|gardening|diy|the toaster|peeling|while (?:making|washing|opening)|forgot (?:i had|that i|whether)|double dose|twice|as prescribed|like (?:i am|i was) (?:supposed|meant)|on time|with (?:food|breakfast|water|my dinner)|nurse|pharmacist|chemist|pharmacy|doctor (?:said|told|changed|prescribed)|my dose|side effects?|into the (?:box|dosette|organiser|pill box)|for the week|with (?:coffee|tea|juice|milk)|organis\w+|so (?:that )?i do not forget",
}


def _c(pattern: str) -> re.Pattern[str]:
    return compiled(pattern, _C)


_NOT_BEFORE_I = _c(
    r"(?:not|never|no) (?:\S+ )?(?:that|think|mean|meaning|saying|say|like|because|feel like|believe|implying|to say|as if|imagine)$|(?:not that|no sign that|not as if)$".replace(
        "$", ""
    )
)
_NOT = _c(
    r"(?:not|never|no longer|without|no|nor|none|stopped|stop|instead of|rather than|quit|free (?:of|from)|neither|against|opposite of|far from|nothing to do with|anything but|zero|no more|refuse to|refused to|anti|resist|resisted|survived|overcame|overcome|beat|prevent|preventing|prevention of|asks? (?:about|if|whether)|asked (?:about|if|whether)|talk(?:s|ed|ing)? (?:about|of))"
)
_NOT_NOT = re.compile(
    r"(?:can|could|will|would|do|does) not (?:stop|help|promise|know (?:if|how|whether)|care|sure|wait|mind)|not (?:only|sure|just|long|safe|able to stop|one day|much|going to lie|gonna lie|joking|kidding|ok|okay|well|coping|good|fine|alone)|no (?:joke|jokes|doubt|idea|other|one|wonder|fear|reason to|point|lie)|never (?:stop|stopped|not)|why not|what stops me|do not (?:call|ring|try|tell|look|worry|cry|bother|judge|hate)|not (?:be|been) able to stop|not stop|nobody"
)
_LONG, _HEALED, _FRESH = _c("<long>"), _c("<healed>"), _c("<fresh>")
_PAST_VERB = re.compile(
    r" (?:wanted|tried|was|were|had|thought|felt|took|used|planned|attempted|cut|burned|hurt|told|said|swallowed|overdosed|been|wished|did|kept|nearly|almost|stopped|heard|made|wrote|were|hid|saved|climbed|stood|stockpiled|hoarded|overdosed|jumped|hanged|hung|slit|drank|starved|got|went|came) "
)
_WORK = _c(
    r"(?:in|of|from|about|writing|wrote|watching|watched|reading|read|playing|played|seen|saw|by|called|from|for|love|like|drawing|singing|sang|listening to|analysing|studying)(?: \S+){0,3}? <work>|(?:the|that|this|my|a|his|her|their|these|those|which|what)(?: \S+){0,2}? <work>(?: \S+){0,2}? (?:dies|died|is|was|says|said|go|goes|reads|has|had|where|in which|when|about|that|who|asked|asks|lists|called|goes|ends|ended|with|made|killed|made me|talks|shows|warns|means|explains|on|about)|<work> (?:where|in which|about|called|says|lyrics|quote)"
)
_WORK_MINE = _c(
    r"(?:me|my life|how i feel|i feel|about me|my own|for me|my story|because it is true|and i mean it)"
)
_REPORTED = _c(
    r"(?:<other>)(?: (?:\S+ ){0,3}?)?(?:<saying>)(?: (?:me|us|to me|that|at me|like|about|how|once|in|online))*(?: (?:that|how))?(?: (?:he|she|they))?"
)
_SPEAKING = _c(
    r"(?:cut|cutting) (?:my |my own )?(?:hair|nails|fringe|toenails|cake|bread|grass|hedge|\S+ out of my diet)|<laugh>|(?:die|died|dying|dead) (?:of|from|with) (?:laugh\w*|embarrass\w*|boredom|cringe|hunger|cuteness|heat|cold|shame|jealousy|happiness|excitement|suspense|secondhand\S*|curiosity|thirst|nerves|awkwardness|joy|shock)|dying (?:laughing|to (?:see|know|meet|try|hear|go|tell|watch|read|get))|i could (?:murder|kill) (?:a|an|for|some)|(?:kill|murder|strangle) (?:me|you|him|her|them) if (?:i|we) (?:am|are|forget|miss|do not|come|get|break|lose|turn)|"
    r"(?:<mundane>) (?:is|are|was|were|makes?|made|will be|has|have|nearly|almost|going to be) (?:\S+ )?(?:killing|the death|kill|killed|murdering|me|making me want|torture|murder)(?: \S+){0,4}|(?:(?:is|are|was|were) killing me(?! (?:slowly|from the inside|inside))|(?:is|are|was|were|nearly|almost) (?:killing|killed) my (?:back|feet|head|legs|knees|eyes|ears|wallet|vibe|mood))|shoot me|kill me now|drop dead gorgeous|to die for(?! (?:the|my|them|him|her|you|everyone|us|others|our))|dead (?:tired|serious|funny|good|easy|wrong|right|on my feet)|bored to death|scared to death|worried to death|(?:to death) (?:bored|scared)|over my dead body|"
    r"[\"“”«»] (?:is|was) (?:a|an|the|what|on|how|my)(?: \S+)?|not a cry for help|(?<=^ )i am dead(?= (?:that|this|lol|haha|omg|laughing))|<mundane>(?: \S+){0,5}? (?:kill myself|die|end it all|scream|jump out|end my life|murder|kill)|(?:kill myself|die|end it all|murder someone|jump out of (?:a|the) window)(?: \S+){0,6}? (?:<mundane>)|(?:if i (?:have to|see|hear|get|eat) (?:\S+ ){0,3}?(?:one more|another|more|again))(?: \S+){0,8}|(?:one more|another) (?:\S+ )?<mundane>(?: \S+){0,6}"
)
_ACCIDENT = _c("<accident>")
_ABOUT_ANOTHER = _c(
    r"(?:how (?:do|can|should|could|would|to|did|best)(?: i| we| you)? ?(?:\S+ )?(?:help|support|talk to|tell|ask|comfort|answer|respond|reach|be there for|react|approach|get)|what (?:do|can|should|could|would) (?:i|we|you) (?:say|do|tell|answer|write)|should i (?:call|ring|tell|go|say|ask|take|stay|visit)(?! an ambulance for me)|sectioned|refuses? help|worried (?:about|for|sick about) (?:him|her|them|<other>)|any advice (?:for|on) (?:helping|a friend|my)|(?:supporting|helping|visiting|looking after|caring for) (?:him|her|them|someone|somebody|<other>))"
)
_THEIRS = _c(
    r"(?:my|our|a|the|his|her|one of my|somebody in|someone in)(?: \S+){0,2}? (?:<kin>|neighbour|colleague|coworker|boss|girl|boy|guy|man|woman|person|class|group|flatmate|lad|bloke|mum|kid|member|stranger)(?: (?:i know|online|of (?:my|our|the|another) \S+(?: \S+)?|in (?:my|our|the|another) \S+(?: \S+)?|from (?:my|the|our) \S+|at (?:my |the )?\S+|on (?:my |the )?\S+))*(?: (?:has|have|had|is|was))?(?= $)|(?:he|she|they|someone|somebody)(?: (?:has|have|had|is|was))?(?= $)"
)
_ADVICE = _c(
    r"(?:if you|when you|you are|you do not|you deserve|your|have you|please (?:call|ring|talk|tell|reach|stay)|you can|are you|do you|sending you|thank you for telling|sorry you|for anyone|anyone who|people who|those who|everyone who|does anyone|for people|to anyone)"
)
_SIDE_OF_SELF = re.compile(r" (?:i|me|my|myself) ")
_INTRUSIVE = _c(
    r"(?:intrusive(?: thoughts?)?|(?:would|will|could|do|going to) (?:never|not) (?:\S+ )?(?:do it|act on|do anything|act|hurt (?:him|her|anyone|them|anybody)|harm (?:anyone|anybody)|actually|go through)(?: \S+){0,2}|(?:urges?|thoughts|voices)(?: \S+){0,3} (?:have|has) (?:gone|stopped|faded|eased|passed)|not have (?:any )?(?:plans?|thoughts|intention|wish|urge|urges)|no (?:plan|plans|intention|intent|desire|wish)(?: \S+){0,3}|(?<!not )under control|not (?:in danger|suicidal|in crisis|going to do anything|at risk|planning)|i am safe(?: now)?|(?<!not )feel safe|know (?:they are|it is) not real|ocd)"
)
# A parting of every day, or from somebody who died.
_PARTING = _c(
    r"(?:hospice|hospital|funeral|grave|graveside|ashes|vet|crematorium|cremation|passed away|airport|leaving do|retires?|retiring|colleagues|old (?:flat|job|house|school)|therapist|dentist|appointment|holidays?|annual leave|camping|conference|flight|flying|physio|scan|school trip|moving|see you (?:on |next |in )?(?:\S+day|week|two weeks|month|soon|after)|wedding|visiting|facebook|instagram|twitter|social media|whatsapp)"
)
_OF_PARTING = re.compile(
    r"goodbyes?|bye|farewells?|not be (?:here|around)|last (?:post|session|day|week)|leaving|gone"
)
# "No joke", "not kidding": said in earnest, whatever laughs beside it.
_EARNEST = _c(
    r"(?:no|not|not a|not even|isnt|am not) (?:joke|joking|kidding|kiddin|jk)|no cap|serious|this time|for real|frfr"
)
# Signs that another does something are not excused by being about another.
_BY_OTHERS = frozenset({"wish", "home", "care", "left"})
_SHARP = frozenset({"means", "taken", "hurting", "goodbye", "plan"})
_QUOTE = re.compile(r"[\"“”«»]")


def left(sign: Sign, match: re.Match[str], sentence: Sentence, text: str) -> float:
    """What share of a sign is left in its sentence: 1 is all, 0 nothing."""
    line = sentence.line
    before = line[: match.start()].rstrip() + " "
    if _is_denied(before, match.group()):
        return 0.0
    shares = (
        _when(line, sign),
        _whose(before, line, match, sign),
        _what(sign, match.group(), line),
        _safe(line, sign),
    )
    return min(shares)


def _is_denied(before: str, words: str) -> bool:
    """Whether "not", "never" or the like stands in front and means this."""
    if words.startswith(("this is not ", "it is not a ")):
        return True
    near = " " + " ".join(before.split()[-4:]) + " "
    near = _NOT_NOT.sub("x", near)
    if words.startswith(("i ", "my ", "the ", "they ")):
        return bool(
            re.search(
                r" (?:not|never|no) (?:\S+ )?(?:that|think|mean|meaning|saying|like|because|believe|as if|say) $",
                near,
            )
        )
    near = " " + " ".join(near.split()[-3:]) + " "
    return bool(_NOT.search(near)) and not words.startswith(
        ("not ", "never ", "no ", "do not ", "can not ")
    )


def _when(line: str, sign: Sign) -> float:
    if _FRESH.search(line):
        return 1.0
    if _LONG.search(line) and (_PAST_VERB.search(line) or _HEALED.search(line)):
        return 0.1
    if _HEALED.search(line) and _PAST_VERB.search(line):
        return 0.2
    return 1.0


def _whose(before: str, line: str, match: re.Match[str], sign: Sign) -> float:
    """Said by another, about another, or to another."""
    last = " " + " ".join(before.split()[-9:]) + " "
    said = list(_REPORTED.finditer(last))
    if said and not re.search(
        r" (?:voices?|god|satan|demons?|devil|angels|radio|tv) ", " " + match.group() + " "
    ):
        return 0.2
    if (
        _ABOUT_ANOTHER.search(line) or (sign.about not in _BY_OTHERS and _THEIRS.search(before))
    ) and not re.search(r" i (?:want|am going|feel|need|have|took|will) ", match.group() + " "):
        return 0.2
    if _ADVICE.search(before) and not _SIDE_OF_SELF.search(" " + match.group() + " "):
        return 0.2
    return 1.0


def _what(sign: Sign, words: str, line: str) -> float:
    """In a work of fiction or a lesson, as a way of speaking, or by accident."""
    if _SPEAKING.search(line) and not _EARNEST.search(line):
        return 0.2
    if _PARTING.search(line) and _OF_PARTING.search(words):
        return 0.2
    if _WORK.search(line) and not _WORK_MINE.search(line):
        return 0.2
    if sign.about in _SHARP and _ACCIDENT.search(line):
        return 0.2
    return 1.0


def _safe(line: str, sign: Sign) -> float:
    return 1.0 if sign.about == "wish" or not _INTRUSIVE.search(line) else 0.3
