"""Names as a tired eye reads them: letters of other alphabets, digits and signs as the letters they look like.

After the idea of the skeletons in Unicode Technical Standard 39, section 4, with a table of our own:
what is here is what looks the same in the letters that phones use. Two names with one skeleton
may be taken for each other.
"""

import re
import unicodedata

from sameboat.lib.words import folded, name_key

# Alphabets whose letters pass for each other. Nobody needs two of them in one name.
_ALIKE = {"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC", "LISU", "DESERET"}

# Pairs: what is written, and what it is read as. Capitals first where they look otherwise than the small one.
_SEEN_AS = (
    # Greek
    ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "abezhlkmnoptyx"),
    ("αβγεηικμνοπρστυχωϲϳ", "abyenlkuvonpotuxwcj"),
    # Cyrillic
    ("АВЕЗКМНОРСТУХЅІЈҮԚԜҺӀЬГ", "abe3kmhopctyxsljyqwhlbr"),
    ("авгезкмнопрстухшьѕіјѵԁԛԝһҽөӏүґѡ", "abre3kmhonpctyxwbsljvdqwheolyrw"),
    # Armenian
    ("ՍՏՕՈԼՑ", "usonlg"),
    ("սոօհցզղյլռքա", "unohgqnjlnpw"),
    # Cherokee, Lisu, Coptic
    ("ᎠᎡᎢᎪᎫᎬᎳᎷᎻᎽᏀᏃᏒᏔᏙᏚᏞᏟᏢᏦᏴᎥ", "drtajewmhygzrwvslcpkbl"),
    ("ꓐꓑꓓꓔꓖꓗꓙꓚꓜꓝꓟꓠꓡꓢꓣꓦꓧꓪꓫꓬꓮꓰꓲꓳꓴ", "bpdtgkjczfmnlsrvhwxyaelou"),
    ("ⲀⲂⲈⲎⲒⲔⲘⲚⲞⲢⲤⲦⲨⲬⲺ", "abehlkmnopctyxn"),
    ("ⲁⲃⲉⲏⲓⲕⲙⲛⲟⲣⲥⲧⲩⲭ", "abehlkmnopctyx"),
    # Small capitals, and Latin letters with something added that nobody notices
    ("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghljklmnopqrstuvwyz"),
    ("ɑɐƅɓƈđɗɖɛəɡɠħɦıɩɨȷɟƙĸłƚɭɫɱɯŋɲɳøɵɔƥɼɽɾʂŧƭʈʉʋʍƴɏƶʐſ", "aabbcdddeegghhllljjkkllllmmnnnooo" + "prrrstttuvwyyzzs"),
    # What is drawn as one stroke, and a nought
    ("ǀ|¦∣│׀וןا", "lllllllll"),
    ("ס〇", "oo"),
)  # fmt: skip
_TABLE = {
    ord(written): read
    for writing, reading in _SEEN_AS
    for written, read in zip(writing, reading, strict=True)
}
# White letters on a dark ground, which Unicode does not take apart.
_TABLE |= {
    start + place: chr(ord("a") + place) for start in (0x1F150, 0x1F170) for place in range(26)
}
_STROKES = str.maketrans("i10", "llo")


def skeleton(name: str) -> str:
    """What a name comes down to for the eye: "OIive", "0live" and "Olіve" are one."""
    apart = unicodedata.normalize("NFKD", name)
    # Capitals of other alphabets are read before they are made small: a Greek Μ is an M, a μ is a u.
    bare = "".join(_seen(letter) for letter in apart if not unicodedata.combining(letter))
    bare = re.sub(r"(?<=\w)!(?=\w)", "l", bare)
    bare = re.sub(r"[\W_]", "", folded(bare).translate(_TABLE)).translate(_STROKES)
    return bare.replace("rn", "m").replace("vv", "w")


def _seen(letter: str) -> str:
    if letter.isdecimal():
        return str(unicodedata.decimal(letter))
    return str(_TABLE.get(ord(letter), letter))


def mixes_alphabets(name: str) -> bool:
    """Whether a name is written in two alphabets whose letters pass for each other."""
    letters = (each for each in unicodedata.normalize("NFKD", name) if each.isalpha())
    found = {unicodedata.name(letter, "").partition(" ")[0] for letter in letters}
    return len(found & _ALIKE) > 1


def kept_name(name: str) -> dict[str, str]:
    """A name with all that is kept to find it by: the key it is typed with, and what it looks like."""
    return {"name": name, "name_key": name_key(name), "name_skeleton": skeleton(name)}
