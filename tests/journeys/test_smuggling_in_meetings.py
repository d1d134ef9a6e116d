"""Smuggling through meetings, what is said there, and what a calendar calls them."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from sameboat.circles.testing import make_circle
from sameboat.people.testing import make_person
from sameboat.rooms.models import Line, Meeting
from sameboat.rooms.testing import make_line, make_meeting
from tests.journeys.smuggled import PAYLOADS, fitting, packed
from tests.journeys.waiting import until

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
# The script has put twelve lines, or what came with the page and twelve more.
ALL_CAME = """() => {
  const lines = document.querySelectorAll(".lines > li").length;
  return lines > 0 && lines % 12 === 0;
}"""
ASKED = ["crisis", "hostility", "details"]


@pytest.fixture
def chidi(bare_house):
    return make_person("Chidi")


@pytest.fixture
def kites(chidi):
    return make_circle("Kites", hosts=(chidi,))


def test_what_is_planned_and_said(look, chidi, kites):
    client = Client()
    client.force_login(chidi)
    day = (timezone.now() + timedelta(days=3)).date().isoformat()
    for title in fitting(80)[:60]:
        told = {"title": title, "about": title, "day": day, "hour": "19:00", "minutes": 60, "keeps": "no"}  # fmt: skip
        assert client.post(f"/meetings/plan/{kites.pk}/", told).status_code == 302, title
    now = timezone.now()
    Meeting.objects.update(starts_at=now, ends_at=now + timedelta(hours=1))
    on, *others = (each.get_absolute_url() for each in Meeting.objects.all()[:6])
    for words in packed(480):
        sent = client.post(f"{on}say/", {"words": words, "asked": ASKED})
        assert sent.status_code == 302, words
        # Nobody can say so much in a minute.
        Line.objects.update(said_at=now - timedelta(minutes=2))
    too_long = client.post(f"{on}say/", {"words": "".join(PAYLOADS)[:1500]})
    client.post("/meetings/calendar/", {"make": "1"})

    for seen in (look(), look(without_policy=True)):
        seen.as_(client).open("/meetings/", f"/circles/{kites.pk}/", on, *others)
        seen.open(f"/circles/{kites.pk}/hosting/", f"{on}change/")
        seen.open_answer(too_long)
        for title in fitting(40)[:6]:
            client.post("/meetings/calendar/", {"title": title})
            seen.open("/meetings/calendar/")


def test_what_comes_while_the_page_is_open(look, chidi, kites):
    client, meeting = Client(), make_meeting(kites, began=5)
    client.force_login(chidi)

    for seen in (look(), look(without_policy=True)):
        seen.as_(client).open(meeting.get_absolute_url())
        for words in packed(480)[:12]:
            make_line(chidi, meeting, words)
            Line.objects.update(said_at=timezone.now() - timedelta(minutes=2))
        until(seen.page, ALL_CAME)
        assert not seen.wrong, seen.wrong
