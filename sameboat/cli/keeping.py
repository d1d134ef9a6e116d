"""The form of a backup: one .tar.gz with a line per row, the pictures, and a list of sums.

    tables/<app.model>.jsonl  one JSON object a row, in the order of its primary key
    pictures/…                every picture
    manifest.json             made_at, version, tables: {label: {rows, sum, columns}}, files: {name: sum}

It is the same for every database: what was kept from SQLite comes back into PostgreSQL.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.db import models

# Worthless afterwards, or made anew by `migrate`: signed-in devices, counted tries, Django's lists.
LEFT_OUT = {
    "people.device",
    "people.knowndevice",
    "people.attempt",
    "contenttypes.contenttype",
    "auth.permission",
    "auth.group",
    "auth.group_permissions",
}


def kept_models() -> list[type[models.Model]]:
    """Every table that a backup holds, by its label."""
    own = (model for model in apps.get_models(include_auto_created=True) if model._meta.managed)
    kept = (model for model in own if model._meta.label_lower not in LEFT_OUT)
    return sorted(kept, key=lambda model: model._meta.label_lower)


def columns_of(model: type[models.Model]) -> list[str]:
    """The columns of a table."""
    return [field.attname for field in model._meta.concrete_fields]


def rows_of(model: type[models.Model], only: Iterable[str] | None = None) -> Iterator[bytes]:
    """Each row of a table as one line of JSON, in the order of its primary key.

    `only` are the columns to tell: an older backup had fewer.
    """
    wanted = set(columns_of(model) if only is None else only)
    fields = [field for field in model._meta.concrete_fields if field.attname in wanted]
    everything = model._base_manager.order_by("pk").values_list(*[f.attname for f in fields])
    for row in everything.iterator(chunk_size=2000):
        line = {f.attname: _kept(f, value) for f, value in zip(fields, row, strict=True)}
        yield json.dumps(line, sort_keys=True).encode() + b"\n"


def read_row(model: type[models.Model], line: bytes) -> models.Model:
    """The instance that a line of JSON was made from. Raises ValueError where it does not fit."""
    values = json.loads(line)
    if not isinstance(values, dict):
        raise ValueError(f"{model._meta.label} has a row that is none")
    fields = {field.attname: field for field in model._meta.concrete_fields}
    if set(values) - set(fields):
        raise ValueError(
            f"{model._meta.label} has no place for {sorted(set(values) - set(fields))}"
        )
    made = {
        name: None if value is None else fields[name].to_python(value)
        for name, value in values.items()
    }
    return model(**made)


def _kept(field: models.Field[Any, Any], value: Any) -> Any:
    if value is None or isinstance(value, bool | int | float):
        return value
    holder = _Holder()
    setattr(holder, field.attname, value)
    return field.value_to_string(holder)  # type: ignore[arg-type]


class _Holder:
    """Carries one value to a field that wants to read it from an instance."""


def sum_of(lines: Iterable[bytes]) -> tuple[int, str]:
    """How many lines there are, and their SHA-256."""
    digest, count = hashlib.sha256(), 0
    for line in lines:
        digest.update(line)
        count += 1
    return count, digest.hexdigest()
