"""The fixed cast: asha (member), ben (stranger), chidi (host), dora (moderator), olu (organiser)."""

import gc
import os
import tempfile

os.environ.setdefault("SAMEBOAT_DATA", tempfile.mkdtemp(prefix="sameboat-test-"))
os.environ.setdefault(
    "SAMEBOAT_SECRET_KEY", "for tests only, and long enough to please every check"
)

import pytest
from django.core.cache import cache
from django.db.models.signals import post_migrate  # noqa: TID251 - Django's own, to be silenced
from django.test import Client

# Fixtures by which a test asks the database, and folders whose tests start programs that do.
_DATABASE = {"db", "transactional_db", "live_server"}
_STARTS_PROGRAMS = ("sameboat/cli/", "sameboat/audit/", "bench/")


def _asks_the_database(item):
    if item.get_closest_marker("one_database"):
        return False
    place = item.nodeid.startswith(_STARTS_PROGRAMS)
    return place or item.get_closest_marker("django_db") or _DATABASE & set(item.fixturenames)


def pytest_collection_modifyitems(config, items):
    """On PostgreSQL, leave out what says nothing of the database: the same command has run it on SQLite."""
    from django.conf import settings

    if "postgresql" not in settings.DATABASES["default"]["ENGINE"]:
        return
    kept = [item for item in items if _asks_the_database(item)]
    is_kept = set(kept)
    config.hook.pytest_deselected(items=[item for item in items if item not in is_kept])
    items[:] = kept


def pytest_collection_finish(session):
    """What is there now stays to the end: looking through it again and again takes a tenth of the time."""
    gc.set_threshold(200_000, 50, 100)
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def _rules_are_compiled():
    """As in a house that is open: the first post does not wait for it."""
    from sameboat.safety.screening import the_screen

    the_screen().look("A quiet morning, and tea.")


@pytest.fixture(autouse=True)
def _a_test_house(settings, tmp_path):
    from tests.lives import as_tested

    for name, value in as_tested(tmp_path).items():
        setattr(settings, name, value)
    cache.clear()


# What imports `call_command` meanwhile keeps ours: it leaves alone whatever has tables.
_while_tables_are_made = pytest.MonkeyPatch()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings):
    """On SQLite the tables are made once for each state of the migrations, and copied from a file after that."""
    from django.core import management

    from tests.tables import tables_from_a_file

    made = tables_from_a_file(management.call_command)
    _while_tables_are_made.setattr(management, "call_command", made)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The test database; the audit's refusal to be emptied would keep it from being used again."""
    from django.contrib.contenttypes.management import create_contenttypes

    from sameboat.audit.testing import let_tests_empty_it
    from sameboat.skills.suggesting.testing import let_tests_empty_draws

    _while_tables_are_made.undo()
    # Nothing here asks for Django's lists of kinds and permissions, and every emptying would write them anew.
    post_migrate.disconnect(dispatch_uid="django.contrib.auth.management.create_permissions")
    post_migrate.disconnect(create_contenttypes)
    with django_db_blocker.unblock():
        let_tests_empty_it()
        let_tests_empty_draws()


def _person(name, **changes):
    from sameboat.people.testing import make_person

    return make_person(name, **changes)


@pytest.fixture
def asha(db):
    """A member."""
    return _person("Asha")


@pytest.fixture
def ben(db):
    """A member who is a stranger to everything private in a test."""
    return _person("Ben")


@pytest.fixture
def chidi(db):
    """A host."""
    return _person("Chidi")


@pytest.fixture
def dora(db):
    """A moderator."""
    return _person("Dora", role="moderator")


@pytest.fixture
def olu(db):
    """The organiser."""
    return _person("Olu", role="organiser")


@pytest.fixture
def as_(db):
    """A client signed in as a person: `as_(asha).get("/")`."""

    def signed_in(person):
        client = Client()
        client.force_login(person)
        return client

    return signed_in
