"""Sessions that bring their person along: one query finds the device and whoever is signed in on it."""

from __future__ import annotations

from typing import Any

from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions
from django.utils import timezone

from sameboat.people.models import Device, Person


class SessionStore(DatabaseSessions):
    """Django's database sessions over `Device`. `person` is set once the session was loaded."""

    person: Person | None = None

    @classmethod
    def get_model_class(cls) -> type[Device]:
        return Device

    def _get_session_from_db(self) -> Device | None:
        found = (
            Device.objects.select_related("person")
            .filter(session_key=self.session_key, expire_date__gt=timezone.now())
            .first()
        )
        if found is None:
            self._session_key = None
        else:
            self.person = found.person
        return found

    def create_model_instance(self, data: dict[str, Any]) -> Device:
        device: Device = super().create_model_instance(data)  # type: ignore[assignment]
        person_id = data.get("_auth_user_id")
        device.person_id = int(person_id) if person_id else None  # type: ignore[assignment]
        device.kind = str(data.get("kind", ""))[:60]
        device.signed_in_at = timezone.now()
        device.last_used_on = timezone.now().date()
        return device
