"""What the standard leaves open and scoring needs: weights that are numbers, bands that follow each other, conditions that can be met."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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


def extension_faults(path: Path, thing: Mapping[str, Any]) -> _Found:
    """What is wrong with the extensions of a question or of an answer that we read."""
    least_of_next: float | None = None
    for at, extension in enumerate(dicts(thing.get("extension"))):
        here, url = (*path, "extension", at), extension.get("url")
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
    """A question that would stand there without words, or that nobody would ever be asked."""
    extensions = dicts(item.get("extension"))
    is_worked_out = any(each.get("url") == names.CALCULATED for each in extensions)
    is_hidden = any(each.get("url") == names.HIDDEN and value(each) for each in extensions)
    if item.get("type") in {"group", "display"} or is_worked_out:
        return
    if is_hidden or item.get("readOnly"):
        yield path, _("it is asked of nobody and nothing works it out (hidden or readOnly)")
    elif not str(item.get("text") or "").strip():
        yield path, _("a question needs its words (text)")


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
    elif kind in {"choice", "boolean"} and when.get("operator") not in {"=", "!="}:
        yield path, _("choices are the same or not, none is greater")


def _is_among(wanted: Mapping[str, Any], asked: Mapping[str, Any]) -> bool:
    codings = [option.get("valueCoding", {}) for option in dicts(asked.get("answerOption"))]
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


def number_in(extension: Mapping[str, Any]) -> float | None:
    """The number an extension holds, where it does."""
    found = next((extension[name] for name in _NUMBERS if name in extension), None)
    return found if isinstance(found, (int, float)) and not isinstance(found, bool) else None


def parts(extension: Mapping[str, Any]) -> dict[str, Any]:
    """What stands in an extension of several parts, by name."""
    return {str(part.get("url")): value(part) for part in dicts(extension.get("extension"))}


def value(extension: Mapping[str, Any]) -> Any:
    """What an extension says, whatever its type."""
    return next((said for name, said in extension.items() if name.startswith("value")), None)


def dicts(found: Any) -> list[dict[str, Any]]:
    """All that has parts of its own in a list; nothing where it is none."""
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []
