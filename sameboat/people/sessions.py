"""Sessions that bring their person along: one query finds the device and whoever is signed in on it."""

from __future__ import annotations

from typing import Any

from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions
from django.db import models
from django.utils import timezone

from sameboat.lib.asking import ask, moment
from sameboat.people.models import Device, Person

_FIELDS = [field.attname for field in Person._meta.concrete_fields]
_MOMENTS = [
    place
    for place, field in enumerate(Person._meta.concrete_fields)
    if isinstance(field, models.DateTimeField)
]
# Asked on every page, so it is written out; the columns come from the model.
_SQL = (
    "SELECT d.session_data, d.expire_date, "  # noqa: S608 - only our own column names
    + ", ".join(f"p.{field.column}" for field in Person._meta.concrete_fields)
    + " FROM people_device d LEFT JOIN people_person p ON p.id = d.person_id WHERE d.session_key = %s"
)


class SessionStore(DatabaseSessions):
    """Django's database sessions over `Device`. `person` is set once the session was loaded."""

    person: Person | None = None

    @classmethod
    def get_model_class(cls) -> type[Device]:
        return Device

    def _get_session_from_db(self) -> Device | None:
        key = str(self.session_key)
        for data, ends, *values in ask(_SQL, [key]):
            ends_at = moment(ends)
            if ends_at is None or ends_at <= timezone.now():
                break
            if values[0] is not None:
                for place in _MOMENTS:
                    values[place] = moment(values[place])
                self.person = Person.from_db("default", _FIELDS, values)
            return Device(session_key=key, session_data=data, expire_date=ends_at)
        self._session_key = None
        return None

    def create_model_instance(self, data: dict[str, Any]) -> Device:
        device: Device = super().create_model_instance(data)  # type: ignore[assignment]
        person_id = data.get("_auth_user_id")
        device.person_id = int(person_id) if person_id else None  # type: ignore[assignment]
        device.kind = str(data.get("kind", ""))[:60]
        device.signed_in_at = timezone.now()
        device.last_used_on = timezone.now().date()
        return device
