from django.db import migrations

from sameboat.lib.search import add_index


def add(apps, editor):
    add_index(editor, "posts_searchtext", "post_id")


class Migration(migrations.Migration):
    dependencies = [("posts", "0001_initial")]
    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
