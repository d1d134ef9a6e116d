from django.db import migrations

from sameboat.lib.countries import country_code


def mend_countries(apps, schema_editor):
    """UK was kept for GB. Letters that are no country's stay: somebody wrote these numbers down for a reason."""
    Helpline = apps.get_model("safety", "Helpline")
    for kept in Helpline.objects.order_by().values_list("country", flat=True).distinct():
        if country_code(kept) not in {"", kept}:
            Helpline.objects.filter(country=kept).update(country=country_code(kept))


class Migration(migrations.Migration):

    dependencies = [
        ("safety", "0001_initial"),
    ]

    operations = [
        migrations.RunPython(mend_countries, migrations.RunPython.noop),
    ]
