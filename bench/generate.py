"""Generate the world in a process of its own, and count the queries of the main pages."""

import json
import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sameboat.settings")
django.setup()

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.world import NAME, make_world
from sameboat.messages.models import Conversation
from sameboat.people.models import Person
from sameboat.posts.models import Thread


def main() -> None:
    """Print the ids to measure and the queries of each page as one line of JSON."""
    settings.DATA.mkdir(parents=True, exist_ok=True)
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    thread = Thread.objects.get(pk=make_world())
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    letters = Conversation.objects.get().pk
    # Answers go to another thread of the same circle, so that the measured page keeps its 20 posts.
    other = Thread.objects.filter(circle=thread.circle_id).exclude(pk=thread.pk).latest("last_at")
    ids = {
        "thread": thread.pk, "answered": other.pk, "circle": thread.circle_id, "letters": letters,
    }  # fmt: skip
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(Person.objects.get(name=NAME))
    pages = {
        "thread": f"/threads/{thread.pk}/",
        "circle": f"/circles/{thread.circle_id}/",
        "today": "/today/",
    }
    for name, path in pages.items():
        client.get(path)
        with CaptureQueriesContext(connection) as queries:
            client.get(path)
        ids[f"q {name}"] = len(queries)
    print(json.dumps(ids))


if __name__ == "__main__":
    main()
