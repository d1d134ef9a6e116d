"""What is near and said without a word of death: harm at home, too much by accident, the means in a room, nobody coming."""

from __future__ import annotations

from sameboat.text.crisis.en.words import CLASSES
from sameboat.text.crisis.signs import Sign, signs_of

_C = CLASSES | {
    "close": (
        r"(?:my|his|her|the)(?: \S+)? (?:husband|wife|partner|boyfriend|girlfriend|ex|dad|mum|stepdad|stepmum|stepfather|brother|step brother|uncle|"
        r"carer|son|flatmate|landlord|lodger|boyfriend)|he|she|they|someone"
    ),
    "strikes": (
        r"(?:has |have |had |is |are |keeps? |kept |been |tried to |going to )*(?:hit|hits|hitting|beat|beats|beaten|beating|strangled?|strangling|choked?|choking|kicked|kicking|punched|punching|raped|rapes|raping|"
        r"slapped|slapping|threatened|threatening|stabbed|forced|forcing|hurting|hurts|hurt|attacked|attacking|broken?|broke)"
    ),
    "child": r"(?:my |the |her |his )?(?:\S+ )?(?:baby|kids?|children|son|daughter|toddler|boys?|girls?|twins|newborn|little one)",
    "unwell": (
        r"passing out|passed out|can not (?:stay awake|breathe|stand|see|walk|wake|feel|keep)|breathing (?:\S+ ){0,2}(?:funny|slow|weird|strange|shallow|odd)|shaking|throwing up|slurring|"
        r"numb|blurry|heart (?:is )?(?:\S+ )?(?:racing|pounding|mad)|collapsed|confused|stopped breathing|stop breathing|blue|very strange|floppy|not wake"
    ),
    "water": r"sea|river|lake|water|canal|lough|loch|reservoir|bridge|cliffs?|quarry|woods|forest|mountains?|weir|viaduct|tracks",
}

HOME = signs_of(
    "home",
    "may be in danger from somebody near",
    3,
    _C,
    r"<close> <strikes> (?:me|my (?:arm|face|ribs|jaw|nose|head))(?: \S+){0,9} (?:outside|door|again|tonight|now|he will be back|back at|kill me|scared|afraid|help|passed out|phone|knife|gun|hiding|please|pls|can not (?:leave|get out|breathe))(?: \S+){0,2}",
    r"<close> (?:says?|said|swore|told me|keeps saying|threatens|threatened|is going|tried)(?: \S+){0,6} kill (?:me|us)(?: \S+){0,6} (?:leave|himself|herself|tonight|gun|knife|door|tell|go|means it|meant it|tried)(?: \S+){0,2}",
    r"(?:outside|door|hiding|knife|gun|drunk|bathroom)(?: \S+){0,10} (?:he|she|they) (?:says?|said|will|is going to|wants to)(?: \S+){0,4} kill (?:me|us)",
    r"<close>(?: \S+){0,6} (?:knife|gun|bat|axe|weapon|drunk)(?: \S+){0,6} hiding|hiding (?:\S+ ){0,3}?in (?:the|my|a) (?:\S+ )?(?:wardrobe|bathroom|loft|cupboard|closet|car|shed|bedroom|toilet|attic)(?: \S+){0,6} (?:from (?:him|her|them|my)|he|she|they|dad|knife|drunk|help)",
    r"(?:comes?|came|coming|gets?) in(?: to|to)? my (?:room|bed)(?: \S+){0,5} (?:night|stop|asleep|sleeping|tell|scared|help|touches)(?: \S+){0,2}",
    r"(?:touches|touched|touching|rapes|raped|raping) me(?: \S+){0,4} (?:when|at night|tell|down there|kill|secret|again|tonight|scared|stop)(?: \S+){0,3}",
    r"<close> (?:keeps? |has |have )?(?:locks?|locked|locking) me (?:in|up|out)(?: \S+){0,8}",
    r"<close>(?: \S+){0,6} (?:not|never) (?:given|give|giving|let|letting) me (?:\S+ )?(?:food|eat|water|out|leave|my meds|a phone)(?: \S+){0,3}",
    r"(?:hands|hand) (?:round|around|on) my (?:neck|throat)(?: \S+){0,3}|(?:gun|knife) (?:out|to my \S+|at my \S+|on me)(?: \S+){0,2}",
)

