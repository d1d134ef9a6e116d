"""Two coaches, a supervisor, a group of twelve, and Asha in it."""

import pytest

from sameboat.people.testing import make_person
from sameboat.programmes.testing import edition_from, make_cohort, make_place
from sameboat.programmes.tests.whole_folder import whole_files


@pytest.fixture
def moss(db):
    return make_person("Moss")


@pytest.fixture
def fern(db):
    return make_person("Fern")


@pytest.fixture
def ada(db):
    return make_person("Ada")


@pytest.fixture
def cohort(moss, fern, ada):
    edition = edition_from(whole_files())
    return make_cohort(edition, places=12, coaches=[moss, fern], supervisors=[ada])


@pytest.fixture
def place(cohort):
    return make_place(make_person("Asha"), cohort)
