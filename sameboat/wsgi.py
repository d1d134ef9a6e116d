"""The WSGI application that gunicorn serves."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sameboat.settings")
application = get_wsgi_application()

from sameboat.safety.screening import warm  # noqa: E402 - the apps must be ready

# So that nobody's first post waits for what is read from the disk.
warm()