CARE = signs_of(
    "care",
    "may need an ambulance",
    3,
    _C,
    r"(?:took|taken|had|injected|gave myself|given myself|swallowed|put on) (?:\S+ ){0,7}?(?:double|twice|doubled|three times|four times|ten times|too much|too many|wrong|again|extra)(?: \S+){0,14} <unwell>(?: \S+)?",
    r"<unwell>(?: \S+){0,8} (?:double|twice|too (?:much|many)|overdose|wrong dose|extra)(?: \S+){0,3} (?:<pills>|dose|pen|patch)",
    r"<child> (?:has |have |had |is |been |got )*(?:eaten|ate|swallowed|taken|chewed|chewing|got into|into|drank|drunk|had) (?:\S+ ){0,3}?(?:my|a whole|the whole|all|some of my|bleach|a battery|batteries)(?: \S+){0,4}",
    r"(?:he|she|mum|dad|husband|wife|partner|nan|gran|grandad)(?: \S+){0,6} (?:eaten|ate|swallowed|taken|had|took) (?:\S+ ){0,3}?(?:strip|box|packet|bottle|lot) of my(?: \S+){0,2}",
)

LEFT = signs_of(
    "left",
    "has left somebody who needs them, or means to take them along",
    3,
    _C,
    r"(?:left|put|leaving) (?:<child>|him|her|them)(?: \S+){0,8} (?:walked (?:out|away)|not (?:coming|going) back|can not go back|going (?:to the|now)|now i am (?:going|off)|by the <water>|to the <water>)(?: \S+){0,2}",
    r"(?:going to|will|have to|must|want to) take (?:<child>|them(?: all)?|him|her) with me(?: \S+){0,2}? (?:can not|when|so|because|they|nobody|not)(?: \S+){0,4}",
    r"not fit to be (?:a|his|her|their|anyone\S*) (?:mum|dad|parent)(?: \S+){0,3}",
)

ROOM = signs_of(
    "means",
    "has the means at hand",
    3,
    _C,
    r"(?:glass|cup|mug|bowl|bottle) of (?:bleach|antifreeze|weedkiller|poison|acid)|(?:bleach|antifreeze|weedkiller|poison) (?:is )?in (?:a|the|my) (?:glass|cup|mug|hand|bowl)(?: \S+){0,3}",
    r"(?:counted|count) (?:them|it|the \S+|my \S+|out)(?: \S+){0,8} (?:enough|has to do|will do)",
    r"(?:\d{2,}|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|a hundred|hundreds of|plenty of|all my|a load of|loads of|two boxes of|three boxes of) (?:\S+ ){0,2}?<pills> and (?:\S+ ){0,4}?(?:vodka|gin|whisky|whiskey|wine|rum|brandy|spirits|cider|beer)(?: \S+){0,2}",
    r"(?:garage|car|van)(?: \S+){0,4} (?:shut|closed|sealed|taped|up)(?: \S+){0,6} (?:engine|exhaust|running|fumes)(?: \S+){0,2}|(?:engine|car|exhaust)(?: \S+)? (?:is )?(?:on|running)(?: \S+){0,3} (?:windows?|doors?|garage)(?: \S+)? (?:up|down|shut|closed|sealed|taped)",
    r"(?:gun|shotgun|rifle|pistol|insulin|morphine|cabinet) (?:is |was )?(?:not locked|unlocked|left out|left open|out of the loft|loaded)(?: \S+){0,4}",
    r"(?:foot|feet|legs|hand) (?:is |are )?(?:on|over|past) (?:the )?(?:chair|stool|edge|rail|line|ledge|trigger|sill)(?: \S+){0,3}",
    r"(?:hose|pipe) (?:is )?(?:\S+ )?(?:fitted|attached|connected|taped)(?: \S+){0,3}",
    r"(?:the )?(?:blade|razor|knife|rope|pills) (?:is|are) (?:right )?(?:here|there|ready|calling|in my \S+|against \S+ \S+|to my \S+)(?: \S+){0,2}",
    r"(?:rows|piles|heaps|lines) of (?:\S+ )?<pills>|<pills> (?:are |is )?(?:laid|lined|set|spread|tipped|counted) (?:out|up)(?: \S+){0,3}",
)

