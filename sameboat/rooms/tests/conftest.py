"""A circle of three with a meeting that is on, and one in it who knows nothing of anybody."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sameboat.circles.testing import make_circle
from sameboat.people.testing import make_person
from sameboat.rooms.testing import make_meeting
from sameboat.safety import ports, screening
from sameboat.safety.testing import a_screen


@pytest.fixture
def femi(db):
    """Another member of the circle."""
    return make_person("Femi", joined_at=timezone.now() - timedelta(days=60))


@pytest.fixture
def kites(asha, chidi, femi):
    """A circle by invitation: Asha and Femi have places in it, Chidi looks after it, Ben knows nothing of it."""
    return make_circle("Kites", people=(asha, femi), hosts=(chidi,), door="by_invitation")


@pytest.fixture
def meeting(kites):
    """A meeting that began five minutes ago."""
    return make_meeting(kites, began=5)


@pytest.fixture
def path(meeting):
    return meeting.get_absolute_url()


@pytest.fixture
def news(as_, meeting):
    """`news(asha, after)` is what a look for what changed is answered, with the stamp to ask after next."""

    def looked(person, after=0, known="on"):
        answer = as_(person).get(f"/meetings/{meeting.pk}/lines/", {"after": after, "as": known})
        return answer, int(answer.headers.get("X-After", after))

    return looked


@pytest.fixture
def screen(monkeypatch):
    """A screen that sees what is in `sameboat.safety.testing`."""
    found = a_screen()
    monkeypatch.setattr(screening, "the_screen", lambda: found)
    return found


@pytest.fixture
def matters(monkeypatch):
    """What was put before humans, in order."""
    sent = []
    monkeypatch.setattr(ports, "needs_a_human", [sent.append])
    return sent
