"""What somebody keeps of a programme: everything they wrote, chose and planned, on one page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from sameboat.programmes.folder.nouns import Step
from sameboat.programmes.models import DayNumber, Place, StepRecord
from sameboat.programmes.queries.known import is_done, records_of, told_in


@dataclass(frozen=True)
class KeptStep:
    """A step somebody did: what it asked and what they told."""

    record: StepRecord
    title: str
    kind: str
    told: list[tuple[str, str]]
    is_lost: bool

    @property
    def is_done(self) -> bool:
        """Whether they were done with it."""
        return is_done(self.record)


@dataclass(frozen=True)
class KeptPage:
    """One's plan first, then everything else one told, in the order of the programme."""

    place: Place
    plan: list[KeptStep]
    told: list[KeptStep]
    did: list[KeptStep]


def kept_page(place: Place) -> KeptPage:
    """Everything of somebody's own in a programme."""
    steps = kept_steps(place)
    return KeptPage(
        place,
        plan=[each for each in steps if each.kind == "plan" and each.told],
        told=[each for each in steps if each.kind != "plan" and (each.told or each.is_lost)],
        did=[each for each in steps if each.is_done],
    )


def kept_steps(place: Place) -> list[KeptStep]:
    """Every step somebody opened, in the programme's order."""
    programme = place.cohort.edition.course
    order = {key: at for at, key in enumerate(key for module in programme.modules for key in module["steps"])}  # fmt: skip
    records = sorted(records_of(place), key=lambda each: order.get(each.step, len(order)))
    counted = _counted(place)
    return [kept_step(each, programme.steps[each.step], counted.get(each.step, [])) for each in records if each.step in programme.steps]  # fmt: skip


def _counted(place: Place) -> dict[str, list[str]]:
    """What was typed for each goal, a line a day."""
    found: dict[str, list[str]] = {}
    for each in DayNumber.objects.filter(place=place).order_by("-day"):
        found.setdefault(each.step, []).append(f"{date_format(each.day, 'j F Y')}: {each.number}")
    return found


def kept_step(record: StepRecord, step: Step, counted: Sequence[str] = ()) -> KeptStep:
    """What somebody told in one step, asked and answered."""
    told = told_in(record)
    title = str(step.page.told.get("title", step.key))
    lines = [(asked, words) for asked, words in _lines(step, told or {}) if words]
    lines += [(str(step.page.told.get("asks", "")), "\n".join(counted))] if counted else []
    return KeptStep(record, title, step.kind, lines, told is None)


def _lines(step: Step, told: dict[str, Any]) -> list[tuple[str, str]]:
    says = step.page.told
    if step.kind == "write":
        return [(says["asks"], told.get("words", ""))]
    if step.kind == "choose":
        words = {each["key"]: each["says"] for each in says["choices"]}
        return [(says["asks"], words.get(told.get("choice"), ""))]
    if step.kind == "worksheet":
        kept = told.get("fields", {})
        return [(each["asks"], _said(each, kept.get(each["key"]))) for each in says["fields"]]
    if step.kind == "plan":
        kept = told.get("parts", {})
        return [(each["title"], kept.get(each["key"], "")) for each in says["parts"]]
    return _own(step.kind, says, told)


def _own(kind: str, says: dict[str, Any], told: dict[str, Any]) -> list[tuple[str, str]]:
    if kind == "do":
        plan = " … ".join(filter(None, (told.get("if", ""), told.get("then", ""))))
        return [(says["try"], plan), (_("How did it go?"), told.get("went", ""))]
    if kind == "goal":
        return [(_("What do you aim for? In your own words."), told.get("aim", ""))]
    return []


def _said(field: dict[str, Any], value: Any) -> str:
    if value is None:
        return ""
    if field["kind"] == "yes-no":
        return {"yes": _("Yes"), "no": _("No")}.get(value, "")
    return str(value)
