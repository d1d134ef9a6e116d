"""What somebody reports is kept as they read it, also where it was changed or taken away before they sent it."""

import json
import re

import pytest
from django.test import Client

from sameboat.moderation.models import Case
from sameboat.people.testing import PASSPHRASE, make_person
from sameboat.safety.models import Report
from sameboat.similar.commands import find_people
from sameboat.similar.lines.commands import save_lines
from sameboat.similar.models import OwnLines, Shown
from sameboat.similar.testing import make_open

pytestmark = pytest.mark.django_db


@pytest.fixture
def asha():
    return make_open("Asha", "birds", "cats")


@pytest.fixture
def ben(asha):
    """He stands on Asha's page."""
    ben = make_open("Ben", "birds", "cats")
    find_people(person=asha)
    return ben


@pytest.mark.parametrize("then", ["I like chess.", ""])
def test_a_report_holds_what_was_read_whatever_becomes_of_it_meanwhile(asha, ben, as_, then):
    save_lines(person=ben, text="You are all worthless.", shown_to=Shown.INTRODUCED)
    path = f"/report/lines/{OwnLines.objects.get().pk}/"
    page = as_(asha).get(path).content.decode()
    as_read = re.search(r'name="as_read" value="([^"]+)"', page)[1]
    save_lines(person=ben, text=then, shown_to=Shown.INTRODUCED)

    as_(asha).post(path, {"reason": "other", "words": "Look.", "as_read": as_read})

    report = Report.objects.get()
    assert report.snapshot == "You are all worthless."
    assert report.about == ben
    mo = make_person("Mo", role="moderator")
    desk = as_(mo).get(f"/desk/cases/{Case.objects.get().pk}/")
    assert desk.status_code == 200
    assert "You are all worthless." in desk.content.decode()
    assert 'href="/alike/"' not in desk.content.decode().split("<main")[1]


def test_what_was_read_by_one_cannot_be_sent_by_another_nor_made_up(asha, ben, as_):
    save_lines(person=ben, text="You are all worthless.", shown_to=Shown.INTRODUCED)
    lines = OwnLines.objects.get()
    path = f"/report/lines/{lines.pk}/"
    page = as_(asha).get(path).content.decode()
    as_read = re.search(r'name="as_read" value="([^"]+)"', page)[1]
    dora = make_person("Dora")

    taken = as_(dora).post(path, {"reason": "other", "as_read": as_read})
    made_up = as_(dora).post(path, {"reason": "other", "as_read": as_read[:-2] + "xx"})
    other = as_(asha).post(
        f"/report/lines/{lines.pk + 1}/", {"reason": "other", "as_read": as_read}
    )

    assert [each.status_code for each in (taken, made_up, other)] == [404, 404, 404]
    assert not Report.objects.exists()


def test_after_an_ended_session_the_seal_goes_along_and_is_not_shown_as_words(asha, ben, as_):
    save_lines(person=ben, text="You are all worthless.", shown_to=Shown.INTRODUCED)
    path = f"/report/lines/{OwnLines.objects.get().pk}/"
    kept = json.dumps([["reason", "other"], ["as_read", "x" * 90], ["words", "Please look. " * 9]])
    told = {"name": "Asha", "passphrase": PASSPHRASE, "kept": kept, "kept_path": path}

    page = Client().post("/sign-in/", told).content.decode()

    assert f'<input type="hidden" name="as_read" value="{"x" * 90}">' in page
    assert 'name="words">Please look.' in page
