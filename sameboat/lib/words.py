"""Words as they are compared: without capitals, accents or look-alikes."""

import re
import unicodedata

_LOOK_ALIKES = str.maketrans("аеорсухіјѕԁԛԝαορνіοɡ", "aeopcyxijsdqwaopvi" + "og")


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
