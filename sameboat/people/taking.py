"""Take everything: a zip that a person can read without us, and a machine too."""

import json
import tempfile
import zipfile
from typing import IO, Any

from django.core.serializers.json import DjangoJSONEncoder
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from sameboat.people import ports
from sameboat.people.models import Person


def own_part(person: Person) -> ports.Part:
    """What the people app itself keeps about somebody."""
    fields = [
        "name",
        "role",
        "email",
        "email_confirmed_at",
        "waiting_email",
        "about",
        "pronouns",
        "page_audience",
        "face_audience",
        "about_audience",
        "pronouns_audience",
        "country",
        "region",
        "language",
        "time_zone",
        "theme",
        "text_size",
        "answers_first_words",
        "clinician_since",
        "joined_at",
        "onboarded_at",
        "last_here_on",
        "leaving_at",
        "paused_at",
        "paused_until",
        "paused_because",
    ]
    rows: list[dict[str, Any]] = [{field: getattr(person, field) for field in fields}]
    rows += [{"passkey": key.name, "added_at": key.added_at} for key in person.passkeys.all()]
    rows += [
        {
            "device": device.kind,
            "signed_in_at": device.signed_in_at,
            "last_used_on": device.last_used_on,
        }
        for device in person.devices.all()
    ]
    rows += [
        {"known_device_last_let_in_on": known.last_let_in_on}
        for known in person.known_devices.all()
    ]
    rows += [
        {"invitation": made.note, "made_at": made.made_at, "uses_left": made.uses_left}
        for made in person.invitations_made.all()
    ]
    return ports.Part("people", _("You, as you told us"), rows)


def everything_about(person: Person) -> IO[bytes]:
    """A zip with index.html, data.json and the person's pictures, open for reading."""
    parts = [step(person) for step in ports.takers]
    file = tempfile.TemporaryFile()  # noqa: SIM115 - handed over open
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        data = {part.name: part.rows for part in parts}
        archive.writestr(
            "data.json", json.dumps(data, cls=DjangoJSONEncoder, indent=1, ensure_ascii=False)
        )
        archive.writestr("index.html", render_to_string("people/everything.html", {"parts": parts}))
        for part in parts:
            for name, source in part.files.items():
                if source.exists():
                    archive.write(source, name)
    file.seek(0)
    return file
