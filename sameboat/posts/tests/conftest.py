from datetime import timedelta

import pytest
from django.utils import timezone

from sameboat.circles.testing import make_circle
from sameboat.people.commands.house import save_house
from sameboat.people.queries.house import forget_the_house
from sameboat.people.testing import make_person
from sameboat.posts.testing import make_answer, make_thread
from sameboat.safety import ports, screening
from sameboat.safety.testing import a_screen


@pytest.fixture
def kites(asha, chidi):
    """A circle by invitation: Asha has a place in it, Chidi looks after it, Ben knows nothing of it."""
    return make_circle("Kites", people=(asha,), hosts=(chidi,), door="by_invitation")


@pytest.fixture
def thread(asha, kites):
    """A talk that Asha opened among the kites."""
    return make_thread(asha, kites)


@pytest.fixture
def house(db):
    """`house(everything_waits=True)` changes how the house stands."""

    def stands(**changes):
        save_house(changes=changes)
        forget_the_house()

    return stands


@pytest.fixture
def ben_inside(ben, kites):
    kites.memberships.create(person=ben, joined_at=timezone.now())
    return ben


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


@pytest.fixture
def ways(thread, kites, asha):
    """The three forms in which Asha writes, and what each is sent."""
    mine = make_answer(asha, thread, "Before.")
    return {
        "answer": (f"/threads/{thread.pk}/answer/", {}),
        "write": ("/write/", {"circle": kites.pk, "kind": "talk", "title": "Nights"}),
        "edit": (f"/posts/{mine.pk}/edit/", {}),
    }


@pytest.fixture
def four(kites):
    """Four members who have been here a while."""
    old = timezone.now() - timedelta(days=60)
    people = [make_person(name, joined_at=old) for name in ("Femi", "Gita", "Hana", "Ivo")]
    for person in people:
        kites.memberships.create(person=person, joined_at=old)
    return people
