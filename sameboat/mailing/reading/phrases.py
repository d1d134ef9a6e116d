"""How mail programs, in the languages people write in, say that an earlier mail follows or who sent this one."""

import re

_WROTE = (
    r"wrote|writes|schrieb|geschrieben|schreibt|escribi[óo]|escribe|a écrit|ha scritto|scrive|schreef|"
    r"escreveu|napisał(?:\(a\)|a)?|pisze|skrev|kirjoitti|napsal(?:\(a\)|a)?|написал(?:\(а\)|а)?|пишет|писал(?:\(а\)|а)?|"
    r"yazdı|έγραψε|a scris|írta|كتب|כתב(?:/ה)?|מאת|ha escrit"
)
# A day, an hour, a year or an address: without one of them it may be what somebody tells about their sister.
_EVIDENCE = re.compile(r"\d{1,2}\s?[:.h]\s?\d{2}\b|\b(?:19|20)\d\d\b|<[^>]*@|\S@\S")
_DATED = re.compile(r"\d")
# Somebody, at some time, wrote; with the word at the end, or in the middle as in "Am 3. Mai schrieb Anna:".
ATTRIBUTION = re.compile(
    rf"^\W*\S.{{0,400}}(?<!\w)(?:{_WROTE})(?!\w).{{0,160}}[:：]\s*$|^\W*\S.{{0,400}}(?<!\w)(?:כתב|كتب)(?!\w).{{0,160}}$"
)
_TURNS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# Older Gmail: "2026-11-26 10:00 GMT+01:00 Anna <anna@…>:"
BARE = re.compile(r"^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\s.{4,200}<\S+@\S+>\s*:\s*$")
STARTS = re.compile(
    r"^\W*(?:On|Am|El|Le|Op|Il|Em|A|W|Dnia|Den|På|Dne|V|On|Na|Στις|Pe|בתאריך|في|\w{2,4}\.?,?|\d+|Den)\s", re.IGNORECASE
)  # fmt: skip


def is_attribution(line: str) -> bool:
    """Whether a line says that somebody wrote at a certain time."""
    line = without_turns(line)
    if len(line) > 500 or not _EVIDENCE.search(line):
        return False
    return bool(ATTRIBUTION.match(line) or BARE.match(line))


def without_turns(line: str) -> str:
    """A line without the invisible signs that turn the direction of writing."""
    return _TURNS.sub("", line)


def begins_attribution(line: str) -> bool:
    """Whether a line may be the first of several that say it together."""
    return bool(STARTS.match(line) and _DATED.search(line))


_ORIGINAL = (
    r"original message|original-nachricht|originalnachricht|ursprüngliche nachricht|mensaje original|"
    r"message d['’]origine|message original|messaggio originale|messaggio inoltrato|oorspronkelijk bericht|mensagem original|"
    r"wiadomość oryginalna|oryginalna wiadomość|treść oryginalnej wiadomości|ursprungligt meddelande|oprindelig meddelelse|"
    r"opprinnelig melding|forwarded message|weitergeleitete nachricht|původní zpráva|исходное сообщение|"
    r"alkuperäinen viesti|orijinal mesaj|eredeti üzenet|mesaj original"
)
ORIGINAL = re.compile(rf"^\s*[-_*—]{{2,}}\s*(?:{_ORIGINAL})\s*[-_*—:]*\s*$", re.IGNORECASE)

_FROM = r"from|von|de|da|van|från|fra|od|expéditeur|mittente|absender|remitente|afzender|nadawca|от|lähettäjä|kimden|feladó"
_SENT = (
    r"sent|date|gesendet|datum|fecha|enviado(?: el)?|enviado em|enviada em|envoyé(?: le)?|inviato|data|verzonden|"
    r"skickat|sendt|dato|wysłano|odesláno|дата|отправлено|lähetetty|gönderildi|tarih"
)
_TO = r"to|an|para|à|a|aan|till|til|do|komu|pro|кому|vastaanottaja|kime|destinatario|destinataire|cc|kopie|kopia"
_ABOUT = (
    r"subject|betreff|asunto|objet|oggetto|onderwerp|ämne|emne|temat|předmět|assunto|тема|aihe|konu"
)
FROM = re.compile(rf"^\W{{0,3}}(?:{_FROM})\s?:\**\s?\S", re.IGNORECASE)
BESIDE_FROM = re.compile(rf"^\W{{0,3}}(?:{_SENT}|{_TO}|{_ABOUT})\s?:\**(?:\s|$)", re.IGNORECASE)
RULE = re.compile(r"^\s*[_*=-]{5,}\s*$")

