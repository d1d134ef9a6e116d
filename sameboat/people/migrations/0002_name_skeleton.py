from django.db import migrations, models

from sameboat.lib.lookalikes import skeleton


def see_each_name(apps, schema_editor):
    """Write down what every name looks like. Those that look alike stay: only new names are refused."""
    Person = apps.get_model("people", "Person")
    changed = []
    for person in Person.objects.only("id", "name").iterator():
        person.name_skeleton = skeleton(person.name)[:160]
        changed.append(person)
    Person.objects.bulk_update(changed, ["name_skeleton"], batch_size=200)


class Migration(migrations.Migration):

    dependencies = [
        ("people", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="person",
            name="name_skeleton",
            field=models.CharField(db_index=True, default="", editable=False, max_length=160),
        ),
        migrations.RunPython(see_each_name, migrations.RunPython.noop),
    ]
