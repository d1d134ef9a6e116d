"""A pause: a person decides it, says why, and it ends by itself."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sameboat.audit.models import Entry
from sameboat.circles.testing import make_circle
from sameboat.lib.refusal import Refusal
from sameboat.moderation.commands.working import let_go_of_all
from sameboat.people.models import Person
from sameboat.posts.models import Post
from sameboat.posts.testing import make_thread
from sameboat.safety.commands import report_thing
from sameboat.safety.commands.pausing import end_pause, pause_person


@pytest.fixture
def thread(asha, chidi):
    return make_thread(asha, make_circle("Kites", people=(asha, chidi)))


@pytest.fixture
def paused(chidi, dora):
    """chidi has a pause of a week."""
    return pause_person(by=dora, person=chidi, because="You called Asha names twice.", days=7)


def decide(client, person, verb, days="", why="You called Asha names twice."):
    """Decide about somebody from their page at the desk."""
    opened = client.post(f"/desk/members/{person.pk}/case/", {"words": "Names."})
    told = {"verbs": [verb], "days": days, "rule": "The law", "what": "Names.", "why": why}
    return client.post(opened.headers["Location"], told)


def test_a_moderator_gives_a_pause_and_the_person_reads_why(as_, chidi, dora):
    done = decide(as_(dora), chidi, "pause", "7")

    page = as_(chidi).get("/today/", follow=True).content.decode()
    assert done.status_code == 302
    assert "You called Asha names twice." in page
    assert "You have a pause here" in page
    assert "/help/" in page
    assert Entry.objects.get(verb="pause_person").subject_id == chidi.pk


@pytest.mark.parametrize(
    "path", ["/", "/today/", "/circles/", "/letters/", "/me/", "/search/?q=a", "/notices/"]
)
def test_during_a_pause_nothing_is_read(as_, chidi, paused, path):
    assert as_(chidi).get(path).headers["Location"] == "/me/paused/"


def test_during_a_pause_nothing_is_written(as_, chidi, paused, thread):
    answer = as_(chidi).post(f"/threads/{thread.pk}/answer/", {"body": "Still here."})

    assert answer.headers["Location"] == "/me/paused/"
    assert not Post.objects.filter(author=chidi).exists()


@pytest.mark.parametrize(
    "path", ["/me/paused/", "/me/take/", "/me/leave/", "/help/", "/agreement/"]
)
def test_help_taking_everything_and_leaving_stay_open(as_, chidi, paused, path):
    assert as_(chidi).get(path).status_code == 200


def test_a_pause_ends_by_itself(as_, chidi, paused):
    Person.objects.filter(pk=chidi.pk).update(paused_until=timezone.now() - timedelta(seconds=1))

    assert as_(chidi).get("/today/").status_code == 200
    assert as_(chidi).get("/me/paused/").headers["Location"] == "/today/"


def test_a_pause_can_be_ended_early(as_, chidi, dora, paused):
    path = f"/desk/members/{chidi.pk}/resume/"
    without_a_reason = as_(dora).post(path, {"because": " "})
    still_away = as_(chidi).get("/today/")

    as_(dora).post(path, {"because": "You said sorry to her."})
    end_pause(by=dora, person=chidi, because="Once more.")

    assert without_a_reason.status_code == 422
    assert "Say why it ends" in without_a_reason.content.decode()
    assert still_away.headers["Location"] == "/me/paused/"
    assert as_(chidi).get("/today/").status_code == 200
    assert Entry.objects.get(verb="end_pause").reason == "You said sorry to her."


def test_an_organiser_can_say_goodbye_for_good_and_a_moderator_cannot(as_, chidi, dora, olu):
    refused = decide(as_(dora), chidi, "goodbye", why="You sold things in letters.")
    let_go_of_all(by=dora)
    decide(as_(olu), chidi, "goodbye", why="You sold things in letters.")

    assert refused.status_code == 422
    assert "You sold things in letters." in refused.content.decode()
    page = as_(chidi).get("/today/", follow=True).content.decode()
    assert "You can no longer read or write here." in page


def test_without_a_reason_there_is_no_pause(as_, chidi, dora):
    page = decide(as_(dora), chidi, "pause", "7", why=" ")

    assert page.status_code == 422
    assert as_(chidi).get("/today/").status_code == 200


def test_nobody_pauses_whom_they_may_not(asha, chidi, dora, olu):
    for by, person in ((asha, chidi), (dora, olu), (dora, dora), (olu, olu)):
        with pytest.raises(Refusal):
            pause_person(by=by, person=person, because="Because.", days=1)


def test_a_moderator_neither_ends_nor_shortens_what_an_organiser_decided(as_, chidi, dora, olu):
    pause_person(by=olu, person=chidi, because="You sold things.", days=None)

    as_(dora).post(f"/desk/members/{chidi.pk}/resume/", {"because": "Enough."})
    shortened = decide(as_(dora), chidi, "pause", "1", why="Enough.")

    assert shortened.status_code == 422
    assert "a longer pause already" in shortened.content.decode()
    assert as_(chidi).get("/today/").headers["Location"] == "/me/paused/"
    assert "End the pause" not in as_(dora).get(f"/desk/members/{chidi.pk}/").content.decode()
    assert "End the pause" in as_(olu).get(f"/desk/members/{chidi.pk}/").content.decode()


def test_during_a_pause_a_plan_is_read_and_written_but_not_shown_to_anybody_new(as_, chidi, paused):
    assert as_(chidi).get("/me/plan/").status_code == 200
    assert (
        as_(chidi).post("/me/plan/readers/", {"name": "Asha"}).headers["Location"] == "/me/paused/"
    )


def test_from_a_report_the_desk_finds_whom_it_is_about(as_, asha, chidi, dora, thread):
    report = report_thing(reporter=chidi, thing="profile", thing_id=asha.pk, reason="other")

    page = as_(dora).get(f"/desk/reports/{report.pk}/", follow=True).content.decode()

    assert f"/desk/members/{asha.pk}/" in page
