import pytest

from sameboat.circles.testing import make_circle
from sameboat.people.testing import make_person
from sameboat.posts.testing import make_answer, make_thread
from sameboat.safety.commands import block_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def newcomer():
    """Somebody who has just joined."""
    return make_person("Robin", onboarded_at=None)


def a_story(asha, chidi, circle, title, **told):
    thread = make_thread(asha, circle, title=title, kind="story", **told)
    make_answer(chidi, thread)
    make_answer(chidi, thread, body="And again.")
    return thread


def test_onboarding_ends_in_something_worth_reading(as_, newcomer, asha, chidi):
    open_circle = make_circle("Kites", people=(asha, chidi))
    a_story(asha, chidi, open_circle, "The red kite")

    page = as_(newcomer).get("/welcome/3/")

    newcomer.refresh_from_db()
    assert b"The red kite" in page.content
    assert newcomer.onboarded_at is not None


def test_nothing_heavy_hidden_or_behind_a_door_is_put_before_a_newcomer(
    as_, newcomer, asha, chidi, dora
):
    kites = make_circle("Kites", people=(asha, chidi, dora))
    a_story(asha, chidi, kites, "About a loss", notes=["loss"])
    a_story(dora, chidi, kites, "From somebody blocked")
    closed = make_circle("Lamps", people=(asha, chidi), door="by_invitation")
    a_story(asha, chidi, closed, "Behind a door")
    make_thread(asha, kites, title="Nobody answered")
    block_person(blocker=newcomer, blocked=dora)

    page = as_(newcomer).get("/welcome/3/").content.decode()

    for title in ("About a loss", "From somebody blocked", "Behind a door", "Nobody answered"):
        assert title not in page


def test_each_step_can_be_skipped_and_bad_input_is_kept(as_, newcomer):
    client = as_(newcomer)

    first = client.post("/welcome/1/", {"skip": "1"})
    wrong = client.post("/welcome/2/", {"country": "GB", "time_zone": "Mars/Olympus"})
    second = client.post("/welcome/2/", {"skip": "1", "country": "too long"})

    assert first.headers["Location"] == "/welcome/2/"
    assert wrong.status_code == 422
    assert b'value="GB" selected' in wrong.content
    assert second.headers["Location"] == "/welcome/3/"


def test_today_without_a_circle_has_something_to_read(as_, asha, chidi, ben):
    a_story(asha, chidi, make_circle("Kites", people=(asha, chidi)), "The red kite")

    page = as_(ben).get("/today/")

    assert b"The red kite" in page.content
