"""Two moderators reach for one case in the same moment: one gets it, on both databases."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from sameboat.circles.testing import make_circle
from sameboat.lib.locks import is_postgres
from sameboat.lib.refusal import Refusal
from sameboat.moderation.commands.working import claim_case
from sameboat.moderation.models import Case
from sameboat.moderation.testing import noticed_case, report_case
from sameboat.people.models import Person
from sameboat.people.testing import make_person
from sameboat.posts.testing import make_thread
from tests.tables import give_tables


def reach_for_it(case_pk, names):
    """Everybody claims the case at once; who got it, and who was told that somebody has it."""

    def claim(name):
        try:
            claim_case(case=Case.objects.get(pk=case_pk), by=Person.objects.get(name=name))
        except Refusal:
            return ("late", name)
        finally:
            connection.close()
        return ("got", name)

    with ThreadPoolExecutor(len(names)) as hands:
        return sorted(hands.map(claim, names))


def make_world():
    """A case and four moderators. Returns the case's id and the moderators' names."""
    names = ["Dora", "Ada", "Mo", "Eve"]
    for name in names:
        make_person(name, role="moderator")
    asha, chidi = make_person("Asha"), make_person("Chidi")
    thread = make_thread(chidi, make_circle(people=(asha, chidi)))
    return report_case(asha, "post", thread.posts.get().pk).pk, names


def judge(found, case_pk):
    assert [how for how, _name in found].count("got") == 1
    case = Case.objects.get(pk=case_pk)
    assert ("got", case.claimed_by.name) in found
    assert case.lines.filter(verb="claimed").count() == 1


@pytest.mark.django_db(transaction=True)
def test_one_of_four_gets_it_on_postgresql():
    if not is_postgres():
        pytest.skip("the same on SQLite is the next test's")
    case_pk, names = make_world()

    judge(reach_for_it(case_pk, names), case_pk)


@pytest.mark.django_db(transaction=True)
def test_what_is_noticed_in_one_moment_by_several_is_one_case_on_postgresql():
    if not is_postgres():
        pytest.skip("SQLite's test database is in memory and takes one hand at a time")
    chidi = make_person("Chidi")
    post = make_thread(chidi, make_circle(people=(chidi,))).posts.get()

    def notice(by):
        try:
            return noticed_case(post, by=by).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(3) as hands:
        opened = set(hands.map(notice, ("rule", "head", "encoder")))

    assert len(opened) == 1
    assert Case.objects.get().reasons.count() == 3


ON_A_FILE = """
import django; django.setup()
from sameboat.moderation.tests import test_claiming_at_once as here
case_pk, names = here.make_world()
here.judge(here.reach_for_it(case_pk, names), case_pk)
"""


@pytest.mark.one_database
def test_one_of_four_gets_it_on_sqlite(tmp_path):
    house = {
        **os.environ, "SAMEBOAT_DATA": str(give_tables(tmp_path)), "SAMEBOAT_DATABASE": "", "DJANGO_SETTINGS_MODULE": "sameboat.settings",
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", ON_A_FILE], env=house, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr
