"""Classes of English words that the signs are made of. A blank parts words; `<class>` stands for another class."""

CLASSES: dict[str, str] = {
    # Who
    "poss": r"my|our|his|her|their|the",
    "kin": (
        r"mum|dad|parents|brothers?|sisters?|sons?|daughters?|kids?|children|child|baby|babies|wife|husband|partner|"
        r"boyfriend|girlfriend|fiance|fiancee|family|aunt|uncle|cousin|nan|nana|gran|grandma|grandad|grandmother|grandfather|"
        r"friends?|mates?|best friend|flatmates?|roommates?|housemates?|dog|cat|pets?|ex|ex wife|ex husband|ex boyfriend|"
        r"ex girlfriend|loved ones?|twins?|boys|girls|little ones?|mates|niece|nephew|stepdad|stepmum|stepfather|stepmother"
    ),
    "people": (
        r"him|her|them|them all|all of them|both of them|everyone|someone|anyone|people|somebody|you|you all|you lot|"
        r"(?:my|our|his|her|their|the|that|this|these|those|one of my|one of the|some|a|an)(?: \S+)? "
        r"(?:<kin>|neighbours?|neighbors?|boss|manager|doctor|psychiatrist|nurse|therapist|teacher|man|woman|guy|bloke|girl|boy|kid|lad|"
        r"landlord|landlady|colleagues?|coworkers?|workers?|supervisor|bully|bullies|bitch|bastards?|bastard|prick|cunt|dealer|"
        r"strangers?|students?|classmates?|class|kids|men|women|patients?|staff|cops?|police|officer|people|man downstairs|person|social worker|"
        r"carer|lodger|tenant|priest|pastor|judge|driver|customers?|crowd|passengers?|guard|uncle|one)"
    ),
    "voice": (
        r"(?:the|my|these|those|a|this|some|that|his|her|all the)(?: \S+)? (?:voices?|demons?|devil|angels?|radio|tv|telly|television|spirits?|"
        r"entit(?:y|ies)|aliens?|shadows?|shadow man|man in (?:the|my) \S+|woman in (?:the|my) \S+|thing in (?:the|my) \S+|whispers?|implant|chip|lord|creatures?|ghosts?|"
        r"computer|phone|neighbours|people in my head|man|figure|figures|messages?|walls?|mirror)|"
        r"voices?|satan|lucifer|god|jesus|allah|the lord|demons|angels|they|something|someone in my head|my head|my brain|the ones in my head|it"
    ),
    # When
    "soon": (
        r"tonight|today|tomorrow|now|right now|soon|this (?:evening|morning|afternoon|weekend|week|time|instant|second|minute)|later|"
        r"in (?:an|a few|a couple of|one|two|three|\d+) (?:hours?|minutes?|days?|weeks?)|by (?:morning|tomorrow|tonight|then|the morning|the time \S+ \S+)|before (?:morning|christmas|the week is over|sunrise|monday|the weekend)|"
        r"on (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|my birthday|christmas|the weekend)|at (?:midnight|dawn|last)|"
        r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)|next week|when everyone is asleep|after work|after dark|"
        r"when (?:\S+ ){1,4}(?:leaves?|leave|asleep|goes out|goes to bed|goes to work|at work|out)|once (?:\S+ ){1,4}(?:asleep|leaves?|gone)"
    ),
    # Wanting, meaning to, being about to
    "want": (
        r"want to|need to|have to|wish to|long to|would like to|would love to|would rather|will|am going to|going to|am about to|about to|"
        r"intend to|plan to|am planning to|planning to|have decided to|decided to|am ready to|ready to|am prepared to|might|may|"
        r"could|must|am trying to|trying to|am tempted to|tempted to|am determined to|am thinking to|feel like i (?:need|want|have|ought) to|feel the urge to|"
        r"am desperate to|desperate to|am desiring to|ought to|should|might have to|am close to|chose to|have chosen to|mean to|am willing to|"
        r"think i will|hope to|choose to|am prepared to|came here to|am here to|only want to|am itching to|am dying to|decide to|want so much to|can not wait to|feel ready to"
    ),
    "wanting": (
        r"wanting to|thinking (?:of|about)|thoughts? (?:of|about)|urges? (?:to|of)|plans? (?:to|for|of|on)|think(?:ing)? (?:a lot )?(?:about|of)|"
        r"consider(?:ing)?|contemplat(?:e|ing)|fantasi[sz](?:e|ing) (?:about|of)|dream(?:ing)? (?:of|about)|obsess(?:ed|ing) (?:with|over|about)|planning (?:on|to)?|feel like|"
        r"feeling like|ideas? (?:of|about)|imagin(?:e|ing)|going through with|(?:close|near) to|on the (?:edge|verge|brink) of|preparing (?:to|for)|stop myself from|keep myself from|ways? (?:of|to)|methods? (?:of|for)|desire to|"
        r"ready for|picturing|researching|looking up|intent on|set on|googling"
    ),
    # Dying by one's own hand: to do it, doing it, did it
    "die": (
        r"die|be dead|kill (?:myself|me)|end (?:my|this|the) (?:own )?(?:life|pain|suffering|misery|existence)|end (?:it all|everything|it|myself|me|all this|all of this|this|things)(?! (?:tenancy|calls?|contract|relationship|meeting|friendship|marriage|conversation|argument|job|course|subscription|lease|topic|thread|session|email|letter|sentence|game|with (?:him|her|them|my)))|"
        r"take (?:my|my own) (?:own )?life|commit (?:suicide|sewer slide)|sewer slide|suicide|complete suicide|do suicide|make suicide|hang (?:myself|me)|shoot (?:myself|me)|drown (?:myself)|overdose|od|gas myself|off (?:myself|me)|top myself|neck myself|rope myself|"
        r"electrocute myself|suffocate (?:myself)|smother myself|strangle myself|stab myself|burn myself alive|set (?:myself on fire|fire to myself)|starve (?:myself )?to death|bleed (?:out|to death)|stop (?:existing|breathing|living|being alive)|"
        r"jump (?:off|from|in front of|into|under|out of|on to|onto)(?: \S+){1,4}|jump|step (?:off|in front of|out in front of|into)(?: \S+){1,3}|slit (?:my|the)(?: \S+)? ?(?:wrists?|throat|veins)|"
        r"(?:cut|slash|open) (?:my|the) (?:wrists?|throat|veins)|blow (?:my|the) (?:\S+ )?(?:brains?|head)(?: out| off)?|put a (?:bullet|gun)(?: \S+){1,4}|throw (?:myself|me)(?: \S+){2,4}|end this life|see to it myself|make sure of it|finish the job|do the job properly|fling myself(?: \S+){2,4}|"
        r"walk (?:into|in front of|in to) (?:the |a )?(?:sea|river|traffic|road|train|lake|water|ocean|motorway|path of \S+ \S+)|walk into (?:the )?(?:oncoming )?traffic|lie (?:down )?on the (?:tracks|rails|railway)|"
        r"(?:drive|crash|steer|swerve|run|ride)(?: my| the)?(?: car| van| bike| truck)? (?:off|into|in to|under)(?: \S+){1,4}|crash (?:my|the) (?:car|bike)|put an end to (?:it|it all|my life|this|everything|myself|things|me)|"
        r"do (?:myself in|away with myself|it to myself)|finish (?:myself|it|it all|everything|myself off|what i started)|make an end|make (?:it|everything|this|it all)(?: all)? (?:stop|go away|end) (?:forever|for good|permanently|once and for all)|"
        r"check out (?:of life|permanently|for good|early|of this world|for ever)|leave this (?:world|earth|life|planet)|go to sleep (?:and|to) (?:not|never) wake(?: up)?|sleep forever|sleep (?:and|to) never wake(?: up)?|never wake(?: up)?|not wake up|"
        r"not (?:be alive|exist|live|be here)(?: anymore)?|cease to exist|disappear (?:forever|for good|from this (?:world|earth|life))|vanish forever|be gone (?:forever|for good)|be out of this (?:world|life)|unlive|"
        r"swallow (?:all|the whole|every|everything|the)(?: \S+){0,3}|take (?:all|the whole|every|enough)(?: of)?(?: the| my| these| those| this)? (?:pills|meds|bottle|packet|pack|box|lot|of it|of them|stash|insulin)|take them all|take it all|take (?:an|a) (?:overdose|od|big overdose|massive overdose)|take the whole lot|"
        r"ctb|go (?:and )?join (?:him|her|them|my <kin>)(?: in heaven| up there| on the other side)?|be with (?:him|her|them|my <kin>) (?:again )?(?:in heaven|up there|on the other side)|give up on (?:life|living)|let (?:myself die|go of life)|meet my maker|return to dust|go to heaven|be in heaven|"
        r"drink (?:the |some |all the )?(?:bleach|antifreeze|poison|acid|pesticide|drain cleaner|weedkiller)|take poison|inject (?:all|enough)(?: \S+){1,3}|kick the (?:chair|stool|bucket away)"
    ),
    "dying": (
        r"dying|death|being dead|killing (?:myself|me)|ending (?:my|this|the) (?:own )?(?:life|pain|suffering|misery|existence)|ending (?:it all|everything|it|myself|all this|all of this|this|things)|taking my (?:own )?life|(?:committing |completing |my own |my )?suicide|"
        r"hanging (?:myself)|shooting (?:myself)|drowning(?: myself)?|overdosing|(?:an|another) overdose|gassing myself|offing myself|topping myself|stabbing myself|suffocating(?: myself)?|jumping(?: (?:off|from|in front of|into|under|out of)(?: \S+){1,3})?|slitting my(?: \S+)? ?(?:wrists?|throat)|"
        r"cutting my (?:wrists?|throat|veins)|blowing my (?:brains|head)(?: out| off)?|throwing (?:myself)(?: \S+){2,4}|stepping (?:off|in front of|out in front of|into)(?: \S+){1,3}|walking into (?:the )?(?:sea|river|traffic|lake|water|ocean|road)|walking in front of(?: \S+){1,3}|"
        r"(?:driving|crashing|steering|swerving)(?: my| the)?(?: car| van| bike)? (?:off|into|in to|under)(?: \S+){1,3}|crashing my car|putting an end to (?:it|it all|my life|this|everything|myself|things)|doing (?:myself in|away with myself)|finishing (?:it all|myself|it)|"
        r"leaving this (?:world|earth|life|planet)|not (?:being alive|existing|living|waking up|being here)(?: anymore)?|ceasing to exist|disappearing forever|swallowing (?:all|the whole|every|everything)(?: \S+){0,3}|taking (?:all|the whole|every|enough)(?: of)?(?: the| my| these| those)? (?:pills|meds|bottle|packet|lot|of them)|"
        r"taking them all|taking an overdose|ways to (?:die|go|end it|kill myself)|the (?:bridge|tracks|rope|noose|end|afterlife)|how (?:to|i would|i will|i could|i might) (?:die|do it|end it|go|kill myself)|being gone|sleeping forever"
    ),
    # Means
    "deadly": (
        r"rope|noose|gun|pistol|shotgun|rifle|revolver|handgun|firearm|bullets?|razor|razors|razorblade|razor blades?|blades?|scalpel|exit bag|helium|ligature|poison|cyanide|ammunition|hosepipe|charcoal"
    ),
    "pills": (
        r"pills|tablets|meds|painkillers|paracetamol|tylenol|ibuprofen|aspirin|acetaminophen|advil|sleeping pills|sleepers|antidepressants?|lithium|quetiapine|seroquel|amitriptyline|insulin|opiates|morphine|codeine|oxy|oxycodone|tramadol|"
        r"xanax|diazepam|valium|benzos|lorazepam|zopiclone|propranolol|clozapine|olanzapine|risperidone|methadone|fentanyl|heroin|co codamol|sertraline|prozac|fluoxetine|venlafaxine|lamotrigine|capsules|klonopin|clonazepam|ativan|ambien|bleach|antifreeze|weedkiller|beta blockers"
    ),
    "lot": (
        r"bottle|bottles|packet|packets|pack|packs|box|boxes|strip|strips|stash|stockpile|pile|handful|handfuls|everything in the \S+|what i need|everything i need|all i need|whole lot"
    ),
    "knife": r"knife|knives|belt|scissors|cord|cable|dressing gown cord|kitchen knife|bag|scarf|bedsheet|sheet|lighter|petrol|gasoline|car keys|keys",
    "thing": r"<deadly>|<knife>|(?:<lot> of )?<pills>|<lot>",
    "near": (
        r"(?:right )?(?:in front of me|next to me|beside me|by my side|by my bed|by the bed|at hand|in (?:my|one) (?:hands?|lap|pocket|bag|coat|drawer|mouth|car|room|wardrobe|garage|rucksack)|on (?:the|my) (?:table|bed|lap|desk|counter|side|floor|bedside table|nightstand|passenger seat)|"
        r"in the (?:drawer|car|boot|garage|other room|loft|shed|bathroom|cupboard)|with me|to my (?:head|neck|throat|wrist|temple|mouth|arm|chest)|(?:round|around) my neck|under my (?:bed|pillow|mattress)|(?:laid|lined|set|counted) (?:out|up)(?: \S+){0,4}|staring at me|"
        r"hidden(?: \S+){0,3}|hanging(?: \S+){0,4}|tied(?: \S+){0,4}|loaded|within reach|here|waiting|waiting for me|ready|ready and waiting|ready to go|open)"
    ),
    "height": (
        r"bridge|ledge|roof|rooftop|cliff|cliffs|cliff edge|tracks|train tracks|railway|railway line|rails|platform|platform edge|balcony|balustrade|parapet|railings?|overpass|flyover|viaduct|window ledge|windowsill|multistorey|car park|tower|tower block|river|"
        r"weir|dam|quay|pier|motorway|level crossing|edge of the (?:\S+ )?\S+|top of the (?:\S+ )?\S+|train station|tube station|window|jetty|canal|lake|water|sea|beachy head"
    ),
    # Hurting oneself
    "hurt_self": (
        r"cut|cut myself|cut deep|cut (?:my|into my|open my) <skin>|burn (?:myself|my <skin>)|hurt myself|harm myself|self harm|selfharm|sh|slice (?:myself|my <skin>|into my <skin>)|stab myself|stab my <skin>|bleed|see blood|punish myself|scratch myself(?: \S+){0,3}|"
        r"(?:bang|hit|smash|slam|smack) my head(?: \S+){0,3}|carve (?:my|into my) <skin>|punch myself|break my own (?:\S+)|cut (?:again|right now|tonight|worse|deeper)|feel the blade|use the blade|do it deeper|injure myself|hit myself|choke myself"
    ),
    "hurting_self": (
        r"cutting(?: (?:myself|again|deep|deeper|my <skin>|into my <skin>))?|burning (?:myself|my <skin>)|hurting myself|harming myself|self harm(?:ing)?|self injury|selfharm(?:ing)?|slicing (?:myself|my <skin>|into my <skin>)|stabbing (?:myself|my <skin>)|scratching myself(?: \S+){0,3}|"
        r"punching myself|hitting myself|(?:banging|hitting|smashing|slamming|smacking) my (?:head|fists?|face)(?: \S+){0,3}|carving (?:my|into my|words into my) <skin>|bleeding myself|strangling myself|choking myself|sh"
    ),
    "skin": r"arms?|legs?|wrists?|thighs?|skin|stomach|belly|face|hands?|chest|hips?|ankles?|neck|forearms?|body",
    # Hurting others
    "attack": (
        r"kill|murder|stab|shoot|strangle|strangulate|hurt|attack|poison|beat(?: \S+){1,3} to death|beat to death|beat|batter|drown|smother|suffocate|choke|slaughter|slit|destroy|smash|hit|hack|throttle|gut|run over|harm|injure|maim|bomb|burn|set fire to|push|end|finish|"
        r"cut|take out|execute|punch|bash|wipe out|harm or kill|shake|throw"
    ),
    "attacking": (
        r"killing|murdering|stabbing|shooting|strangling|hurting|attacking|poisoning|beating(?: \S+){1,3} to death|beating|drowning|smothering|suffocating|choking|slaughtering|hacking|running over|harming|injuring|bombing|burning|setting fire to|pushing|throttling|shaking|cutting"
    ),
    "grave": r"kill|murder|stab|shoot|strangle|poison|drown|smother|suffocate|slaughter|throttle|execute|gut|hack|maim",
    "burn_place": r"(?:burn|blow|torch|set fire to|shoot|gas)(?: up| down)? (?:the|this|their|his|her|my|that)(?: \S+)? (?:house|place|building|office|school|hospital|ward|flat|block|church|work|car|shop|clinic|college|mosque|temple|home|factory|station|pub)",
    # Not being there any more
    "gone": (
        r"gone|dead|not here|not around|not alive|no longer here|no longer around|no more|out of the (?:way|picture)|under the ground|in the ground|in heaven|not in (?:this world|it|their lives|her life|his life|the picture)|never born|buried|six feet under|off this (?:earth|planet|world)|(?:finally )?out of their (?:lives|hair|way)"
    ),
    "live": (
        r"live|be here|be alive|exist|wake up|be on this (?:earth|planet|world)|be in this (?:world|life)|be around|go on|carry on|keep going|keep living|see (?:tomorrow|the morning|another day|\S+ birthday|christmas|the (?:new year|spring|summer|end of the (?:week|month|year)))|"
        r"go on living|go on like this|stay alive|continue|continue living|keep existing|keep being alive|be living|stay in this world|stay here|survive|make it (?:through|to) (?:the night|tonight|tomorrow|morning|the morning|the week|the weekend|christmas|my birthday|\S+ (?:birthday|night))|breathe|be a person|be part of this (?:world|life)|be saved|keep breathing"
    ),
    "neg": r"not|never|no longer",
}
