"""Looking after a circle: who comes in, who goes, who looks after it next."""

import pytest

from sameboat.audit.models import Entry
from sameboat.circles import ports
from sameboat.circles.commands import (
    accept_request,
    ask_to_join,
    decline_request,
    edit_circle,
    make_host,
    remove_person,
    stop_hosting,
)
from sameboat.circles.models import JoinRequest, Membership
from sameboat.circles.queries import hosts_circle
from sameboat.circles.testing import make_circle
from sameboat.lib.refusal import Refusal
from sameboat.notices.models import Notice
from sameboat.safety.commands import block_person, mute_person


@pytest.fixture
def circle(asha, ben, chidi):
    """chidi's circle with asha in it, and ben at the door."""
    made = make_circle("Boats", people=(asha,), hosts=(chidi,), door="by_request")
    ask_to_join(person=ben, circle=made, words="I row a little.")
    return made


def test_a_host_lets_somebody_in_who_is_told(circle, ben, chidi, as_):
    page = as_(chidi).get(f"/circles/{circle.pk}/hosting/").content.decode()
    as_(chidi).post(f"/circles/{circle.pk}/people/{ben.pk}/accept/")
    accept_request(by=chidi, circle=circle, person=ben)

    assert "I row a little." in page
    assert Membership.objects.filter(circle=circle, person=ben).count() == 1
    assert not JoinRequest.objects.exists()
    assert Notice.objects.filter(person=ben, kind="let_in").count() == 1


def test_a_request_that_was_not_wanted_is_no_verdict(circle, ben, chidi, as_):
    as_(chidi).post(f"/circles/{circle.pk}/people/{ben.pk}/refuse/")
    decline_request(by=chidi, circle=circle, person=ben)

    page = as_(ben).get(f"/circles/{circle.pk}/").content.decode()

    assert "Ask to join" in page
    assert not Notice.objects.filter(person=ben).exists()


def test_a_request_taken_back_can_no_longer_be_accepted(circle, ben, chidi):
    JoinRequest.objects.all().delete()

    with pytest.raises(Refusal, match="no longer ask"):
        accept_request(by=chidi, circle=circle, person=ben)


def test_nobody_is_let_into_a_full_circle(circle, ben, chidi):
    type(circle).objects.filter(pk=circle.pk).update(places=2)

    with pytest.raises(Refusal, match="full"):
        accept_request(by=chidi, circle=circle, person=ben)


def test_whoever_is_removed_reads_why(circle, asha, chidi, as_):
    path = f"/circles/{circle.pk}/people/{asha.pk}/remove/"

    as_(chidi).post(path, {"reason": ""})
    stayed = Membership.objects.filter(person=asha).exists()
    as_(chidi).post(path, {"reason": "You sold things."})
    remove_person(by=chidi, circle=circle, person=asha, reason="Again.")

    assert stayed
    assert not Membership.objects.filter(person=asha).exists()
    assert "You sold things." in as_(asha).get("/notices/").content.decode()
    assert Entry.objects.filter(verb="remove_from_circle", subject_id=asha.pk).count() == 1


def test_a_host_does_not_remove_themselves(circle, chidi):
    with pytest.raises(Refusal, match="leave the circle"):
        remove_person(by=chidi, circle=circle, person=chidi, reason="Tired.")

    assert hosts_circle(chidi, circle)


def test_a_member_looks_after_nothing(circle, asha, ben):
    for deed in (
        lambda: accept_request(by=asha, circle=circle, person=ben),
        lambda: decline_request(by=asha, circle=circle, person=ben),
        lambda: make_host(by=asha, circle=circle, person=asha),
        lambda: remove_person(by=asha, circle=circle, person=ben, reason="No."),
        lambda: stop_hosting(by=asha, circle=circle, person=ben),
    ):
        with pytest.raises(Refusal, match="Only a host"):
            deed()


def test_a_member_becomes_a_host_and_a_stranger_cannot(circle, asha, ben, chidi, as_):
    as_(chidi).post(f"/circles/{circle.pk}/people/{asha.pk}/make-host/")
    make_host(by=chidi, circle=circle, person=asha)

    with pytest.raises(Refusal, match="place in the circle first"):
        make_host(by=chidi, circle=circle, person=ben)

    assert hosts_circle(asha, circle)
    assert Entry.objects.filter(verb="make_host", subject_id=asha.pk).count() == 1


def test_a_host_steps_down_and_keeps_their_place(circle, chidi, as_):
    page = as_(chidi).get(f"/circles/{circle.pk}/hosting/").content.decode()

    as_(chidi).post(f"/circles/{circle.pk}/stop-hosting/")
    stop_hosting(by=chidi, circle=circle, person=chidi)

    assert f'action="/circles/{circle.pk}/stop-hosting/"' in page
    assert Membership.objects.get(circle=circle, person=chidi).is_host is False
    assert as_(chidi).get(f"/circles/{circle.pk}/hosting/").status_code == 404
    assert Entry.objects.filter(verb="stop_hosting").count() == 1


def test_an_organiser_who_is_no_host_has_nothing_to_step_down_from(circle, olu, as_):
    page = as_(olu).get(f"/circles/{circle.pk}/hosting/").content.decode()

    assert "stop-hosting" not in page


def test_a_circle_cannot_be_made_smaller_than_it_is(circle, chidi):
    told = {"name": "Boats", "about": "Rowing.", "guidelines": "Be *kind*.", "door": "open"}

    with pytest.raises(Refusal, match="place already"):
        edit_circle(by=chidi, circle=circle, places=1, **told)
    edit_circle(by=chidi, circle=circle, places=2, **told)

    circle.refresh_from_db()
    assert (circle.places, circle.door) == (2, "open")
    assert "<em>kind</em>" in circle.guidelines_html


def test_nobody_steps_out_of_a_host_s_list_by_blocking_the_host(circle, asha, ben, chidi, as_):
    block_person(blocker=asha, blocked=chidi)
    block_person(blocker=ben, blocked=chidi)

    page = as_(chidi).get(f"/circles/{circle.pk}/hosting/").content.decode()

    assert "Asha" in page
    assert "Ben" in page


def test_a_host_still_looks_after_somebody_they_muted(circle, asha, chidi, as_):
    mute_person(person=chidi, muted=asha)

    page = as_(chidi).get(f"/circles/{circle.pk}/hosting/").content.decode()

    assert "Asha" in page


def test_a_blocked_host_is_not_named_to_a_visitor(circle, ben, chidi, as_):
    before = as_(ben).get(f"/circles/{circle.pk}/about/").content.decode()

    block_person(blocker=chidi, blocked=ben)
    after = as_(ben).get(f"/circles/{circle.pk}/about/").content.decode()

    assert "Chidi" in before
    assert "Chidi" not in after


@pytest.mark.parametrize(("door", "is_told"), [("by_request", True), ("open", False)])
def test_whatever_hangs_on_a_door_hears_when_it_is_changed_on_the_page(
    chidi, as_, monkeypatch, door, is_told
):
    told = []
    monkeypatch.setattr(ports, "after_door", [told.append])
    circle = make_circle("Kites", hosts=[chidi])
    page = {"name": "Kites", "about": "We fly.", "guidelines": "", "places": 30, "door": door}

    assert as_(chidi).post(f"/circles/{circle.pk}/edit/", page).status_code == 302

    assert (told == [circle]) is is_told
