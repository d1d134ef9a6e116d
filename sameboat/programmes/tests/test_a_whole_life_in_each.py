"""Somebody walks each programme that comes along to its end, on a fixed seed, with the clock turned forward."""

import random  # noqa: TID251 -- a seed makes the same life again
from datetime import UTC, datetime, timedelta

import pytest
import yaml

from sameboat.people.testing import make_person
from sameboat.programmes.commands.lines import deliver_lines
from sameboat.programmes.commands.places import join_cohort, leave_cohort
from sameboat.programmes.commands.talks import open_due_talks
from sameboat.programmes.instruments import known_instruments
from sameboat.programmes.models import Place, SentLine, StepRecord, Talk
from sameboat.programmes.queries.known import is_done
from sameboat.programmes.queries.preview import forks_of, walker_of
from sameboat.programmes.shipped import shipped_folders
from sameboat.programmes.testing import make_cohort, make_place
from sameboat.programmes.tests.living import Liver
from sameboat.programmes.way.walking import walk

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

KEYS = [folder.name for folder in shipped_folders()]
# The clocks go forward on day 6 and back on day 217.
BEGIN = datetime(2026, 3, 23, 9, tzinfo=UTC)


def prompts_of(key):
    folder = next(each for each in shipped_folders() if each.name == key)
    return {
        path.stem: yaml.safe_load(path.read_text("utf-8"))
        for path in (folder / "prompts").glob("*.yaml")
    }


def begin(key, seed=7):
    asha = make_person("Asha", time_zone="Europe/London")
    place = make_place(asha, make_cohort(key, at=BEGIN), at=BEGIN - timedelta(hours=6))
    return Liver(place, random.Random(seed).choice)


@pytest.mark.parametrize("key", KEYS)
def test_every_line_comes_once_at_its_hour_and_every_step_that_opens_is_done(key):
    liver = begin(key)
    # Nobody does something each day.
    liver.acts = lambda day: day < 8 or day % 7 == 0
    days = liver.place.cohort.edition.course.days

    liver.live(0, days)

    lines = SentLine.objects.filter(place=liver.place).exclude(source__startswith="measure:")
    told = prompts_of(key)
    for line in lines:
        file = told[line.source]
        assert line.day == liver.place.began_on + timedelta(
            days=file["from"] + file["every"] * line.index
        )
        assert line.sent_at == line.due_at == liver.at((line.day - liver.place.began_on).days)
    # Those that ask nothing come to everybody, whole.
    for name, file in told.items():
        came = lines.filter(source=name).count()
        within = [n for n in range(len(file["lines"])) if file["from"] + file["every"] * n <= days]
        assert came == len(within) if "for" not in file else came <= len(within)
    records = StepRecord.objects.filter(place=liver.place)
    assert {each.step for each in records} == liver.seen
    assert all(is_done(each) for each in records)
    rounds = Talk.objects.values_list("step", "round")
    assert len(rounds) == len(set(rounds))
    assert rounds


@pytest.mark.parametrize("key", KEYS)
def test_every_branch_is_reached_by_somebody(key):
    edition = make_cohort(key, at=BEGIN).edition
    programme = edition.course
    forks = forks_of(programme, known_instruments())
    steps, files = set(), set()
    for given in ways(forks):
        for day in walk(programme, walker_of(given)):
            steps |= {each.key for each in day.opened}
            files |= {line.prompts for line in day.lines}

    assert steps == set(programme.steps)
    assert files == set(programme.prompts)


def ways(forks):
    """Each answer to each fork once, the others as they come; and numbers from one end to the other."""
    yield {}
    for fork in forks:
        for answer in [code for code, _words in fork.choices] or [
            "0",
            "5",
            "12",
            "15",
            "24",
            "3000",
            "20000",
        ]:
            yield {fork.name: answer}


def test_who_falls_silent_still_gets_the_lines_and_finds_every_step_as_it_was():
    liver = begin("moving-more")
    liver.acts = lambda day: day < 10

    liver.live(0, 60)
    done = StepRecord.objects.filter(place=liver.place).count()
    assert SentLine.objects.filter(place=liver.place, day__gte=liver.at(40).date()).exists()

    liver.acts = lambda day: True
    liver.live(61, 61)

    assert StepRecord.objects.filter(place=liver.place).count() > done


def test_who_leaves_gets_nothing_more_and_who_comes_back_after_a_month_goes_on_where_the_others_are():
    liver = begin("quit-together")
    liver.live(0, 20)
    leave_cohort(
        person=liver.place.person, place=liver.place, because="A hard month.", at=liver.at(21)
    )
    before = SentLine.objects.count()
    kept = StepRecord.objects.count()

    assert sum(deliver_lines(liver.at(day)) for day in range(22, 50)) == 0

    join_cohort(
        person=liver.place.person, cohort=liver.place.cohort, at=liver.at(50) - timedelta(hours=2)
    )
    liver.place = Place.objects.select_related("cohort__edition", "person").get(pk=liver.place.pk)
    liver.live(50, 60)

    assert StepRecord.objects.count() >= kept
    days = {line.day for line in SentLine.objects.all()[before:]}
    assert min(days) >= liver.at(50).date()
    assert SentLine.objects.count() > before


def test_talks_open_by_themselves_in_the_morning_and_once():
    cohort = make_cohort("a-circle-on-the-web", at=BEGIN)
    night = BEGIN.replace(hour=3)

    assert open_due_talks(night + timedelta(days=8)) == 0
    opened = open_due_talks(BEGIN + timedelta(days=8))

    assert opened == Talk.objects.filter(cohort=cohort).count() > 0
    assert open_due_talks(BEGIN + timedelta(days=8, minutes=1)) == 0
