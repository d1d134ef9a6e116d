"""A life that takes seconds to live is lived once for all tests of a file: each finds it as it was."""

import copy
import shutil
from contextlib import contextmanager

from django.core.cache import cache
from django.db import transaction
from django.test import TestCase, override_settings


def as_tested(place):
    """The settings of a test house whose files lie in a place of their own."""
    from django.conf import settings

    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    return {
        "PASSWORD_HASHERS": ["django.contrib.auth.hashers.MD5PasswordHasher"],
        "STORAGES": {**settings.STORAGES, "staticfiles": plain},
        "MEDIA_ROOT": place / "pictures",
        "NEAR_ROOT": place / "near",
        "ARRIVING_ROOT": place / "arriving",
        "EXPORTS_ROOT": place / "exports",
        "EMAIL_BACKEND": "django.core.mail.backends.locmem.EmailBackend",
        "MOST_AN_HOUR": 0,
        "DEFAULT_FROM_EMAIL": "house@example.org",
    }


@contextmanager
def lived(make, place, blocker):
    """Yields what gives a test its own copy of what `make` made, with its files in the test's folder.

    The rows lie in a transaction around those of the tests, which are undone within it. Every test of
    the file sees them: let one that wants an empty house stand in another file.
    """
    with blocker.unblock():
        block = transaction.atomic()
        block.__enter__()
        cache.clear()
        with override_settings(**as_tested(place)), TestCase.captureOnCommitCallbacks(execute=True):
            made = make()
        cache.clear()

    def as_it_was(folder):
        shutil.copytree(place, folder, dirs_exist_ok=True)
        return copy.deepcopy(made)

    try:
        yield as_it_was
    finally:
        with blocker.unblock():
            transaction.set_rollback(True)
            block.__exit__(None, None, None)
