"""The log of lines at the desk: whether they come, and never a line that tells what somebody answered."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from sameboat.circles.testing import an_organiser
from sameboat.people.testing import make_person
from sameboat.programmes.commands.lines import deliver_lines
from sameboat.programmes.commands.steps import keep_told
from sameboat.programmes.testing import edition_from, make_cohort, make_place
from sameboat.programmes.tests.whole_folder import whole_files

pytestmark = pytest.mark.django_db
BEGIN = datetime(2026, 3, 2, 5, tzinfo=UTC)
FOR_ALL = b"""from: 0
every: 1
hour: "09:30"
channels: [in-app, mail]
lines:
  - Look out of the window.
  - A short walk counts.
"""
FOR_ANSWER = b"""for:
  step: where-you-are
  field: how-far
  is: [a little]
from: 1
every: 1
hour: "09:30"
channels: [in-app]
lines:
  - A little is a start.
"""


@pytest.fixture
def cohort():
    files = whole_files() | {"prompts/daily.yaml": FOR_ALL, "prompts/a-little.yaml": FOR_ANSWER}
    return make_cohort(edition_from(files), at=BEGIN)


def joins(cohort, name):
    place = make_place(make_person(name, time_zone="UTC"), cohort, at=BEGIN)
    keep_told(person=place.person, place=place, step="where-you-are", told={"fields": {"how-far": "a little"}}, at=BEGIN)  # fmt: skip
    return place


def log(cohort):
    client = Client()
    client.force_login(an_organiser())
    return client.get(f"/desk/cohorts/{cohort.pk}/lines/").content.decode()


def test_each_line_stands_there_with_how_many_got_it_and_by_which_ways(cohort):
    joins(cohort, "Asha")
    joins(cohort, "Ben")
    deliver_lines(BEGIN + timedelta(hours=5))
    page = log(cohort)

    assert "Look out of the window." in page
    assert "due for 2" in page
    assert "here 2" in page
    assert "last on 2 March, 09:30 by: here" in page


def test_a_line_that_came_too_late_is_counted_as_that(cohort):
    joins(cohort, "Asha")
    deliver_lines(BEGIN + timedelta(hours=25))

    assert "1 too late" in log(cohort)


def test_a_line_that_follows_an_answer_is_neither_named_nor_summed_over_few(cohort):
    for name in ("Asha", "Ben", "Cleo", "Dan"):
        joins(cohort, name)
    deliver_lines(BEGIN + timedelta(days=1, hours=5))
    few = log(cohort)
    joins(cohort, "Eve")
    deliver_lines(BEGIN + timedelta(days=1, hours=5))
    more = log(cohort)

    assert "A little is a start." not in few + more
    assert "Lines that follow an answer:" not in few
    assert "Lines that follow an answer: 5 sent, 0 too late." in more
