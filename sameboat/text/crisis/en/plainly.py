"""What is said plainly and in few words, and was missed before: poison, means in use, a day that is set, harm going on now."""

from __future__ import annotations

from sameboat.text.crisis.en.words import CLASSES
from sameboat.text.crisis.signs import Sign, signs_of

_C = CLASSES | {
    "poison": r"(?:rat |slug |ant )?(?:poison|pellets)|antifreeze|weed ?killer|drain cleaner|screen ?wash|white spirit|bleach|caustic soda|battery acid|pesticide|insecticide",
    "thing_inside": r"glass|(?:a |some |two |three )?(?:batter(?:y|ies)|razor ?blades?|blades?|needles?|screws?|nails?|pins?|magnets?)",
    "dear": r"mum|dad|everyone|everybody|you all|guys|all|my love|kids|girls|boys",
    "weapon": r"machete|knife|axe|hammer|gun|bat|petrol|crowbar|sword|hatchet",
    "hers": r"(?:my|his|her|our|the) (?:\S+ )?(?:mum|dad|mother|father|sister|brother|wife|nan|gran|baby|kids|children|dog|stepmum|stepdad)",
}

TAKEN = signs_of(
    "taken",
    "may have taken too much",
    3,
    _C,
    r"i (?:just |have |have just |only )*(?:ate|drank|swallowed|had|downed|taken|took) (?:\S+ ){0,3}?<poison>",
    r"i (?:just |have |have just )*(?:swallowed|ate|eaten) (?:\S+ )?<thing_inside>",
    r"i (?:just |have |have just )*(?:took|taken|swallowed|drank|drunk|had)(?: \S+){0,8} on purpose(?! (?:with|to help))",
    r"i (?:just |have |have just )*(?:drank|drunk|had|downed|necked)(?: \S+){0,6} (?:vodka|whisky|gin|wine|rum|brandy)(?: \S+){0,3} (?:with|and) (?:a whole|the whole|an entire|all|a) (?:box|packet|strip|bottle|lot)(?: \S+){0,3}",
    r"(?:taken|took|had|swallowed) (?:more than )?enough (?:\S+ )?to (?:kill|finish|end) (?:me|myself|it)(?: \S+){0,2}",
    r"(?:pills|tablets|meds) (?:are |have )?(?:starting to work|kicking in|working now|kicked in)(?: \S+){0,6} (?:sorry|goodbye|bye|forgive)",
)
USED = signs_of(
    "means",
    "has the means at hand",
    3,
    _C,
    r"i am holding (?:the|a|his|my dads?) (?:gun|knife|blade|razor|rope|pistol|shotgun)",
    r"(?:the|my|a) (?:rope|noose|belt) (?:is|has been) (?:up|ready|tied|set|round the \S+)(?: \S+){0,5}",
    r"(?:in the car|sat in the car|sitting in the car)(?: \S+){0,4} garage(?: \S+){0,4} engine (?:is )?(?:running|on)",
    r"(?:in|filled|run|running) (?:the|a|my) bath(?: \S+){0,8} (?:hairdryer|toaster|hair dryer|heater)(?: \S+){0,3} (?:plugged|plug|edge|in)",
    r"plastic bag and (?:some |the |a )?(?:tape|elastic|cord|gas|helium)(?: \S+){0,5}",
    r"(?:pills|tablets|blade|razor|rope|knife|gun) in hand(?! (?:out|cream|over))(?: \S+){0,4}",
    r"(?:bought|got) a gun(?: \S+){0,4} (?:it is )?for me",
)
SET = signs_of(
    "plan",
    "has a plan",
    3,
    _C,
    r"(?:have|know|picked|chosen|set) (?:a |the |my )?(?:method|way) and (?:a |the )?(?:time|date|day|place)(?: \S+){0,4}",
    r"(?:date|day|hour) of my (?:own )?death(?: \S+){0,6} (?:picked|chosen|chose|set|decided)(?: \S+)?",
    r"(?:yeeting|throwing|chucking|flinging|launching|hurling|lobbing) myself (?:off|under|in front of|into) (?:\S+ ){1,3}(?:tonight|today|now|tomorrow|later|for real)",
    r"(?:going to|will|want to|about to|have to|ready to) let go of the (?:rail|railing|edge|ledge|rope|bar)",
    r"i am (?:\S+ )?slitting my (?:wrists?|throat|arms?)",
    r"i am going to cut (?:myself |my \S+ )?(?:as soon as|when (?:everybody|everyone|they|mum|dad|he|she)|once (?:everybody|everyone|they)|deep|tonight and)(?: \S+){0,4}",
    r"refus(?:e|ing) (?:all )?(?:food|to eat)(?: \S+){0,3} (?:water|drink)(?: \S+){0,4} (?:until|till|die|gives? up|over|end)",
    r"(?:stopped|stopping) my (?:dialysis|insulin|heart (?:tablets|pills|meds))(?: \S+){0,4} (?:telling (?:anyone|anybody|them|my)|on purpose|to die|let it|natural)",
)
NOT_WANTED = signs_of(
    "wish",
    "wishes not to live",
    3,
    _C,
    r"i wish (?:that )?i (?:had|was|were) never (?:been )?born(?: \S+){0,8} (?:stop|end|die|dead|gone)",
    r"i just want (?:everything|it all) to stop i want (?:me|myself|to) (?:to )?stop",
    r"(?:sorry|forgive me)(?: \S+){0,5} love (?:you|u)(?: \S+){0,4} (?:can not|could not) (?:stay|be) here (?:anymore|any longer)",
    r"(?:dead|late) (?:dad|father|mum|mother|nan|gran|son|daughter|wife|husband|brother|sister)(?: \S+){0,3} calling (?:me|to me)(?: \S+){0,6} (?:going|come|coming|join)",
)
NOW = signs_of(
    "home",
    "may be in danger from somebody near",
    3,
    _C,
    r"(?:is|are) (?:beating|hitting|strangling|choking|kicking|hurting|stabbing) <hers>(?: \S+){0,5} (?:hiding|downstairs|upstairs|next room|scared|now|help|screaming)(?: \S+){0,2}",
    r"i (?:was|got|have been) (?:raped|sexually assaulted|attacked|assaulted) (?:tonight|today|last night|this (?:morning|evening|afternoon)|an hour ago|just now|yesterday)",
)
HARM = signs_of(
    "harm",
    "may harm somebody",
    3,
    _C,
    r"(?:i am|am|i) (?:going to|will) use (?:the|my|a|his) <weapon>(?! (?:on|to|for|in) (?:\S+ ){0,4}(?:wood|tree|wall|nail|cake|bread|ball|game|fence|shed|logs?|kindling|shelf|shelves|hedge|garden|kitchen|film|play))",
)
SIGNS: tuple[Sign, ...] = (*TAKEN, *USED, *SET, *NOT_WANTED, *NOW, *HARM)
