from django.db import migrations, models

from sameboat.lib.append_only import let_change_again, let_only_grow


def guard(_apps, editor):
    let_only_grow(editor, "audit_entry")
    let_only_grow(editor, "audit_entryperson", but_delete=True)


def unguard(_apps, editor):
    let_change_again(editor, "audit_entry")
    let_change_again(editor, "audit_entryperson")


class Migration(migrations.Migration):
    dependencies = [("audit", "0003_lines_already_there")]
    operations = [
        migrations.RemoveField("entry", "actor_id"),
        migrations.RemoveField("entry", "subject_id"),
        migrations.AlterField("entry", "number", models.PositiveBigIntegerField(unique=True)),
        migrations.RunPython(guard, unguard),
    ]
