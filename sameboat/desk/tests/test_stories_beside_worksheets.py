"""The organiser puts threads beside worksheets, by their address."""

import pytest

from sameboat.care.models import ChosenStory
from sameboat.circles.testing import make_circle
from sameboat.posts.testing import make_thread

PATH = "/desk/services/stories/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def thread(chidi, olu):
    return make_thread(chidi, make_circle("Kites", people=(olu,), hosts=(chidi,), door="by_invitation"), "When I told my sister")  # fmt: skip


def test_a_thread_is_put_there_by_its_address_and_taken_away(as_, olu, thread):
    client = as_(olu)
    address = f"https://house.example/threads/{thread.pk}/?at=7#p7"

    client.post(PATH, {"address": address, "kind": "telling"})
    page = client.get(PATH).content.decode()
    story = ChosenStory.objects.get()
    client.post(f"{PATH}{story.pk}/drop/")

    assert "When I told my sister" in page
    assert story.kind == "telling"
    assert not ChosenStory.objects.exists()


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("my sister", "not the address of a thread"),
        ("/threads/1234567890123/", "You can read no thread"),
    ],
)
def test_what_leads_nowhere_is_said_and_stays_in_the_form(as_, olu, address, why):
    answer = as_(olu).post(PATH, {"address": address, "kind": "telling"})

    assert answer.status_code == 422
    assert why in answer.content.decode()
    assert f'value="{address}"' in answer.content.decode()


def test_what_the_organiser_may_not_read_cannot_be_put_there(as_, asha, chidi, olu):
    elsewhere = make_thread(chidi, make_circle("Boats", hosts=(chidi,), door="by_invitation"))

    answer = as_(olu).post(PATH, {"address": f"/threads/{elsewhere.pk}/", "kind": "own"})

    assert "You can read no thread" in answer.content.decode()
    assert not ChosenStory.objects.exists()


def test_what_they_can_no_longer_read_can_be_taken_away_without_its_title(as_, olu, thread):
    client = as_(olu)
    client.post(PATH, {"address": f"/threads/{thread.pk}/", "kind": "telling"})

    thread.circle.memberships.filter(person=olu).delete()

    page = client.get(PATH).content.decode()
    assert "When I told my sister" not in page
    assert "A thread that you cannot read now" in page
    client.post(f"{PATH}{ChosenStory.objects.get().pk}/drop/")
    assert not ChosenStory.objects.exists()
