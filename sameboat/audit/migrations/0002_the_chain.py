from django.db import migrations, models
from django.db.models.deletion import PROTECT


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [
        migrations.AddField("entry", "number", models.PositiveBigIntegerField(null=True)),
        migrations.AddField("entry", "actor_mark", models.CharField(blank=True, default="", max_length=64), preserve_default=False),
        migrations.AddField("entry", "subject_mark", models.CharField(blank=True, default="", max_length=64), preserve_default=False),
        migrations.AddField("entry", "before", models.CharField(blank=True, default="", max_length=64), preserve_default=False),
        migrations.AddField("entry", "hash", models.CharField(default="", max_length=64), preserve_default=False),
        migrations.CreateModel(
            name="EntryPerson",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("part", models.CharField(choices=[("actor", "Actor"), ("subject", "Subject")], max_length=8)),
                ("person_id", models.BigIntegerField(db_index=True)),
                ("token", models.CharField(max_length=64)),
                ("entry", models.ForeignKey(on_delete=PROTECT, related_name="people", to="audit.entry")),
            ],
        ),
        migrations.AddConstraint(
            "entryperson",
            models.UniqueConstraint(fields=["entry", "part"], name="one_person_in_a_part_of_a_line"),
        ),
    ]