COMING = (
    *signs_of(
        "plan",
        "has a plan",
        3,
        _C,
        r"(?:tonight|night|dark|then)(?: \S+){0,4} i am going (?:in|into) the <water>|(?:got|have|bought) (?:the|some|a) (?:helium|exit bag)",
        r"know (?:how|where|when)(?: \S+){0,4} (?:how|where|when)(?: \S+){0,4} (?:how|where|when)(?: \S+){0,2}",
        r"(?:drive|walk|go|swim|head|run|driving|walking|going|swimming|heading)(?: \S+){0,4} <water>(?: \S+){0,6} (?:not|never) (?:come|coming|going|be|swim) back",
        r"(?:am|be) away to (?:the )?(?:\S+ )?<water>(?: \S+){0,3}",
        r"i am (?:hanging|drowning|shooting|gassing|topping|offing|poisoning) myself",
        r"(?:died|dies|gone|dead|buried)(?: \S+){0,3} (?:going|go|follow|following) (?:straight |right |on )?(?:after|with) (?:him|her|them)",
        r"(?:nobody|no one|noone|none) (?:will|would|to|is going to) (?:find|notice|disturb|interrupt|come|look for)(?: me| in)?(?: \S+){0,2} (?:till|until|for|before)(?: \S+){0,2}",
        r"(?:going|jumping|goin|jump|throwing myself|step|stepping) off (?:the|a|that|this) (?:\S+ )?(?:bridge|roof|cliff|building|balcony|flats|tower)(?: <soon>)?",
        r"(?:hiding|hidden|hid|keeping|saving|cheeking|spitting) (?:\S+ ){0,3}?(?:<pills>|them) (?:under my tongue|in my cheek|on the ward|for (?:leave|friday|when))(?: \S+){0,3}",
        r"(?:worked out|counted|know|timed) how many (?:seconds|minutes|floors|feet|metres)(?: \S+){0,8}",
    ),
    *signs_of(
        "wanting",
        "says they want to die",
        3,
        _C,
        r"talk me out of (?:it|this|<dying>)",
        r"(?:nearly|almost|want to|wanted to|going to|tempted to|keep wanting to) (?:stepped|walked|step|walk|stepping) (?:out )?in front of (?:a|the) (?:bus|car|lorry|van|truck|train)(?: \S+){0,3}",
        r"(?:failed|botched it|messed it up|did not work)(?: \S+){0,3} (?:last night|again|yesterday)(?: \S+){0,4} (?:tonight|again|next time|this time|properly|right)",
        r"i (?:will|am going to) hang(?= $)",
        r"not (?:think|know if|know that|believe|sure) (?:that )?i (?:am going to|will|can) (?:make it|get|last|live|survive)(?: through| to| till| past)? (?:the|this|until|tonight|tomorrow|morning)(?: (?:night|weekend|week|morning))?(?= $)",
        r"wish i had the (?:nerve|courage|guts|balls)(?: (?:to|for)(?: \S+){0,4})?(?= $)",
        r"(?:hoping|praying|wishing|hope|pray) (?:that )?(?:it is|it will be|this is|tonight is) (?:the|my) last(?: \S+)?",
        r"(?:want|wanting|going|need|have|will|like|decided) (?:to )?(?:finish|leave|quit|close) (?:my |this )?life",
        r"(?:no|not) (?:want|wish) (?:to )?(?:live|life|continue|be alive)(?: more)?",
        r"can not be (?:arsed|bothered) (?:living|being alive|with life|to live|existing)",
        r"top (?:myself|mesen)|i (?:wan|want) die",
        r"checking out(?= $| (?:for good|of life|tonight|now))",
    ),
    *signs_of(
        "wish",
        "wishes not to live",
        3,
        _C,
        r"(?:wish|want|like|hope) (?:someone|a stranger|anyone) (?:would|could|to|will) (?:run me over|shoot me|kill me|push me|murder me|finish me)",
        r"if i (?:fell asleep|went to sleep) and (?:never|did not) (?:woke|wake)(?: up)?",
        r"only (?:alive|living|breathing) (?:because|for|so|out of)(?: \S+){0,3}|only here because (?:of )?(?:my|the)(?: \S+)?",
    ),
    *signs_of(
        "taken",
        "may have taken too much",
        3,
        _C,
        r"(?:took|taken|swallowed|had|ate) (?:\S+ ){0,4}?<pills>(?: \S+){0,6} (?:\d\d|twenty|thirty|forty|fifty) of them",
        r"(?:taken|took|drunk|swallowed) something(?: \S+){0,5} (?:not (?:going to )?(?:say|tell)|do not ask|not be undone|lie here|lie down)(?: \S+){0,2}",
        r"(?<=^ )(?:i )?(?:have )?(?:swallowed|downed|necked|took|taken) (?:the (?:whole )?lot|them all|all of them|every last one|everything)(?= $)",
        r"(?:taking|taken|took) (?:a (?:rake|shower|fistful|ton|pile|load|heap|rack) of|rakes of) (?:\S+ )?<pills>",
        r"(?:tonight|today|now|then) i take (?:all|many|every|them|the)(?: \S+){0,3}",
        r"(?:<pills>|they|them|it all) (?:are |is )?(?:all )?(?:going down|inside me|down me|in me now|taken)(?= $| (?:now|night|bye|sorry))|<pills> down(?= $)",
    ),
    *signs_of(
        "goodbye",
        "says goodbye",
        3,
        _C,
        r"(?:money|cash|savings)(?: \S+){0,6} funeral(?: \S+){0,6} (?:burden|nobody|no one|so)(?: \S+){0,3}",
        r"(?:signing|logging|checking|log|sign) (?:off|out) (?:for (?:good|ever|life|the last time)|forever)",
        r"(?:someone|they|police|neighbours?|cleaner) will (?:come|find me|find it|be here)(?: \S+){0,2} by then",
    ),
    *signs_of(
        "hurting",
        "is hurting or starving themselves",
        3,
        _C,
        r"not (?:eaten|eat|had (?:any )?food|drunk|drank|eating)(?: \S+){0,4} (?:days?|weeks?|\S+day)(?: \S+){0,14} (?:not going to|on purpose|fade|die|fainting|blacking|heart|to be over)(?: \S+){0,3}",
        r"(?:not going to|will not|never) eat again|(?:poured|put|held|pressed) (?:\S+ ){0,3}?(?:boiling|hot|iron|lighter|flame|cigarette)(?: \S+){0,6} on purpose",
        r"starving myself(?= $| (?:to|on|again|slowly|and|until))|(?:stopped|stopping) (?:eating and )?drinking (?:water|anything)(?: \S+){0,3}|bmi (?:is |of )?1[0-3]",
    ),
    *signs_of(
        "orders",
        "hears orders to do harm",
        3,
        _C,
        r"get rid of (?:the|this|that|it)(?: \S+)? (?:thing|creature|demon|impostor|copy|imposter|devil)(?: \S+){0,4}",
        r"barricaded (?:\S+ ){0,3}(?:door|room|myself|in)(?: \S+){0,8}|(?:they|he|people) (?:are|is) (?:coming|here|trying|outside)(?: \S+){0,3} (?:kill|get|take) me(?: \S+){0,10} (?:knife|gun|bat|axe|hammer|barricaded)(?: \S+){0,2}",
        r"i can (?:fly|not die)(?: \S+){0,10} (?:balcony|roof|window|jump|prove|show|ledge|bridge|step|traffic)(?: \S+){0,2}",
        r"(?:only one who can|have to|need to|must|going to) (?:get|cut|dig|take|beat|burn|drive) (?:it|him|the \S+|them) out(?: \S+){0,3}",
    ),
)

SIGNS: tuple[Sign, ...] = (*HOME, *CARE, *LEFT, *ROOM, *COMING)
