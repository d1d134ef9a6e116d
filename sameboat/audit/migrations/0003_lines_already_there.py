"""Lines that an older house wrote are bound to each other in the order in which they were written."""

import secrets

from django.db import migrations

from sameboat.audit.chain import hash_of, mark_of


def bind(apps, _editor):
    Entry, EntryPerson = apps.get_model("audit", "Entry"), apps.get_model("audit", "EntryPerson")
    before = ""
    for number, line in enumerate(list(Entry.objects.order_by("pk")), start=1):
        for part in ("actor", "subject"):
            person_id = getattr(line, f"{part}_id")
            if person_id is not None:
                token = secrets.token_hex(32)
                setattr(line, f"{part}_mark", mark_of(token, part, person_id))
                EntryPerson.objects.create(entry=line, part=part, person_id=person_id, token=token)
        line.number, line.before = number, before
        line.hash = before = hash_of(
            before, number, line.at, line.verb, line.actor_mark, line.subject_mark,
            line.thing, line.thing_id, line.reason,
        )
        line.save()


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_the_chain")]
    operations = [migrations.RunPython(bind, migrations.RunPython.noop)]
