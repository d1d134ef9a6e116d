"""JSON Schemas of the files of a programme, for editors that understand them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sameboat.programmes.folder.shape import Thing
from sameboat.programmes.folder.shapes import KINDS, PROGRAMME, PROMPTS, step_shape

_DRAFT = "https://json-schema.org/draft/2020-12/schema"


def _schema(title: str, shape: Thing) -> dict[str, Any]:
    return {"$schema": _DRAFT, "title": title, **shape.schema()}


def step_schema() -> dict[str, Any]:
    """The lines at the top of a step: one shape for each kind."""
    kinds = [step_shape(kind).schema() for kind in KINDS]
    return {"$schema": _DRAFT, "title": "A step of a Sameboat programme", "oneOf": kinds}


SCHEMAS: dict[str, Callable[[], dict[str, Any]]] = {
    "programme": lambda: _schema("A Sameboat programme", PROGRAMME),
    "prompts": lambda: _schema("Prompts of a Sameboat programme", PROMPTS),
    "step": step_schema,
}
