"""A coach with a name from the first day, and who looks after a group as that changes."""

import pytest

from sameboat.circles.testing import an_organiser
from sameboat.lib.refusal import Refusal
from sameboat.messages.commands import choose_openness
from sameboat.messages.models import Message, Openness
from sameboat.notices.models import Notice
from sameboat.people.testing import make_person
from sameboat.programmes.commands.carers import let_carer_go, name_carer
from sameboat.programmes.commands.coaching import stop_walking
from sameboat.programmes.commands.cohorts import close_cohort
from sameboat.programmes.commands.places import join_cohort, leave_cohort
from sameboat.programmes.models import Carer, Walk
from sameboat.programmes.testing import edition_from, make_cohort, make_place
from sameboat.programmes.tests.walking_with import signed_in, text
from sameboat.programmes.tests.whole_folder import whole_files

pytestmark = pytest.mark.django_db


def carer(cohort, person):
    return Carer.objects.get(cohort=cohort, person=person)


def test_whoever_comes_in_has_a_coach_with_a_name_who_can_write_first(place, moss):
    walk = Walk.objects.get(place=place, coach=moss)
    assert "My coach, Moss" in text(signed_in(place.person).get(place.get_absolute_url()))
    assert not Message.objects.exists()
    coach = signed_in(moss)
    page = coach.post(f"/programmes/coaching/{walk.pk}/letter/", {"words": "Hello Asha."}, follow=True)  # fmt: skip
    assert "Hello Asha." in text(page)

    coach.post(page.request["PATH_INFO"], {"body": "Hello Asha, I am Moss."})

    assert Message.objects.get().writer == moss
    assert Notice.objects.filter(person=place.person, kind="letter").exists()


def test_nobody_gets_a_coach_who_wants_letters_from_nobody(cohort):
    ben = make_person("Ben")
    choose_openness(person=ben, who_may_ask=Openness.Who.NOBODY)

    place = make_place(ben, cohort)

    assert not place.walks.exists()
    assert "Would you like a coach?" in text(signed_in(ben).get(f"{place.get_absolute_url()}coach/"))  # fmt: skip


def test_whoever_went_without_a_coach_is_given_none_when_they_come_back(cohort, place):
    stop_walking(person=place.person, place=place)
    leave_cohort(person=place.person, place=place)
    join_cohort(person=place.person, cohort=cohort)

    assert not place.walks.filter(ended_at=None).exists()


def test_whoever_comes_back_walks_with_a_coach_again(cohort, place):
    leave_cohort(person=place.person, place=place)
    join_cohort(person=place.person, cohort=cohort)

    assert place.walks.filter(ended_at=None).count() == 1


def test_whoever_found_no_coach_free_gets_the_next_one(cohort, place, moss, fern):
    Carer.objects.filter(cohort=cohort, role="coach").exclude(person=moss).delete()
    Walk.objects.all().delete()
    told = cohort.edition.course.main.told["roles"]["people-a-coach"]
    last = [make_place(make_person(f"Mole {n}"), cohort) for n in range(told + 1)][-1]
    assert not last.walks.exists()
    assert Notice.objects.filter(key="no-coach").exists()

    page = signed_in(an_organiser()).post(f"/desk/cohorts/{cohort.pk}/carers/", {"name": "fern", "role": "coach"}, follow=True)  # fmt: skip

    assert "They look after it too now" in text(page)
    assert last.walks.get().coach == fern
    assert cohort.circle.memberships.filter(person=fern).exists()


def test_a_name_nobody_has_is_said_and_what_was_typed_stays(cohort):
    page = signed_in(an_organiser()).post(f"/desk/cohorts/{cohort.pk}/carers/", {"name": "Nobdy", "role": "host"})  # fmt: skip

    assert page.status_code == 422
    assert "Nobody here is called: Nobdy" in text(page)
    assert 'value="Nobdy"' in text(page)


def test_a_coach_who_no_longer_does_hands_everybody_over(cohort, place, moss, fern):
    desk = signed_in(an_organiser())
    page = desk.post(f"/desk/cohorts/{cohort.pk}/carers/", {"gone": carer(cohort, moss).pk}, follow=True)  # fmt: skip

    assert "They no longer look after it." in text(page)
    assert Notice.objects.filter(person=moss, key=f"carer-gone:{cohort.pk}").exists()
    assert Walk.objects.get(place=place, ended_at=None).coach == fern
    assert not cohort.circle.memberships.filter(person=moss).exists()
    with pytest.raises(Refusal, match="promises people a coach"):
        let_carer_go(by=an_organiser(), carer=carer(cohort, fern))


def test_the_last_host_stays_until_there_is_another(cohort):
    host = Carer.objects.get(cohort=cohort, role="host")
    with pytest.raises(Refusal, match="A circle needs a host"):
        let_carer_go(by=an_organiser(), carer=host)

    name_carer(by=an_organiser(), cohort=cohort, person=make_person("Heath"), role="host")
    let_carer_go(by=an_organiser(), carer=host)

    assert list(cohort.circle.memberships.filter(is_host=True).values_list("person__name", flat=True)) == ["Heath"]  # fmt: skip


def test_whom_coaches_turn_to_is_no_coach(cohort, moss):
    with pytest.raises(Refusal, match="somebody else than a coach"):
        name_carer(by=an_organiser(), cohort=cohort, person=moss, role="supervisor")


def test_whoever_takes_part_does_not_walk_with_others_of_the_group(cohort, place):
    with pytest.raises(Refusal, match="take part in this group themselves"):
        name_carer(by=an_organiser(), cohort=cohort, person=place.person, role="coach")


def test_when_a_group_closes_everybody_hears_and_no_page_promises_more(cohort, place, moss):
    close_cohort(by=an_organiser(), cohort=cohort)
    me = signed_in(place.person)

    for each in (place.person, moss):
        assert Notice.objects.filter(person=each, key=f"closed:{cohort.pk}").exists()
    assert "No more lines come." in text(me.get(f"{place.get_absolute_url()}lines/"))
    assert "This group has closed." in text(me.get(f"{place.get_absolute_url()}coach/"))
    assert "come back while" not in text(me.post(f"{place.get_absolute_url()}leave/", follow=True))


def test_whether_somebody_opened_what_is_there_only_if_they_like_is_told_to_nobody(moss):
    files = whole_files()
    files["steps/welcome.md"] = files["steps/welcome.md"].replace(b"kind: read\n", b"kind: read\noptional: yes\n")  # fmt: skip
    cohort = make_cohort(edition_from(files), coaches=[moss])
    place = make_place(make_person("Asha"), cohort)
    signed_in(place.person).get(f"{place.get_absolute_url()}steps/welcome/")
    signed_in(place.person).get(f"{place.get_absolute_url()}steps/where-you-are/")

    page = text(signed_in(moss).get(Walk.objects.get(place=place).get_absolute_url()))

    assert "where you are" in page
    assert "welcome" not in page