# What programs put below by themselves.
FOOTERS = re.compile(
    r"^\W*(?:"
    r"sent (?:from|via|with|using) \W?(?!the\b|our\b|his\b|her\b)(?:my |yahoo|outlook|mail for|proton|samsung|gmx|aol|the new|tuta|fairemail|mailo|bluemail|spark|windows|k-9).{0,80}|"
    r"get outlook for .{2,30}|outlook für (?:ios|android).{0,60}|(?:hol|laden sie) .{0,20}outlook für .{2,20}|"
    r"(?:diese nachricht wurde )?(?:von|mit) (?:meine[mnr]|der|dem|mein) .{2,80}(?:gesendet|geschickt|verschickt)(?: worden)?|"
    r"gesendet (?:von|mit|über|aus) (?:mein|der|dem|outlook|yahoo|proton|mail|meiner|ihrem|gmx|web\.de|k-9|samsung).{0,80}|"
    r"enviado (?:desde|do|a partir|con|com|pelo) (?:mi|meu|outlook|yahoo|proton|el|o|correo).{0,80}|"
    r"obtener outlook para .{2,20}|obter o outlook para .{2,20}|"
    r"envoyé (?:de|depuis|à partir|avec) (?:mon|ma|outlook|yahoo|la|proton|l['’]).{0,80}|obtenir outlook pour .{2,20}|télécharger outlook pour .{2,20}|"
    r"inviato (?:da|dal|con) (?:il |mio |iphone|ipad|outlook|yahoo|smartphone|telefono|libero|proton|samsung|tiscali).{0,80}|scarica outlook per .{2,20}|"
    r"(?:verstuurd|verzonden) (?:vanaf|vanuit|met|via) (?:mijn|outlook|yahoo|proton|een|samsung).{0,80}|outlook voor .{2,20} downloaden|"
    r"wysłan[eoy] z (?:mojego |iphone|ipad|outlook|telefonu|aplikacji|programu|poczty|urządzenia).{0,80}|"
    r"(?:skickat|sendt|skickad) (?:från|fra) min .{2,60}|lähetetty .{2,40}(?:sta|stä|ni)|odesláno z .{2,60}|"
    r"отправлено (?:с|из) .{2,60}|iphone['’]?(?:umdan|mdan|dan|mden) gönderildi|"
    r"אני שלח מה-?iphone שלי|נשלח מ.{2,40}|أرسلت من .{2,40}|تم الإرسال من .{2,40}|"
    r"this (?:e-?mail|message) (?:has been|was) (?:checked for viruses|scanned|sent from).{0,120}|virus-free\..{0,80}|virenfrei\..{0,80}|"
    r"diese e-?mail wurde .{0,30}(?:avast|viren).{0,80}"
    r")\W*$",
    re.IGNORECASE,
)
# What a program says about its own letter by itself; nobody answers so.
AWAY = re.compile(
    r"^\W*(?:auto(?:matic)?[ -]?(?:reply|response|:)|out of (?:the )?office|abwesenheit|automatische antwort|automatisch antwoord|"
    r"respuesta autom|réponse autom|risposta autom|resposta autom|afwezig|absence du bureau|fuori (?:sede|ufficio)|"
    r"fuera de (?:la )?oficina|autoodpowied|autosvar|automaattinen vastaus|undeliver|delivery status|mail delivery|unzustellbar|returned mail)",
    re.IGNORECASE,
)
