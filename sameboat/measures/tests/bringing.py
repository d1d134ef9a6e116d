"""Bringing files in tests."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from sameboat.measures.commands.exports import bring_export
from sameboat.measures.readings.testing import WEIGHT, apple_record, apple_xml

STEPS = apple_xml(
    apple_record(source="iPhone"),
    apple_record(since="10:05", until="10:15", source="Apple Watch"),
    apple_record(day="2024-06-01", value="30"),
    apple_record(WEIGHT, "07:00", "07:00", "180", unit="lb", source="Scale"),
)


def upload(content=STEPS, name="export.xml"):
    return SimpleUploadedFile(name, content.encode() if isinstance(content, str) else content)


def bring(person, *contents, at=None):
    uploads = [upload(content) for content in contents or (STEPS,)]
    return bring_export(person=person, uploads=uploads, at=at or timezone.now())


def files_in(settings):
    return [
        path
        for root in (settings.EXPORTS_ROOT, settings.ARRIVING_ROOT)
        for path in root.rglob("*")
        if path.is_file()
    ]
