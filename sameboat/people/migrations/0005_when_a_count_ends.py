from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("people", "0004_waiting_email"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="attempt", name="one_count_per_window"),
        migrations.RenameField(model_name="attempt", old_name="window_at", new_name="ends_at"),
        migrations.AddConstraint(
            model_name="attempt",
            constraint=models.UniqueConstraint(
                fields=("key", "ends_at"), name="one_count_per_window"
            ),
        ),
    ]
