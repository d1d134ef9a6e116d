from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("people", "0003_countries_by_their_letters"),
    ]

    operations = [
        migrations.AddField(
            model_name="person",
            name="waiting_email",
            field=models.EmailField(blank=True, default="", max_length=254),
        ),
    ]
