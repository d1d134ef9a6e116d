"""What a person takes along of their readings, and how they are erased."""

from django.utils.translation import gettext as _

from sameboat.measures import exports_folder
from sameboat.measures.models import Export, Reading
from sameboat.people.models import Person
from sameboat.people.ports import Part


def take_readings(person: Person) -> Part:
    """Every reading of every device; and what became of files that were brought."""
    rows: list[dict[str, object]] = [
        {
            "reading": str(each.get_kind_display()),
            "day": each.day,
            "from": each.source,
            "brought_as": str(each.get_origin_display()),
            "value": each.value,
            "counted_of_it": "" if each.counted is None else each.counted,
            "told_in": each.unit,
            "minutes_from_utc": each.offset,
            "brought_at": each.made_at,
        }
        for each in Reading.objects.filter(person=person).order_by(
            "kind", "day", "origin", "source"
        )
    ]
    rows += [
        {
            "file_brought_at": each.brought_at,
            "what_became_of_it": str(each.get_state_display()),
            "why": each.sentence,
            "days_found": each.found,
            "left_out": each.left_out,
        }
        for each in Export.objects.filter(person=person).order_by("brought_at")
    ]
    return Part("readings", _("What your devices say of your days"), rows)


def forget_readings(person: Person) -> None:
    """Erase every reading, and every file that waits to be read."""
    for export in Export.objects.filter(person=person):
        exports_folder.take_away(export.folder)
        export.delete()
    Reading.objects.filter(person=person).delete()
