from django.db import migrations

from sameboat.lib.countries import country_code


def mend_countries(apps, schema_editor):
    """UK was kept for GB; letters that are no country's found nobody a helpline and go."""
    Person, House = apps.get_model("people", "Person"), apps.get_model("people", "House")
    for kept in Person.objects.exclude(country="").values_list("country", flat=True).distinct():
        if country_code(kept) != kept:
            Person.objects.filter(country=kept).update(country=country_code(kept))
    for house in House.objects.all():
        codes = [country_code(word) for word in house.countries.replace(",", " ").split()]
        house.countries = " ".join(dict.fromkeys(code for code in codes if code))
        house.save(update_fields=["countries"])


class Migration(migrations.Migration):

    dependencies = [
        ("people", "0002_name_skeleton"),
    ]

    operations = [
        migrations.RunPython(mend_countries, migrations.RunPython.noop),
    ]
