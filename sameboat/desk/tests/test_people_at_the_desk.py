"""Who does what here: finding people, and giving and taking roles."""

import pytest
from django.utils import timezone

from sameboat.audit.models import Entry
from sameboat.desk.commands import change_role
from sameboat.desk.queries import members
from sameboat.lib.refusal import Refusal
from sameboat.people.models import Invitation, Person
from sameboat.people.testing import make_person


def test_an_organiser_makes_somebody_a_moderator(asha, olu, as_):
    path = f"/desk/members/{asha.pk}/role/"

    as_(olu).post(path, {"role": "moderator"})
    as_(olu).post(path, {"role": "moderator"})

    assert Person.objects.get(pk=asha.pk).role == "moderator"
    assert as_(asha).get("/desk/").status_code == 200
    assert Entry.objects.get(verb="change_role").reason == "moderator"


def test_the_last_organiser_stays_one(asha, olu, as_):
    page = as_(olu).post(f"/desk/members/{olu.pk}/role/", {"role": "member"}, follow=True)

    assert "Somebody has to run the house." in page.content.decode()
    assert Person.objects.get(pk=olu.pk).is_organiser


def test_an_organiser_who_is_leaving_does_not_count_as_another(asha, olu):
    change_role(by=olu, person=asha, role="organiser")
    Person.objects.filter(pk=asha.pk).update(leaving_at=timezone.now())

    with pytest.raises(Refusal, match="Somebody has to run the house"):
        change_role(by=olu, person=olu, role="member")


def test_with_another_organiser_one_may_step_down(asha, olu, as_):
    change_role(by=olu, person=asha, role="organiser")

    change_role(by=olu, person=olu, role="member")

    assert as_(olu).get("/desk/").status_code == 404
    assert as_(asha).get("/desk/members/").status_code == 200


def test_only_an_organiser_changes_roles_and_only_to_what_exists(asha, dora, olu):
    for by in (asha, dora):
        with pytest.raises(Refusal, match="Only an organiser"):
            change_role(by=by, person=by, role="organiser")
    with pytest.raises(Refusal, match="one of the three"):
        change_role(by=olu, person=asha, role="owner")

    assert not Entry.objects.exists()


def test_people_are_found_by_letters_of_their_name(olu, as_):
    for name in ("Wren", "Jenny Wren", "Heron"):
        make_person(name)

    page = as_(olu).get("/desk/members/?q=WREN").content.decode()

    assert page.count("Wren</b>") == 2
    assert "Heron" not in page


def test_nobody_is_found_where_no_name_has_these_letters(olu, as_):
    page = as_(olu).get("/desk/members/?q=zzz")

    assert page.status_code == 200
    assert "Olu" not in page.content.decode().split("<main", 1)[1]


def test_whoever_is_leaving_is_not_among_the_members(asha, olu, as_):
    Person.objects.filter(pk=asha.pk).update(leaving_at=timezone.now())

    assert "Asha" not in as_(olu).get("/desk/members/").content.decode()
    assert as_(olu).get(f"/desk/members/{asha.pk}/").status_code == 404


def test_a_page_of_members_is_two_queries_however_many(olu, django_assert_num_queries):
    for number in range(45):
        make_person(f"Person {number}")

    with django_assert_num_queries(2):
        page = members("", 1)
        shown = list(page.object_list)

    assert (len(shown), page.paginator.num_pages) == (40, 2)


def test_the_desk_shows_no_e_mail_and_no_last_visit(asha, olu, as_):
    Person.objects.filter(pk=asha.pk).update(
        email="asha@example.org", last_here_on=timezone.localdate()
    )

    page = as_(olu).get(f"/desk/members/{asha.pk}/").content.decode()

    assert "Asha" in page
    assert "example.org" not in page
    assert str(timezone.localdate().year) not in page


def test_an_invitation_is_shown_once_and_not_kept_as_it_is(olu, as_):
    page = as_(olu).post("/desk/invitations/", {"note": "Ward 3", "uses": 2, "days": 7})
    link = page.context["link"]
    code = link.partition("invitation=")[2]

    later = as_(olu).get("/desk/invitations/").content.decode()

    assert len(code) >= 8
    assert code not in later
    assert "Ward 3" in later
    assert Invitation.objects.get().uses_left == 2
