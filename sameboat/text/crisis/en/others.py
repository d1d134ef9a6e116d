"""Harm to others, and voices that order."""

from __future__ import annotations

from sameboat.text.crisis.en.words import CLASSES
from sameboat.text.crisis.signs import Sign, signs_of

_C = CLASSES | {
    "i": r"i |(?<=^ )|(?:and|but|so|then|because|just|cause|now|that) (?:i )?",
    "urge": (
        r"want to|need to|have to|wish to|long to|would like to|would love to|am going to|going to|am about to|about to|intend to|plan to|am planning to|planning to|have decided to|decided to|am ready to|ready to|am trying to|tempted to|"
        r"am tempted to|will|might|may|must|should|(?:have |had |get |getting |the |an |this |strong |my )*(?:urges?|impulses?|plans?|desire) to|am close to|am scared i (?:will|might|am going to|could|may)|am afraid i (?:will|might|am going to|could|may)|"
        r"am (?:terrified|worried|frightened) i (?:will|might|am going to|could|may)|think i (?:will|might|am going to|should|have to)|feel like i (?:will|might|am going to|could|have to)|nearly|almost|swear i will|swear to god i will|promise i will|am so close to|could|do not know if i can stop myself from"
    ),
    "harm_act": (
        r"<die>|kill(?: \S+){0,4}|hurt(?: \S+){0,4}|cut(?: \S+){0,3}|stab(?: \S+){0,3}|burn(?: \S+){0,3}|jump(?: \S+){0,4}|harm(?: \S+){0,3}|do it|do something (?:bad|terrible)|attack(?: \S+){0,3}|push(?: \S+){0,4}|smother(?: \S+){0,2}|"
        r"drown(?: \S+){0,2}|strangle(?: \S+){0,2}|walk into(?: \S+){1,3}|walk in front(?: \S+){1,3}|run into(?: \S+){1,3}|step (?:off|into|in front)(?: \S+){1,3}|let go|get (?:the|a) (?:knife|rope|gun|blade|razor)(?: \S+){0,3}|pick up the (?:knife|rope|gun|blade|razor)|"
        r"swallow(?: \S+){1,4}|take (?:all|them all|the)(?: \S+){0,4}|stop (?:breathing|eating)|starve(?: myself)?|punish (?:myself|them|him|her)|gouge(?: \S+){1,3}|pull out(?: \S+){1,3}|sacrifice(?: \S+){1,3}|finish (?:it|him|her|them|myself)|end (?:it|my life|his life|her life|things)|set fire(?: \S+){1,3}|murder(?: \S+){0,3}|shoot(?: \S+){0,3}"
    ),
}
_NOT_MEANT = r"(?! (?:in (?:the|this|that) (?:lobby|server|game|match|level|raid|arena|first|next|last)|on (?:the server|fortnite|cod|minecraft)|feelings?|reputation|the mood|a coffee|for a|time|at (?:chess|cards|football|mario|the game|this|it|fifa|scrabble|tennis)|laugh\S*|with kindness|an email|a text|down|sugar|off the|in the (?:back|game|final)|my (?:diet|sleep|motivation|vibe|confidence|chances|plants|diet|habit)|the (?:lights|engine|noise|weeds|alarm|printer|mood|vibe|joke))|s?\S*(?:feelings))"

