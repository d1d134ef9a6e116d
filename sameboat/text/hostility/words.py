"""The words that the rules know: what people are called, compared to, and wished."""

from __future__ import annotations

INSULTS = """
    idiots? | morons? | losers? | imbeciles? | cretins? | scum(?:bags?)? | parasites? | leech(?:es)? | vermin | trash | garbage | filth | pigs? | worms?
  | cowards? | liars? | frauds? | creeps? | clowns? | bitch(?:es)? | bastards? | cunts? | whores? | sluts? | twats? | wankers? | dickheads? | assholes?
  | arseholes? | pricks? | maggots? | failures? | snowflakes? | drama\\ queens? | waste\\ of\\ (?:space|oxygen|air|skin|time) | piece\\ of\\ (?:shit|crap|filth|trash)
  | disgrace | joke | nobody | mupp?ets? | donkeys? | eejits? | halfwits? | half-wits? | dimwits? | fools? | cows? | witch(?:es)? | hags? | slags? | slappers? | toads? | rats? | snakes? | dogs? | weasels? | fakers? | hypocrites? | crybab(?:y|ies) | whiners? | lumps? | fatso | fatty | sad\\ sack | doormats? | weaklings? | loonies | troglodytes? | muppet\\ of\\ a\\ (?:man|human|woman) | excuse\\ for\\ a\\ (?:man|person|human|human\\ being|mother|father|woman) | waste\\ of\\ a\\ \\w+ | retards? | retarded | spastics? | spaz | mongs? | cripples? | freaks? | psychos? | schizos? | nutters? | nutcases?
  | nut\\ ?jobs? | lunatics? | loon(?:y|ies) | mental\\ cases? | head\\ ?cases? | basket\\ cases? | fruitcakes?
"""
CUTTING = """
    pathetic | worthless | useless | disgusting | vile | repulsive | stupid | thick | ugly | subhuman | scum | filth | evil | retarded | dumb
  | a\\ burden | faking\\ it | not\\ human | nothing
"""
BEASTS = """
    animals | beasts | rats | vermin | cockroaches | roaches | parasites | apes | monkeys | pigs | dogs | insects | lice | maggots | leeches | locusts
  | scum | filth | trash | garbage | rubbish | savages | subhuman | less\\ than\\ human | half\\ human | a?\\ ?cancer | a?\\ ?plague | a?\\ ?disease | a?\\ ?virus
"""
GROUPS = """
    muslims? | jews? | christians? | hindus? | sikhs? | blacks? | asians? | africans? | arabs? | indians? | pakistanis? | poles? | roma | gyps(?:y|ies) | travellers?
  | mexicans? | chinese | whites? | im?migrants? | migrants? | refugees? | asylum\\ seekers? | foreigners? | women | girls | feminists? | gays? | lesbians? | queers?
  | homosexuals? | bisexuals? | trans(?:gender)?(?:\\ (?:people|women|men))? | disabled(?:\\ (?:people|kids|children))? | autistics? | handicapped
  | schizophrenics? | schizos? | psychotics? | psychos? | bipolars? | borderlines? | mentally\\ ill | addicts? | carers? | lunatics? | cripples? | retards?
  | (?:black|asian|brown|gay|old|fat|deaf|blind|autistic|bipolar|mad|homeless|psychotic|depressed)\\ (?:people|folk|men|women|kids)
  | people\\ (?:with|who|on)\\ [\\w' -]{3,30}?
"""
HARMS = """
    kill | murder | shoot | stab | strangle | beat | hurt | hang | burn | drown | poison | rape | gut | smash | break | cut | punch | slap | destroy
  | finish | silence | run\\ over | hunt\\ down
"""
HARMED = """
    killed | shot | hanged | beaten | burnt | burned | drowned | gassed | deported | exterminated | eradicated | wiped\\ out | sterili[sz]ed | castrated
  | put\\ down | put\\ to\\ sleep | locked\\ (?:up|away) | thrown\\ out | slaughtered | executed | raped | stoned | euthani[sz]ed | eliminated | slapped | whipped
"""
FOUL = """
    stupid | thick | dumb | lazy | dirty | filthy | disgusting | vile | evil | violent | dangerous | worthless | useless | pathetic | inferior | repulsive | sick\\ in\\ the\\ head | mad | crazy
  | liars? | thieves | criminals | cheats? | rapists? | terrorists? | perverts? | paedophiles? | pedophiles? | whores? | sluts? | slags? | idiots? | morons? | parasites? | leeches | scroungers? | drunks? | cowards? | freaks? | monsters? | devils? | sheep
  | selfish | manipulative | manipulators? | toxic | attention[\\ -]seek(?:ers?|ing) | weak | creepy | ugly | fat | smelly | greedy | rude | ungrateful | unnatural | a\\ (?:burden|drain|joke|mistake|sin|nuisance|nightmare|waste) | good\\ for\\ nothing | faking\\ (?:it)? | fakes? | brainless | subhuman | savages? | backward
"""
SLURS = """
    schizos | psychos | nutters | nutcases | nutjobs | loonies | lunatics | mentals | retards | spastics | spazzes | spazzers | mongs | mongols | cripples | vegetables | cutters | crazies | skitzos
  | trannies | trannys | faggots? | fags | dykes | poofs | niggers? | niggas\\ don[’']?t | pakis? | chinks? | spics? | kikes? | gyppos? | pikeys? | wogs? | coons? | ragheads? | towelheads? | sand\\ niggers? | wetbacks? | gooks? | illegals | whores
"""
