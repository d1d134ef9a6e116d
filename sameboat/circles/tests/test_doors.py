"""The three doors of a circle, and what can be taken back at each."""

import pytest

from sameboat.circles.commands import (
    accept_request,
    ask_to_join,
    decline_invite,
    invite_person,
    join_circle,
    leave_circle,
    remove_person,
    take_request_back,
)
from sameboat.circles.models import Invite, JoinRequest, Membership
from sameboat.circles.testing import make_circle
from sameboat.lib.refusal import Refusal
from sameboat.notices.models import Notice


def has_place(person, circle):
    return Membership.objects.filter(person=person, circle=circle).exists()


def test_anyone_here_takes_a_place_at_an_open_door(ben, as_):
    circle = make_circle("Kites")

    page = as_(ben).post(f"/circles/{circle.pk}/join/", follow=True)

    assert "You have a place here now." in page.content.decode()
    assert has_place(ben, circle)


def test_joining_twice_changes_nothing(ben):
    circle = make_circle("Kites")

    first = join_circle(person=ben, circle=circle)
    again = join_circle(person=ben, circle=circle)

    assert first == again
    assert circle.memberships.count() == 1


def test_a_door_by_request_lets_nobody_in_who_was_not_let_in(ben, as_):
    circle = make_circle("Boats", door="by_request")

    page = as_(ben).post(f"/circles/{circle.pk}/join/", follow=True)

    assert "A host lets people in here." in page.content.decode()
    assert not has_place(ben, circle)


def test_a_door_by_invitation_refuses_whoever_was_not_invited(ben):
    circle = make_circle("Lamps", door="by_invitation")

    with pytest.raises(Refusal, match="invitation"):
        join_circle(person=ben, circle=circle)

    assert not has_place(ben, circle)


@pytest.mark.parametrize("door", ["by_request", "by_invitation"])
def test_an_invitation_opens_every_door(door, ben, chidi, as_):
    circle = make_circle("Lamps", hosts=(chidi,), door=door)
    invite_person(by=chidi, circle=circle, name="Ben")

    page = as_(ben).get(f"/circles/{circle.pk}/")
    as_(ben).post(f"/circles/{circle.pk}/join/")

    assert "You are invited" in page.content.decode()
    assert has_place(ben, circle)
    assert not Invite.objects.exists()


def test_an_invitation_that_was_let_go_leaves_the_door_unseen(ben, chidi, as_):
    circle = make_circle("Lamps", hosts=(chidi,), door="by_invitation")
    invite_person(by=chidi, circle=circle, name="Ben")

    as_(ben).post(f"/circles/{circle.pk}/decline/")
    decline_invite(person=ben, circle=circle)

    assert as_(ben).get(f"/circles/{circle.pk}/").status_code == 404


def test_an_invitation_is_told_once(ben, chidi):
    circle = make_circle("Lamps", hosts=(chidi,), door="by_invitation")

    invite_person(by=chidi, circle=circle, name="ben")
    invite_person(by=chidi, circle=circle, name=" Ben ")

    assert Invite.objects.count() == 1
    assert Notice.objects.filter(person=ben, kind="invited").count() == 1


def test_inviting_does_not_tell_whether_a_name_exists(ben, chidi, as_):
    circle = make_circle("Lamps", hosts=(chidi,), door="by_invitation")
    path, host = f"/circles/{circle.pk}/invite/", as_(chidi)

    said = [
        [str(m) for m in host.post(path, {"name": name}, follow=True).context["messages"]]
        for name in ("Ben", "Nobody Of That Name")
    ]

    assert said[0] == said[1] != []


def test_asking_twice_asks_once_and_can_be_taken_back(ben, chidi, as_):
    circle = make_circle("Boats", hosts=(chidi,), door="by_request")

    as_(ben).post(f"/circles/{circle.pk}/ask/", {"words": "I row."})
    ask_to_join(person=ben, circle=circle, words="Again.")
    asked = list(JoinRequest.objects.values_list("words", flat=True))
    take_request_back(person=ben, circle=circle)
    take_request_back(person=ben, circle=circle)

    assert asked == ["I row."]
    assert not JoinRequest.objects.exists()
    assert Notice.objects.filter(person=chidi, kind="join_request").count() == 1


def test_there_is_nothing_to_ask_at_an_open_door_or_with_a_place(asha, ben):
    open_door, by_request = make_circle("Kites"), make_circle("Boats", (asha,), door="by_request")

    with pytest.raises(Refusal, match="need not ask"):
        ask_to_join(person=ben, circle=open_door)

    assert ask_to_join(person=asha, circle=by_request) is None


def test_a_full_circle_refuses_until_somebody_leaves(asha, ben, chidi, as_):
    circle = make_circle("Kites", people=(asha, chidi), places=2)

    page = as_(ben).get(f"/circles/{circle.pk}/").content.decode()
    with pytest.raises(Refusal, match="full"):
        join_circle(person=ben, circle=circle)
    leave_circle(person=asha, circle=circle)
    join_circle(person=ben, circle=circle)

    assert "Every place is taken." in page
    assert has_place(ben, circle)


def test_an_invitation_makes_no_room_in_a_full_circle(asha, ben, chidi):
    circle = make_circle("Lamps", people=(asha,), hosts=(chidi,), places=2, door="by_invitation")
    invite_person(by=chidi, circle=circle, name="Ben")

    with pytest.raises(Refusal, match="full"):
        join_circle(person=ben, circle=circle)

    assert not has_place(ben, circle)


def test_leaving_gives_the_place_up_and_twice_is_harmless(asha, as_):
    circle = make_circle("Kites", people=(asha,))

    as_(asha).post(f"/circles/{circle.pk}/leave/")
    leave_circle(person=asha, circle=circle)

    assert not has_place(asha, circle)


def test_whoever_was_sent_away_from_an_open_circle_asks_to_come_back(asha, chidi, as_):
    circle = make_circle("Open boats", people=(asha,), hosts=(chidi,), door="open")
    remove_person(by=chidi, circle=circle, person=asha, reason="Insults.")

    as_(asha).post(f"/circles/{circle.pk}/join/")
    page = as_(asha).get(f"/circles/{circle.pk}/").content.decode()
    as_(asha).post(f"/circles/{circle.pk}/ask/", {"words": "I am sorry."})
    came_in_alone = circle.memberships.filter(person=asha).exists()
    accept_request(by=chidi, circle=circle, person=asha)
    leave_circle(person=asha, circle=circle)
    as_(asha).post(f"/circles/{circle.pk}/join/")

    assert not came_in_alone
    assert "Ask to join" in page
    assert circle.memberships.filter(person=asha).exists()


def test_an_invitation_opens_the_door_again(asha, chidi):
    circle = make_circle("Open boats", people=(asha,), hosts=(chidi,), door="open")
    remove_person(by=chidi, circle=circle, person=asha, reason="Insults.")
    invite_person(by=chidi, circle=circle, name="Asha")

    join_circle(person=asha, circle=circle)

    assert circle.memberships.filter(person=asha).exists()
