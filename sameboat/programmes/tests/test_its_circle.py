"""A cohort's circle is for those who take part, and for nobody else."""

import pytest

from sameboat.circles.commands import invite_person, join_circle, remove_person
from sameboat.circles.models import Circle
from sameboat.lib.refusal import Refusal
from sameboat.people.testing import make_person
from sameboat.programmes.commands.places import join_cohort, leave_cohort
from sameboat.programmes.models import Carer
from sameboat.programmes.tests.walking_with import signed_in, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def host(cohort):
    return Carer.objects.get(cohort=cohort, role=Carer.Role.HOST).person


def test_a_host_asks_nobody_in_who_does_not_take_part(cohort, host):
    ben = make_person("Ben")
    page = signed_in(host).post(f"/circles/{cohort.circle_id}/invite/", {"name": "Ben"}, follow=True)  # fmt: skip

    assert "If somebody here has that name" in text(page)
    assert not cohort.circle.invites.exists()
    assert signed_in(ben).get(cohort.circle.get_absolute_url()).status_code == 404


def test_the_door_of_its_circle_stays_as_the_programme_has_it(cohort, host):
    path = f"/circles/{cohort.circle_id}/edit/"
    assert "This circle belongs to a programme." in text(signed_in(host).get(path))
    told = {"name": "Walkers", "about": "We walk.", "guidelines": "", "places": 2, "door": "open"}

    signed_in(host).post(path, told)

    circle = Circle.objects.get(pk=cohort.circle_id)
    assert (circle.name, circle.door) == (cohort.name, Circle.Door.BY_INVITATION)
    assert circle.places > 2
    assert circle.about == "We walk."


def test_a_host_takes_no_coach_out_of_its_circle(cohort, host, moss):
    with pytest.raises(Refusal, match="An organiser can change that"):
        remove_person(by=host, circle=cohort.circle, person=moss, reason="No.")


def test_whoever_was_asked_to_go_comes_back_when_a_host_asks_them_in(cohort, place, host):
    asha = place.person
    remove_person(by=host, circle=cohort.circle, person=asha, reason="Names of others.")
    with pytest.raises(Refusal, match="A host has to let you into this circle again"):
        join_cohort(person=asha, cohort=cohort)

    invite_person(by=host, circle=cohort.circle, name="Asha")
    assert "You have a place here now." in text(signed_in(asha).post(f"/circles/{cohort.circle_id}/join/", follow=True))  # fmt: skip


def test_whoever_left_is_led_to_the_programme_first(cohort, place, host):
    asha = place.person
    leave_cohort(person=asha, place=place)
    invite_person(by=host, circle=cohort.circle, name="Asha")

    page = signed_in(asha).get(cohort.circle.get_absolute_url())
    assert "To the programme" in text(page)
    assert cohort.get_absolute_url() in page.content.decode()
    with pytest.raises(Refusal, match="for those who take part"):
        join_circle(person=asha, circle=cohort.circle)
    join_cohort(person=asha, cohort=cohort)
    assert cohort.circle.memberships.filter(person=asha).exists()