HARM = (
    *signs_of(
        "harm",
        "may harm somebody",
        3,
        _C,
        rf"<i>(?:<urge>) <grave> <people>{_NOT_MEANT}",
        rf"<i>(?:want to|am going to|going to|need to|have to|plan to|am planning to|(?:have |had |get |getting |the |strong |my )*(?:urges?|impulses?|desire) to|am scared i (?:will|might|am going to|could|may)|am afraid i (?:will|might|am going to|could|may)|am (?:terrified|worried|frightened) i (?:will|might|am going to|could|may)|think i (?:will|might|am going to)|nearly|almost|swear i will|am about to|am so close to|do not know if i can stop myself from) (?:<attack>) <people>{_NOT_MEANT}(?! (?:at|on the (?:cheek|back|head)|off (?:the|my) (?:list|phone|friends)|out of (?:my|the)|by (?:saying|leaving|telling)|with my (?:words|illness|mood)|a (?:favour|bit)))",
        r"<i>will (?:<attack>) <people>(?: \S+){0,3} (?:tonight|tomorrow|deserves?|deserved|pay|dead|with|if i see|today|when|next time|next|i swear|and then|so help)",
        r"<burn_place>(?: \S+){0,3} (?:with|inside|while|down|and everyone|tonight|tomorrow|so|all|to the ground)(?: \S+){0,4}",
        r"<i>(?:<urge>) <burn_place>",
        r"<i>(?:can not stop|keep|keep on|have been|am|have thoughts of|having thoughts of|have|having|get|getting|constant|my)(?: (?:having|\S+))?(?: (?:thoughts?|thinking|fantasi\S+|dream\S+|images?|visions?|urges?|plans?|imagining|planning|picturing|fantasies|ideas))?(?: (?:of|about|to))?(?: (?:how to|how i would|ways to|how|ways of))? (?:<attacking>|<grave>|attack|hurt|beat to death) <people>(?! feelings)",
        r"(?:thoughts?|urges?|fantasies|plans?|images|visions|impulses?|ways) (?:of|about|to|for|on) (?:how to )?(?:<attacking>|<attack>) <people>(?! feelings)(?: (?:and|are|is|get|getting|they|feel|with|i)(?: \S+){0,4})?",
        r"(?:if|when|next time|as soon as|the (?:next|minute|moment) \S+) i (?:see|find|catch|get hold of|meet|get my hands on|run into) (?:<people>)(?: \S+){0,4}? (?:i will|i am going to|will|going to|i swear) (?:<attack>|end|be dead|make (?:him|her|them) pay|finish)(?: \S+){0,2}",
        r"(?:i have|i have got|have|got|with|holding|sharpened|bought|carrying|i carry|i put|i took|i am holding|brought|packed) (?:a |the |my |dads |his )?(?:\S+ )?(?:knife|gun|rope|bat|hammer|axe|machete|blade|petrol|crowbar|weapon|pistol|rifle|screwdriver|bottle)(?: \S+){0,6}? (?:waiting for|for (?:him|her|them|my ex|when (?:he|she|they))|outside (?:his|her|their|the|my)|until (?:he|she|they)|ready for (?:him|her|them)|to (?:protect myself from|use on|stab|kill|hurt|attack|get|give|scare)(?: \S+){0,3}|he (?:comes|walks|gets)|she (?:comes|walks|gets)|they (?:come|walk|get)|at (?:him|her|them)|pointed at)(?: \S+){0,2}",
        r"(?:i am|am|been|was) (?:waiting|sitting|standing|parked|hiding) (?:\S+ ){0,2}?outside (?:his|her|their|the|my)(?: \S+){1,3} (?:with|knife|gun|bat|and (?:i am going|when|he|she|they))(?: \S+){0,4}",
        r"(?:i )?(?:grabbed|had|held|put|got|pinned|pushed|choked|strangled|punched|squeezed|hit|shook)(?: my hands?)?(?: \S+){0,3}? (?:by the (?:neck|throat)|(?:round|around|on) (?:his|her|their|the|my \S+)(?: \S+)? (?:neck|throat|mouth|face)|against the wall)(?: \S+){0,8}? (?:wanted|want|did not want|liked|enjoyed|nearly|almost|scared|stop|next time|go on|again|could have)(?: \S+){0,3}",
        r"(?:nearly|almost|came close to|close to|was going to|this close to|about to|tried to|just) (?:<attack>|<attacking>|stabbed|killed|strangled|hit|attacked|shot|pushed|choked|smothered|drowned|hurt|threw|shook|poisoned|drove into|ran over) <people>(?! feelings)(?: \S+){0,6}? (?:next time|will not stop|scared|afraid|again|want|could not stop|did not stop|today|tonight|this morning|yesterday|again|last night|just now)(?: \S+){0,3}",
        r"(?:hurt|harm|kill|shake|smother|drown|drop|throw) (?:the|my)(?: \S+)? (?:baby|child|kids?|children|son|daughter|newborn|toddler|twins|little one|infant)(?! feelings)",
        r"(?:someone|somebody|people|he|she|they|everyone|somebody else|all of them|everyone there|that man|my \S+) (?:is|are|will|needs?|has|have|deserves?|must) (?:going )?(?:to )?(?:going to )?(?:get hurt|die|pay with|be dead|end up dead|get killed|be sorry when i)(?: \S+){0,3}? (?:tonight|tomorrow|today|by my hand|by my hands|because of me|if i|and i will|i will make sure|next time i|soon)(?: \S+){0,3}",
        r"(?:take|taking|bring|going to take|will take|drag) (?:\S+ ){1,4}?(?:down |out |along )?with me(?: \S+){0,3}(?: (?:when i (?:go|die|jump|do it)|to (?:the grave|hell)|if i (?:go|die|do)))|kill (?:\S+ ){1,3}?and then (?:myself|me)|(?:him|her|them|everyone) first (?:and )?then (?:me|myself)",
        r"(?:someone|somebody|people|he|she|they) (?:is|are|will|might) (?:going to )?(?:get killed|get hurt badly|die because of me)|i (?:have|have got) (?:what i need|the \S+|a \S+|my \S+) and i am waiting for (?:\S+)(?: \S+)?",
        r"(?:shoot up|shooting up|blow up|bomb|gas|massacre) (?:the|my|this|that|a) (?:\S+ )?(?:school|office|ward|hospital|place|church|mosque|mall|class|college|clinic|job|work|building|station|bus|train)",
        r"(?:bring|take|bringing|taking|brought|carry|carrying) (?:a |the |my |this )?(?:gun|knife|machete|blade|weapon|bomb|axe) (?:to|into|in to) (?:school|work|college|the \S+|my \S+|class|his \S+|her \S+)",
        r"(?:make|going to make|will make|want to make) (?:him|her|them|all of them|them all|everyone) (?:all )?(?:pay|suffer|bleed|sorry|scream|beg|feel (?:it|what i))(?: (?:with|for|tonight|tomorrow|before|till|until|and|in)(?: \S+){0,4})",
        r"(?:put|poured?|mixing|mix|slipped|putting) (?:\S+ ){0,3}(?:poison|bleach|pills|antifreeze|rat poison|something) (?:in|into) (?:his|her|their|the|my \S+)(?: \S+){0,3}",
        r"(?:hands?|knife|blade|pillow|rope|gun|bat) (?:\S+ ){0,2}?(?:round|around|over|on|to|at|against|into|in) (?:his|her|their|the baby|my \S+) (?:neck|throat|face|mouth|chest|back|head|heart)(?: (?:until|so|tonight|and|when)(?: \S+){0,3})?",
        r"blood on my hands(?: (?:tonight|soon|by))|(?:one|both) of us (?:is|will be|will|is going to|has to) (?:end up |be )?(?:dead|die|dying)(?: \S+){0,2}",
        r"(?:can not|not|no longer|do not know how (?:much )?long\S*) (?:\S+ )?(?:control|trust|stop|hold|hold back|restrain) (?:myself|my (?:rage|anger|hands|temper|urges?)|it|this rage|the rage|the anger)(?: \S+){0,4}? (?:hurt|kill|near|around|with|from (?:hitting|hurting|killing|attacking)|harm|someone|somebody|him|her|them|the (?:baby|kids))(?: \S+){0,3}",
    ),
    *signs_of(
        "harm",
        "may harm somebody",
        3,
        _C,
        r"<i>(?:<urge>) (?:put|stick|drive|shove|plunge) (?:a|the|my|this) (?:knife|blade|bullet|axe|screwdriver|pillow|scissors) (?:in|into|through|in to|over|on) (?:him|her|them|<people>|his \S+|her \S+|their \S+)",
        r"(?:see|seeing|picture|picturing|imagine|imagining|saw) (?:myself|me|my hands?) (?:\S+ )?(?:put(?:ting)?|hurt(?:ing)?|kill(?:ing)?|stab(?:bing)?|smother(?:ing)?|drown(?:ing)?|shak(?:e|ing)|throw(?:ing)?|chok(?:e|ing)|strangl(?:e|ing)|drop(?:ping)?|push(?:ing)?|hit(?:ting)?)(?: \S+){0,3} (?:her|him|them|the \S+|it|my \S+|someone|people)(?: \S+){0,2}",
        r"(?:have|know|got|found|found out) (?:his|her|their|the|my \S+) (?:address|house|home|car|route|shift)(?: \S+){0,5} (?:hammer|knife|gun|bat|petrol|axe|pay|sorry|weapon|waiting|going (?:there|round))(?: \S+){0,3}",
        r"(?:know|found out|worked out) where (?:he|she|they|\S+ \S+ \S+ \S+|each|all)(?: \S+){0,3} (?:lives?|works?|sleeps?|parks?)(?: \S+){0,3} (?:will|going to|pay|sorry|regret|knife|gun|hammer|tonight)(?: \S+){0,4}",
        r"(?:they|he|she|you|you all|everyone) (?:will|is going to|are going to) (?:all )?(?:be sorry|pay|regret it|suffer|get what (?:is|they)|burn)(?: (?:for|when|tonight|tomorrow|soon|now)(?: \S+){0,3}|(?= $))",
        r"(?:going|go|i am|heading|walking) (?:round |over |up |down |out )?(?:there|to his|to her|to their|next door|upstairs|downstairs|after him|after them)(?: \S+){0,6}? (?:he|she|they|it) (?:will not|will never|is not going to|are not going to)(?: \S+){0,6}",
        r"(?:nearly|almost|was about to) (?:ran|run|drove|drive|mowed|mow) (?:\S+ ){1,3}?(?:over|down|into|off)(?: \S+){0,2}? (?:on purpose|deliberately|today|and)(?: \S+){0,3}",
        r"(?:do not|stay away and do not|better not|nobody) (?:come|go) (?:in )?to (?:school|work|college|class|the \S+)(?: (?:tomorrow|monday|today|on \S+|friday))?|(?:bringing|bring|brought|taking|take) (?:my |dads |a |the |my dads |his )*(?:gun|knife|machete|axe|rifle|pistol|shotgun)(?: (?:in|to|with|tomorrow|monday|there)(?: \S+){0,3})",
        r"(?:all|we|us|me and) (?:\S+ ){0,3}?(?:go|die|leave|end|sleep)(?: all)? together(?: \S+){0,4} (?:children|kids|baby|boys|girls|son|daughter|family|wife|husband|suffer|heaven|nobody is left)(?: \S+){0,3}|(?:that )?(?:nobody|no one|they|none of us) (?:is|are) left (?:behind )?to suffer",
        r"(?:had|have|put|got|wrapped) my hands (?:round|around|on|over) (?:his|her|their|the|my \S+)(?: \S+)? (?:throat|neck|mouth|face)(?: \S+){0,4}",
        r"(?:alone with|near|around|look after|hold) (?:the|my)(?: \S+)? (?:kids|children|baby|son|daughter|boys|girls|newborn|twins)(?: \S+){0,8} (?:might do|hurt|harm|pictures|images|snap|shake|smother|drop|thoughts)(?: \S+){0,4}",
        r"(?:my|the|his|her)(?: \S+)? (?:is|are|will be|would be|needs to be|should be|deserves to be) (?:a )?dead (?:man|woman|tonight|by|when i|if i)(?: \S+){0,3}",
    ),
    *signs_of(
        "harm",
        "may be close to harming somebody",
        2,
        _C,
        r"(?:they|he|she) (?:deserves?|deserved) (?:it|to die|to suffer|what is coming|to be dead|everything)(?: \S+){0,2}",
        r"<i>(?:want to|could|will|would like to|am going to) (?:<grave>) (?:him|her|them|you|all of you|everyone|someone|people|my <kin>)",
        r"i want (?:him|her|them|all of them|my \S+) (?:dead|to die|to suffer|gone for good)|(?:want|need|going|wait) (?:to get )?(?:revenge|payback)(?: \S+){0,3}",
        r"(?:scared|afraid|frightened|terrified|worried) (?:of )?(?:what )?i (?:might|will|could|may|am going to|would) (?:do|snap|lose (?:it|control)|explode|hurt)(?: \S+){0,4}",
        r"(?:going|about|want) to snap|next time i will not stop|see red|lose control",
    ),
)

