"""Words as they are compared: without capitals, accents or look-alikes."""

import re
import unicodedata

_LOOK_ALIKES = str.maketrans("аеорсухіјѕԁԛԝαορνіοɡ", "aeopcyxijsdqwaopvi" + "og")

# Letters and signs by name that leave the paper empty: fillers, joiners, a Braille cell without dots.
_EMPTY = set("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0") | {
    chr(code) for code in (*range(0x180B, 0x1810), *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))
}


def says_something(text: str) -> bool:
    """Whether anything of a text is to be seen: spaces, and signs of no width, are nothing."""
    return any(
        unicodedata.category(sign) not in {"Cc", "Cf", "Zs", "Zl", "Zp"} and sign not in _EMPTY
        for sign in text
    )


def folded(text: str) -> str:
    """Text for searching: lower case, no accents, one space between words."""
    bare = text
    # Taking a sign apart can show a capital, and a small letter can come apart again.
    for _round in range(4):
        apart = unicodedata.normalize("NFKD", bare.casefold())
        kept = "".join(letter for letter in apart if not unicodedata.combining(letter))
        if kept == bare:
            break
        bare = kept
    return " ".join(re.findall(r"\w+", bare.replace("ß", "ss").replace("ø", "o").replace("ł", "l")))


def name_key(name: str) -> str:
    """A pseudonym's key: two names that look the same to a tired eye have the same key."""
    return re.sub(r"[\W_]", "", folded(name).translate(_LOOK_ALIKES))
