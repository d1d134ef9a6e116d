"""Open mHealth and IEEE 1752.1: data points with a header and a body, or bodies alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import isfinite
from typing import Any
from zoneinfo import ZoneInfo

from sameboat.measures.readings import words
from sameboat.measures.readings.apple import Readable
from sameboat.measures.readings.json_pieces import objects
from sameboat.measures.readings.kinds import KEPT_IN, MINUTES, Kind, Rank, Sample, kilograms
from sameboat.measures.readings.pile import Pile
from sameboat.measures.readings.times import moment

SOURCE = "Open mHealth"
_SLEEP = ("total_sleep_time", "sleep_duration")
_ASLEEP = {"light": 1.0, "deep": 1.0, "rem": 1.0, "asleep": 1.0, "awake": 0.0}
Span = tuple[int, int, int]


def read(stream: Readable, pile: Pile, zone: ZoneInfo, progress: Callable[[int], None]) -> int:
    """Every data point of the four kinds into the pile; how many data points there were of any kind."""
    count = 0
    for told in objects(stream, progress):
        header, body = told.get("header"), told.get("body", told)
        source = _source(header if isinstance(header, dict) else {})
        for part in _parts(body):
            count += 1
            try:
                _point(part, source, pile, zone)
            except (KeyError, TypeError, AttributeError):
                pile.leave_out(words.NOT_KEPT)
            except (ValueError, OverflowError):
                pile.leave_out(words.ODD_DATE)
    return count


def _parts(body: object) -> Iterator[dict[str, Any]]:
    """A body, or each of those in a list that a body holds."""
    if not isinstance(body, dict):
        return
    if "effective_time_frame" in body:
        yield body
        return
    for inner in body.values():
        if isinstance(inner, list):
            yield from (part for part in inner if isinstance(part, dict))


def _source(header: dict[str, Any]) -> str:
    provenance = header.get("acquisition_provenance")
    told = provenance.get("source_name") if isinstance(provenance, dict) else None
    return told if isinstance(told, str) and told else SOURCE


def _point(body: dict[str, Any], source: str, pile: Pile, zone: ZoneInfo) -> None:
    if body.get("descriptive_statistic") not in {None, "sum", "count"}:
        pile.leave_out(words.SUMMARY)
        return
    start, end, offset = _span(body["effective_time_frame"], zone)
    told = _told(body, (end - start) / 60)
    if isinstance(told, str):
        pile.leave_out(told)
        return
    kind, value, unit = told
    if kind == Kind.SLEEP and value > (end - start) / 60 + 1:
        pile.leave_out(words.ODD_VALUE)
        return
    pile.add(Sample(kind, source, Rank.WORN, start, end, offset, value, unit))


def _told(body: dict[str, Any], minutes: float) -> tuple[Kind, float, str] | str:
    """The kind, how much in the unit that is kept, and the unit it was told in; or why it is left out."""
    steps = body.get("step_count", body.get("base_movement_quantity"))
    if steps is not None:
        value, unit = _quantity(steps, "steps")
        return (Kind.STEPS, value, "steps") if unit == "steps" else words.NO_UNIT
    for name in _SLEEP:
        if name in body:
            return _minutes(body[name])
    if body.get("sleep_stage_state") in _ASLEEP:
        return Kind.SLEEP, minutes * _ASLEEP[body["sleep_stage_state"]], "min"
    if "heart_rate" in body:
        return _heart(body)
    if "body_weight" in body:
        value, unit = _quantity(body["body_weight"], "")
        weight = kilograms(value, unit)
        return words.NO_UNIT if weight is None else (Kind.WEIGHT, weight, unit)
    return words.NOT_KEPT


def _minutes(told: object) -> tuple[Kind, float, str] | str:
    value, unit = _quantity(told, "")
    if unit not in MINUTES:
        return words.NO_UNIT
    return Kind.SLEEP, value * MINUTES[unit], unit


def _heart(body: dict[str, Any]) -> tuple[Kind, float, str] | str:
    if body.get("temporal_relationship_to_physical_activity") != "at rest":
        return words.NOT_RESTING
    value, unit = _quantity(body["heart_rate"], "")
    return (Kind.HEART, value, KEPT_IN[Kind.HEART]) if unit == "beats/min" else words.NO_UNIT


def _quantity(told: object, unit: str) -> tuple[float, str]:
    """A value with its unit; the first schemas wrote a bare number."""
    value = told
    if isinstance(told, dict):
        value, unit = told.get("value"), str(told.get("unit", unit))
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
        return -1.0, unit
    return float(value), unit


def _span(frame: dict[str, Any], zone: ZoneInfo) -> Span:
    """When: from, to, and the offset of the end, where a night belongs. Raises `ValueError`."""
    if "date_time" in frame:
        at, offset = moment(str(frame["date_time"]), zone)
        return at, at, offset
    between = frame["time_interval"]
    length = _seconds(between["duration"]) if "duration" in between else None
    if "start_date_time" not in between:
        end, offset = moment(str(between["end_date_time"]), zone)
        return end - _given(length), end, offset
    start, offset = moment(str(between["start_date_time"]), zone)
    if "end_date_time" not in between:
        return start, start + _given(length), offset
    end, offset = moment(str(between["end_date_time"]), zone)
    return start, end, offset


def _given(length: int | None) -> int:
    if length is None:
        raise ValueError("neither an end nor a duration")
    return length


def _seconds(told: object) -> int:
    value, unit = _quantity(told, "")
    days = {"d": 1440.0, "wk": 10_080.0}
    return int(value * 60 * {**MINUTES, **days}[unit])