VOICES = (
    *signs_of(
        "orders",
        "hears orders to do harm",
        3,
        _C,
        r"(?:<voice>) (?:\S+ ){0,2}?(?:tells?|telling|told|commands?|commanding|commanded|orders?|ordering|ordered|wants?|asks?|asking|makes?|making|forces?|forcing|urges?|urging|pushes|pushing|begs?|begging|instructs?|instructing|keeps? telling|keep on telling|whispers?|whispering|screams?|screaming|shouts?|shouting|yells?|yelling|insists?|demands?|demanding|need|needs|say|says|saying|said|convinces|convincing|encourage|encourages|encouraging|persuad\S+|lets|let|allow|sent)(?: (?:at|for|on|to))? (?:me|us)? ?(?:now |again |tonight |every \S+ |that |over and over |how |it is time )*(?:to|i (?:must|have to|should|need to|deserve to|ought to|am going to|will|can|might as well|better)) (?:go and |just |go |finally )?(?:<harm_act>)(?! (?:the (?:dishes|shopping|washing|cleaning|homework)|on (?:the )?(?:trampoline)|sugar|down on|for joy|rope))",
        r"(?:<voice>) (?:\S+ ){0,2}?(?:says?|saying|said|tells?|telling|told|keeps? saying|whispers?|whispering|screams?|screaming|shouts?|shouting|chant\S*|repeat\S*)(?: (?:at|to|me|it|that|over and over|again and again|in my (?:ear|head)))*? ?(?:die|kill (?:him|her|them|yourself|myself|it)|jump|do it|cut|hurt (?:him|her|them|yourself)|end it|let go|burn it|stab (?:him|her)|kill kill|death|pick up the \S+|i am better off dead|i (?:should|deserve to|must|have to) (?:die|be dead)|everyone would be better|it is time(?: to (?:go|die))?)",
        r"(?:god|satan|the devil|the angels|the voices|jesus|allah|they|the lord|lucifer|spirits|the \S+) (?:has |have )?(?:chose|chosen|choose|picked|selected|sent|appointed|called|calling|calls|want|wants|need|needs)(?: for)? me (?:\S+ )?(?:to|for) (?:die|death|be sacrificed|sacrifice|be the sacrifice|kill|cleanse|end|join|come (?:home|to (?:him|them))|jump|burn|suffer|punish|bleed|fly)(?: \S+){0,4}",
        r"i (?:have to|must|need to|am going to|should|will|am supposed to|ought to) <harm_act>(?: \S+){0,2}? (?:because|or|so|before|as|otherwise|or else|since|that is what|to (?:please|appease|save|obey)) (?:\S+ ){0,6}?(?:voices?|god|satan|devil|demons?|angels?|punish(?:ed)?|told me|orders?|commanded|said so|they (?:said|told|will)|the world|will die|my family dies|implant|radio|tv|hell|curse|evil)(?: \S+){0,3}",
        r"(?:going to|will|have to|must|should|want to|need to|about to|ready to|better|might|almost|nearly|can not help but|have no choice but to|no choice but to) (?:do|did|obey|obeyed|listen(?:ed)?(?: to)?|follow(?:ed)?|give in(?: to)?|gave in(?: to)?|act(?:ed)? on|carry out|do as|comply(?: with)?|submit(?: to)?|surrender(?: to)?) (?:what |as |whatever )?(?:the |my |their |his |its |her |those )?(?:\S+ )?(?:voices?|radio|tv|satan|god|devil|demons?|angels?|they|it|orders?|commands?|instructions|command|them|him|her)(?: (?:say|says|said|tell|tells|told|want|wants|order|orders|asks?|command|telling|are telling)(?: \S+){0,6})?",
        r"(?:<voice>) (?:will|would|are going to|is going to|said they will|said it will|threaten\S*(?: to)?) (?:\S+ )?(?:punish|kill|hurt|torture|take|burn|harm|get|rape|destroy|never stop|not stop)(?: \S+){0,4}? (?:if|unless|until) (?:i|we)(?: \S+){0,6}",
        r"(?:i )?(?:can not|could not|not able to|hard to|harder to|struggling to|not sure i can|no longer|do not know (?:if|how long) i can) (?:\S+ )?(?:resist|fight|ignore|disobey|refuse|say no to|block out|hold out against|keep fighting) (?:\S+ )?(?:the |my |these |their )?(?:\S+ )?(?:voices?|commands?|orders?|demons?|them|it|him|satan|devil)(?: \S+){0,5}",
        r"command(?:ing)? (?:hallucinations?|voices?)(?: \S+){0,4} (?:kill|hurt|die|harm|again|back|worse|strong|jump|cut)",
        r"(?:hear|hearing|heard) (?:\S+ ){0,4}?(?:voices?|orders|commands|whispers|god|satan|them|someone|demons)(?: \S+){0,3}? (?:tell|telling|to|saying|that say|ordering|commanding|screaming|who want|wanting|say) ?(?:me|i|at)? ?(?:\S+ )?(?:me )?(?:to |i should |i must |i have to )?(?:<harm_act>|better off dead|die)",
        r"(?:the only way|it is the only way|this is the only way|only) (?:to|i can|they will|it will|i will)(?: \S+){0,3}? (?:shut (?:them|the voices|it|him) up|stop (?:them|the voices|it talking|him|her)|make (?:them|the voices|it|him) (?:stop|quiet|leave|go)|silence (?:them|the voices|it|him)|save (?:everyone|the world|them|my \S+)|break the curse|get (?:the|it|this) (?:chip|implant|thing|demon|bug)(?: \S+)? out)(?: \S+){0,3}? (?:is|die|dead|kill|jump|cut|if i|to)(?: \S+){0,3}",
        r"(?:cut|cutting|dig|digging|carve|carving|get|pull|burn|drill) (?:it|the \S+|them|this|out the \S+|the \S+ \S+) out (?:of|from) (?:my|me)(?: \S+)?|(?:gouge|pull|cut|rip|dig|scratch) (?:out )?my (?:eyes?|tongue|ear|ears|teeth)(?: out| off)?",
    ),
    *signs_of(
        "orders",
        "hears orders to do harm",
        3,
        _C,
        r"(?:he|she|it|they|something|<voice>) (?:keeps? |kept |is |are |just |goes |only )*(?:whisper(?:s|ing|ed)?|say(?:s|ing)?|tell(?:s|ing)?|scream(?:s|ing)?|shout(?:s|ing)?|repeat(?:s|ing)?|chant(?:s|ing)?|promis(?:es|ed|ing)|swear(?:s|ing)?|hiss(?:es|ing)?|sing(?:s|ing)?)(?: (?:me|to me|that|at me|it))* (?:\S+ ){0,4}?(?:do it(?: do it)*|step (?:out|off)|jump|you can fly|i can fly|if i (?:jump|die|cut|do it|let go)|i will not (?:fall|die|feel)|the (?:pills|tablets|tablet|knife|rope|blade|bridge|water) (?:is|are)|let go|pick it up|use it|push|die|come (?:home|to us|to me)|it will not hurt|finish (?:it|the job))(?: \S+){0,3}",
        r"(?:<voice>) (?:have been |has been |are |is |were |been |keep |keeps )*(?:on at|going at|at|after|begging|pushing|nagging|pressing|working on|pestering) me (?:\S+ ){0,3}?(?:to|until i) (?:<harm_act>|finish the job|finish it|act)",
        r"(?:i )?(?:have been|was|am being|been|i am) (?:told|ordered|commanded|instructed|chosen|sent|called|asked by (?:god|the \S+)|made) (?:by (?:\S+ ){1,2})?(?:to|that i (?:must|should|have to)) (?:<harm_act>|give my life(?: \S+){0,2}|burn(?: \S+){1,4}|cleanse(?: \S+){1,3}|end(?: \S+){1,3}|sacrifice(?: \S+){0,3})",
        r"(?:giving|gives|gave|sending|sends|sent|send|give) me (?:\S+ )?(?:instructions|orders|commands|messages|signals|signs|missions?|tasks?) (?:\S+ )?(?:to|that i (?:must|should|have to)) (?:<harm_act>)",
        r"i am (?:\S+ )?to (?:give|lay down|offer|sacrifice|end) my (?:life|self|body|blood)(?: \S+){0,4}|give my life for (?:the|them|everyone|my|all)(?: \S+){0,2}",
        r"(?:is|are|my \S+ is|he is|she is|it is) (?:the devil|a demon|possessed|satan|not my (?:\S+)|an impost\S+|evil)(?: \S+){0,4} (?:must|have to|need to|going to|should|kill|drown|destroy|burn|cut|get it out|stop (?:him|her|it))(?: \S+){0,4}",
        r"(?:only thing|only way|way) (?:that |which )?(?:will |can |to )?(?:get|gets|take|cut|dig|burn) (?:it|them|this|the \S+) out(?: \S+){0,2} (?:knife|blade|cut|razor|scissors|dig|drill|fire|scalpel)(?: \S+){0,2}",
        r"(?:at|on|when) (?:zero|nought|0|one|the end) i (?:have to|must|will|need to|am to) <harm_act>",
    ),
    *signs_of(
        "orders",
        "may hear orders",
        2,
        _C,
        r"(?:<voice>) (?:\S+ ){0,2}?(?:tells?|telling|told|commands?|orders?|ordering|commanding|forcing|wants?) me (?:to|i)(?: \S+){1,4}",
        r"(?:must|should|have to|need to|going to|had better) obey|(?:can not|do not want to|scared to) disobey",
        r"(?:they|voices|it|the voices) (?:want|wants) me (?:dead|to die|gone)",
        r"i am (?:god|jesus|the messiah|the chosen one|immortal|invincible)|i can fly",
    ),
)

SIGNS: tuple[Sign, ...] = (*HARM, *VOICES)
