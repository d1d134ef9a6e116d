"""From a proposal to an open circle, through its rests, to its end."""

import pytest

from sameboat.audit.models import Entry
from sameboat.circles.commands import (
    close_circle,
    decline_proposal,
    join_circle,
    open_circle,
    open_proposal,
    pause_circle,
    propose_circle,
    resume_circle,
)
from sameboat.circles.models import Circle, Invite, JoinRequest
from sameboat.circles.queries import hosts_circle
from sameboat.circles.testing import make_circle
from sameboat.lib.refusal import Refusal
from sameboat.people.queries.house import the_house
from sameboat.posts.testing import make_answer, make_thread


def propose(by, name="Lamps"):
    return propose_circle(by=by, house=the_house(), name=name, about="Light in winter.")


def test_a_proposal_is_seen_by_its_proposer_and_the_organiser_only(asha, ben, olu, as_):
    as_(asha).post("/circles/propose/", {"name": "Lamps", "about": "Light.", "door": "open"})

    circle = Circle.objects.get(name="Lamps")

    assert "You proposed “Lamps”" in as_(asha).get("/circles/").content.decode()
    assert "Lamps" in as_(olu).get("/desk/circles/").content.decode()
    assert "Lamps" not in as_(ben).get("/circles/").content.decode()
    assert as_(asha).get(f"/circles/{circle.pk}/").status_code == 404


def test_whoever_proposed_an_opened_circle_is_its_first_host(asha, olu, as_):
    circle = propose(asha)

    as_(olu).post(f"/desk/circles/{circle.pk}/open/")
    open_proposal(by=olu, circle=circle)

    assert hosts_circle(asha, circle)
    assert circle.memberships.count() == 1
    assert "You are its host." in as_(asha).get("/notices/").content.decode()
    assert Entry.objects.filter(verb="open_circle").count() == 1


def test_a_proposal_is_declined_with_a_reason_that_is_read(asha, olu, as_):
    circle = propose(asha)
    path = f"/desk/circles/{circle.pk}/decline/"

    as_(olu).post(path, {"reason": " "})
    without_reason = Circle.objects.get(pk=circle.pk).declined_at
    as_(olu).post(path, {"reason": "There is one like it."})
    decline_proposal(by=olu, circle=Circle.objects.get(pk=circle.pk), reason="Again.")

    assert without_reason is None
    assert "There is one like it." in as_(asha).get("/notices/").content.decode()
    assert "Lamps" not in as_(asha).get("/circles/").content.decode()
    assert Entry.objects.filter(verb="decline_circle").count() == 1


def test_three_proposals_may_wait_and_no_more(asha, as_):
    for name in ("Lamps", "Ropes", "Bells"):
        propose(asha, name)

    page = as_(asha).post("/circles/propose/", {"name": "Oars", "about": "Rowing.", "door": "open"})

    assert page.status_code == 422
    assert "Three of your proposals are waiting" in page.content.decode()


def test_a_house_can_take_no_proposals(asha):
    house = the_house()
    house.circles_can_be_proposed = False

    with pytest.raises(Refusal, match="not being taken"):
        propose_circle(by=asha, house=house, name="Lamps", about="Light.")


def test_only_an_organiser_opens_declines_and_closes(asha, dora):
    circle = propose(asha)

    for by in (asha, dora):
        for deed in (
            lambda by=by: open_circle(by=by, name="Oars", about="Rowing."),
            lambda by=by: open_proposal(by=by, circle=circle),
            lambda by=by: decline_proposal(by=by, circle=circle, reason="No."),
            lambda by=by: close_circle(by=by, circle=circle),
        ):
            with pytest.raises(Refusal, match="organiser"):
                deed()


def test_a_resting_circle_is_read_and_not_written_in(asha, ben, chidi, as_):
    circle = make_circle("Kites", people=(asha,), hosts=(chidi,))
    thread = make_thread(asha, circle)

    as_(chidi).post(f"/circles/{circle.pk}/pause/")
    page = as_(asha).get(f"/threads/{thread.pk}/")
    answer = as_(asha).post(f"/threads/{thread.pk}/answer/", {"body": "Hello?"})

    assert page.status_code == 200
    assert "wind came round" in page.content.decode()
    assert answer.status_code == 422
    assert "resting" in answer.content.decode()
    with pytest.raises(Refusal, match="resting"):
        join_circle(person=ben, circle=circle)


def test_a_woken_circle_is_as_before(asha, chidi, as_):
    circle = make_circle("Kites", people=(asha,), hosts=(chidi,))
    thread = make_thread(asha, circle)
    pause_circle(by=chidi, circle=circle)
    pause_circle(by=chidi, circle=Circle.objects.get(pk=circle.pk))

    as_(chidi).post(f"/circles/{circle.pk}/resume/")
    resume_circle(by=chidi, circle=Circle.objects.get(pk=circle.pk))
    make_answer(chidi, thread)

    assert Entry.objects.filter(verb="pause_circle").count() == 1
    assert Entry.objects.filter(verb="resume_circle").count() == 1


def test_a_closed_circle_is_read_by_those_in_it_and_gone_for_others(asha, ben, olu, as_):
    circle = make_circle("Kites", people=(asha,))
    thread = make_thread(asha, circle)

    as_(olu).post(f"/desk/circles/{circle.pk}/close/", {"reason": "It has ended."})
    close_circle(by=olu, circle=Circle.objects.get(pk=circle.pk))

    assert "wind came round" in as_(asha).get(f"/threads/{thread.pk}/").content.decode()
    assert as_(asha).post(f"/threads/{thread.pk}/answer/", {"body": "Hi"}).status_code == 422
    assert as_(ben).get(f"/threads/{thread.pk}/").status_code == 404
    assert as_(ben).get(f"/circles/{circle.pk}/").status_code == 404
    assert "Kites" not in as_(ben).get("/circles/").content.decode()
    assert Entry.objects.get(verb="close_circle").reason == "It has ended."


def test_closing_ends_what_waited_at_the_door(asha, ben, chidi, olu):
    circle = make_circle("Boats", hosts=(chidi,), door="by_request")
    JoinRequest.objects.create(circle=circle, person=ben, asked_at=circle.opened_at)
    Invite.objects.create(circle=circle, person=asha, by=chidi, made_at=circle.opened_at)

    close_circle(by=olu, circle=circle)

    assert not JoinRequest.objects.exists()
    assert not Invite.objects.exists()


def test_a_closed_circle_cannot_be_woken(chidi, olu):
    circle = make_circle("Kites", hosts=(chidi,))
    pause_circle(by=chidi, circle=circle)
    close_circle(by=olu, circle=circle)

    resume_circle(by=chidi, circle=circle)

    assert Circle.objects.get(pk=circle.pk).paused_at is not None
