"""The ceiling: Django with nothing around it, rendering the same 20 posts from one raw query."""

import os

import django
from django.conf import settings

if not settings.configured:
    from pathlib import Path

    from sameboat.lib.environ import database

    settings.configure(
        SECRET_KEY="bench",
        ALLOWED_HOSTS=["*"],
        ROOT_URLCONF=__name__,
        MIDDLEWARE=[],
        DATABASES={"default": database(Path(os.environ["SAMEBOAT_DATA"]))},
        TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}],
    )
    django.setup()

from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

_PAGE = engines["django"].from_string(
    "<!doctype html><title>t</title>{% for name, html in posts %}<article><b>{{ name }}</b>"
    "{{ html|safe }}</article>{% endfor %}"
)
_POSTS = (
    "SELECT p.name, o.body_html FROM posts_post o JOIN people_person p ON p.id = o.author_id "
    "WHERE o.thread_id = %s AND o.number <= 20 ORDER BY o.number"
)


def thread(request: HttpRequest, thread_id: int) -> HttpResponse:
    """Twenty posts from one raw query."""
    with connection.cursor() as cursor:
        cursor.execute(_POSTS, [thread_id])
        posts = cursor.fetchall()
    return HttpResponse(_PAGE.render({"posts": posts}))


urlpatterns = [path("threads/<int:thread_id>/", thread)]
application = WSGIHandler()
