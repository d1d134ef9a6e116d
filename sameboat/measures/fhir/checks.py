"""What the standard leaves open and scoring needs: weights that are numbers, bands that follow each other, conditions that can be met."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from sameboat.measures.fhir import names
from sameboat.measures.fhir.places import Path

_Found = Iterator[tuple[Path, str]]
# With which kind of answer a condition can ask for the answer to a question of each type.
_MET_BY = {
    "choice": "answerCoding", "boolean": "answerBoolean", "integer": "answerInteger", "decimal": "answerDecimal",
    "date": "answerDate", "string": "answerString", "text": "answerString",
}  # fmt: skip
_NUMBERS = ("valueDecimal", "valueInteger")
_BOUNDED_BY = {
    "integer": ("valueInteger",), "decimal": _NUMBERS, "date": ("valueDate",),
}  # fmt: skip
_WEIGHED = frozenset({"choice", "boolean", "integer", "decimal"})
_LONGEST_LINK = 120
# From here on numbers lose their last digits, and scores do not fit.
_TOO_LARGE = 1_000_000_000


def extension_faults(path: Path, thing: Mapping[str, Any]) -> _Found:
    """What is wrong with the extensions of a question or of an answer that we read."""
    least_of_next: float | None = None
    for at, extension in enumerate(dicts(thing.get("extension"))):
        here, url = (*path, "extension", at), text_in(extension, "url")
        if url in {names.WORRY, *names.WEIGHTS} and number_in(extension) is None:
            yield here, _("it needs a number (valueDecimal)")
        elif url == names.CALCULATED:
            yield from _calculated(here, extension)
        elif url == names.BAND:
            band = parts(extension)
            yield from _band(here, band, least_of_next)
            most = band.get("to")
            least_of_next = float(most) if isinstance(most, (int, float)) else None
        elif url == names.RELIABLE_CHANGE:
            yield from _reliable(here, parts(extension))


def _calculated(path: Path, extension: Mapping[str, Any]) -> _Found:
    told = extension.get("valueExpression")
    if not isinstance(told, dict) or told.get("language") != "text/fhirpath":
        yield path, _("it is worked out by something else than FHIRPath (text/fhirpath)")
    elif not isinstance(told.get("expression"), str):
        yield path, _("there is no expression in it")


def _band(path: Path, band: Mapping[str, Any], after: float | None) -> _Found:
    least, most = band.get("from"), band.get("to")
    if not isinstance(least, (int, float)) or not isinstance(most, (int, float)):
        yield path, _("a band goes from a number to a number (from, to)")
    elif least > most or (after is not None and least <= after):
        yield path, _("bands follow each other from the lowest on and do not overlap")
    elif not band.get("words"):
        yield path, _("a band needs its words")


def _reliable(path: Path, told: Mapping[str, Any]) -> _Found:
    numbers = {
        name for name in ("by", "deviation", "reliability") if isinstance(told.get(name), (int, float))
    }  # fmt: skip
    if numbers not in ({"by"}, {"deviation", "reliability"}) or not told.get("source"):
        yield path, _("it needs “by”, or “deviation” and “reliability”, and its “source”")
    elif not 0 <= float(told.get("reliability", 0)) <= 1 or any(
        float(told[name]) <= 0 for name in numbers - {"reliability"}
    ):
        yield path, _("a reliability lies between 0 and 1, the others above 0")


def asked_faults(path: Path, item: Mapping[str, Any]) -> _Found:
    """A question that would stand there without words, that nobody would ever be asked, or whose answers could not be kept."""
    if len(str(item.get("linkId") or "")) > _LONGEST_LINK:
        yield path, _("a linkId has at most %(what)s signs") % {"what": _LONGEST_LINK}
    longest = item.get("maxLength")
    if longest is not None and (not is_whole(longest) or longest < 1):
        yield (*path, "maxLength"), _("the most signs (maxLength) are a whole number above 0")
    extensions = dicts(item.get("extension"))
    is_worked_out = any(each.get("url") == names.CALCULATED for each in extensions)
    is_hidden = any(each.get("url") == names.HIDDEN and value(each) for each in extensions)
    if text_in(item, "type") in {"group", "display"} or is_worked_out:
        return
    if is_hidden or item.get("readOnly"):
        yield path, _("it is asked of nobody and nothing works it out (hidden or readOnly)")
    elif not str(item.get("text") or "").strip():
        yield path, _("a question needs its words (text)")


def answer_faults(path: Path, item: Mapping[str, Any]) -> _Found:
    """Bounds that are none for answers of that type, and worries about an answer that weighs nothing."""
    kind, ends = text_in(item, "type"), {}
    for at, extension in enumerate(dicts(item.get("extension"))):
        here, url = (*path, "extension", at), text_in(extension, "url")
        if url == names.WORRY and kind not in _WEIGHED:
            yield here, _("only an answer that is chosen or a number can be one to worry about")
        if url not in {names.LEAST, names.MOST}:
            continue
        if url in ends or not _bounds(kind, extension):
            yield here, _("this is no bound of answers of the type “%(what)s”") % {"what": kind}
            return
        ends[url] = value(extension)
    if len(ends) > 1 and ends[names.LEAST] > ends[names.MOST]:
        yield path, _("the least (minValue) is more than the most (maxValue)")


def _bounds(kind: str, extension: Mapping[str, Any]) -> bool:
    told = [name for name in extension if name.startswith("value")]
    return (
        len(told) == 1
        and told[0] in _BOUNDED_BY.get(kind, ())
        and is_told_as(told[0], extension[told[0]])
    )


def option_faults(path: Path, item: Mapping[str, Any]) -> _Found:
    """Answers of one question that could not be told apart."""
    seen: set[str] = set()
    for at, option in enumerate(dicts(item.get("answerOption"))):
        coding = option.get("valueCoding")
        if not isinstance(coding, dict):
            continue
        code = coding.get("code")
        if not isinstance(code, str) or not code:
            yield (*path, "answerOption", at), _("an answer needs a code")
        elif code in seen:
            yield (
                (*path, "answerOption", at),
                _("the answer “%(what)s” stands more than once") % {"what": code},
            )
        seen.add(str(code))


def condition_faults(path: Path, when: Mapping[str, Any], asked: Mapping[str, Any]) -> _Found:
    """A condition that its question could never meet."""
    if wrong := [n for n in when if n.startswith("answer") and not is_told_as(n, when[n])]:
        yield path, _("what stands in %(what)s is of another type") % {"what": wrong[0]}
        return
    if when.get("operator") == "exists":
        if "answerBoolean" not in when:
            yield path, _("“exists” needs yes or no (answerBoolean)")
        return
    kind = str(asked.get("type"))
    wanted = _MET_BY.get(kind)
    if wanted is None:
        yield (
            path,
            _("“%(what)s” is no question that can be answered") % {"what": asked.get("linkId")},
        )
    elif wanted not in when:
        yield (
            path,
            _("the question “%(what)s” is of the type “%(more)s”: it needs %(rest)s")
            % {"what": asked.get("linkId"), "more": kind, "rest": wanted},
        )
    elif kind == "choice" and not _is_among(when["answerCoding"], asked):
        yield (
            path,
            _("“%(what)s” is no answer to “%(more)s”")
            % {"what": when["answerCoding"].get("code"), "more": asked.get("linkId")},
        )
    elif kind in {"choice", "boolean"} and text_in(when, "operator") not in {"=", "!="}:
        yield path, _("choices are the same or not, none is greater")


def _is_among(wanted: Mapping[str, Any], asked: Mapping[str, Any]) -> bool:
    codings = dicts([each.get("valueCoding") for each in dicts(asked.get("answerOption"))])
    if not codings:
        return True
    # Where either names no system, the code alone says which answer it is.
    return any(
        coding.get("code") == wanted.get("code")
        and (
            "system" not in coding or "system" not in wanted or coding["system"] == wanted["system"]
        )
        for coding in codings
    )


def is_told_as(name: str, said: Any) -> bool:
    """Whether a value is what JSON must have where FHIR names its type: valueInteger, answerBoolean."""
    kind = name.removeprefix("value").removeprefix("answer")
    if kind == "Date":
        return isinstance(said, str) and _is_day(said)
    if kind == "Coding":
        return isinstance(said, dict) and isinstance(said.get("code"), str)
    if kind == "Decimal":
        return (is_whole(said) or isinstance(said, float)) and abs(said) < _TOO_LARGE
    if kind == "Integer":
        return is_whole(said) and abs(said) < _TOO_LARGE
    return isinstance(said, {"Boolean": bool, "String": str}.get(kind, object))


def _is_day(said: str) -> bool:
    try:
        return date.fromisoformat(said).isoformat() == said
    except ValueError:
        return False


def is_whole(said: Any) -> bool:
    """Whether it is a whole number; yes and no are none."""
    return isinstance(said, int) and not isinstance(said, bool)


def text_in(thing: Mapping[str, Any], name: str) -> str:
    """What stands under a name, where it is a text; what is none counts as nothing."""
    found = thing.get(name)
    return found if isinstance(found, str) else ""


def number_in(extension: Mapping[str, Any]) -> float | None:
    """The number an extension holds, where it does."""
    found = next((extension[name] for name in _NUMBERS if name in extension), None)
    return found if is_told_as("valueDecimal", found) else None


def parts(extension: Mapping[str, Any]) -> dict[str, Any]:
    """What stands in an extension of several parts, by name."""
    return {str(part.get("url")): value(part) for part in dicts(extension.get("extension"))}


def value(extension: Mapping[str, Any]) -> Any:
    """What an extension says, whatever its type."""
    return next((said for name, said in extension.items() if name.startswith("value")), None)


def dicts(found: Any) -> list[dict[str, Any]]:
    """All that has parts of its own in a list; nothing where it is none."""
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []
