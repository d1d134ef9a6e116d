"""Somebody takes part in a programme, step by step, through its pages."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from sameboat.circles.commands import leave_circle, remove_person
from sameboat.circles.testing import an_organiser
from sameboat.measures.models import CheckIn
from sameboat.measures.testing import answer_all
from sameboat.people.testing import make_person
from sameboat.programmes.models import Cohort, DayNumber, Place, StepRecord
from sameboat.programmes.queries.places import way_page
from sameboat.programmes.testing import edition_from, make_cohort, make_place
from sameboat.programmes.tests.whole_folder import whole_files
from sameboat.rooms.commands.planning import plan_meeting

pytestmark = pytest.mark.django_db

KEYS = [
    "a-circle-by-email", "a-circle-on-the-web", "finding-my-feet", "high-and-low-tides", "moving-more",
    "my-own-plan", "quit-together", "ready-for-my-visit", "to-tell-or-not-to-tell",
]  # fmt: skip


@pytest.fixture
def asha():
    return make_person("Asha", time_zone="Europe/London")


@pytest.fixture
def page(asha):
    client = Client()
    client.force_login(asha)
    return client


@pytest.mark.parametrize("key", KEYS)
def test_everything_that_comes_along_can_be_opened_and_every_open_step_read(asha, page, key):
    cohort = make_cohort(key)
    assert "Take part" in page.get(f"/programmes/{cohort.pk}/").content.decode()
    page.post(f"/programmes/{cohort.pk}/join/")
    place = Place.objects.get(person=asha)
    place.began_on -= timedelta(days=400)
    place.save()

    for _module, lines in way_page(place).modules:
        for line in lines:
            if line.is_open:
                answer = page.get(f"/programmes/{cohort.pk}/steps/{line.now.key}/")
                assert answer.status_code == 200
    assert page.get(f"/programmes/{cohort.pk}/").status_code == 200
    assert page.get(f"/programmes/{cohort.pk}/keep/").status_code == 200
    assert page.get(f"/programmes/{cohort.pk}/lines/").status_code == 200
    assert page.get(f"/programmes/{cohort.pk}/about/").status_code == 200
    assert page.get("/programmes/").status_code == 200


@pytest.fixture
def cohort():
    return make_cohort(edition_from(whole_files()), at=timezone.now() - timedelta(days=30))


@pytest.fixture
def place(asha, cohort):
    return make_place(asha, cohort, at=timezone.now() - timedelta(days=30))


def at(place, step):
    return f"/programmes/{place.cohort_id}/steps/{step}/"


def text(answer):
    return answer.content.decode()


def test_a_choice_opens_its_step_and_another_choice_opens_another_while_what_was_seen_stays(
    page, place
):
    assert page.get(at(place, "in-company")).status_code == 404
    page.post(at(place, "which-way"), {"choice": "with-others"})
    assert page.get(at(place, "in-company")).status_code == 200
    assert page.get(at(place, "alone")).status_code == 404

    page.post(at(place, "which-way"), {"choice": "alone"})

    assert page.get(at(place, "alone")).status_code == 200
    assert page.get(at(place, "in-company")).status_code == 200


def test_an_answer_decides_who_sees_a_step(page, place):
    assert page.get(at(place, "the-doctor")).status_code == 404

    page.post(at(place, "where-you-are"), {"f-how-far": "far"})
    assert page.get(at(place, "the-doctor")).status_code == 404
    page.post(at(place, "where-you-are"), {"f-how-far": "a little"})

    assert page.get(at(place, "the-doctor")).status_code == 200


def test_what_is_written_is_sealed_and_can_be_changed_and_stands_on_one_page(page, place):
    page.post(at(place, "my-plan"), {"f-on-good-days": "To the mill pond"})

    record = StepRecord.objects.get(place=place, step="my-plan")
    assert "mill" not in record.told
    assert record.done_at
    assert "To the mill pond" in text(page.get(at(place, "my-plan")))

    page.post(at(place, "my-plan"), {"f-on-good-days": "To the weir"})
    kept = text(page.get(f"/programmes/{place.cohort_id}/keep/"))
    assert "To the weir" in kept
    assert "mill pond" not in kept


def test_an_empty_page_is_no_answer_and_a_wrong_one_loses_nothing(page, place):
    empty = page.post(at(place, "my-plan"), {"f-on-good-days": ""})
    assert empty.status_code == 422
    assert not StepRecord.objects.filter(
        place=place, step="my-plan", done_at__isnull=False
    ).exists()

    strange = page.post(
        at(place, "where-you-are"), {"f-how-far": "to the moon", "f-why": "I like it there"}
    )
    assert strange.status_code == 422
    assert "I like it there" in text(strange)


def test_a_step_that_asks_a_questionnaire_is_done_when_that_is_answered(asha, page, place):
    answer = page.post(f"{at(place, 'look-back')}ask/")
    check_in = CheckIn.objects.get(person=asha)
    assert answer["Location"] == f"/check-ins/{check_in.pk}/"
    assert "Go on with them" in text(page.get(at(place, "look-back")))

    answer_all(asha, check_in, "1")

    assert "You answered these" in text(page.get(at(place, "look-back")))


def test_a_talk_is_one_thread_for_all_in_a_hosts_name(asha, page, place):
    first = page.post(f"{at(place, 'tell-it')}talk/")["Location"]
    ben = make_person("Ben")
    make_place(ben, place.cohort, at=place.joined_at)
    other = Client()
    other.force_login(ben)

    assert other.post(f"{at(place, 'tell-it')}talk/")["Location"] == first
    assert "What did you see on the way?" in text(page.get(first))


def test_what_is_counted_by_day_can_be_typed_for_a_week_at_once(page, place):
    today = timezone.localdate()
    days = {f"d-{today - timedelta(days=back)}": str(1000 + back) for back in range(7)}

    page.post(f"{at(place, 'count-it')}number/", days)
    assert DayNumber.objects.filter(place=place).count() == 7
    page.post(f"{at(place, 'count-it')}number/", {**days, f"d-{today}": ""})

    assert DayNumber.objects.filter(place=place).count() == 6
    assert (
        page.post(f"{at(place, 'count-it')}number/", {**days, f"d-{today}": "-4"}).status_code
        == 422
    )


def test_who_leaves_keeps_what_they_wrote_and_finds_it_again(asha, page, place):
    page.post(at(place, "my-plan"), {"f-on-good-days": "To the mill pond"})
    page.post(f"/programmes/{place.cohort_id}/leave/", {"because": "Too fast."})

    assert page.get(at(place, "my-plan")).status_code == 302
    assert "mill pond" in text(page.get(f"/programmes/{place.cohort_id}/keep/"))
    assert not place.cohort.circle.memberships.filter(person=asha).exists()

    Cohort.objects.filter(pk=place.cohort_id).update(starts_on=None)
    page.post(f"/programmes/{place.cohort_id}/join/")
    assert "mill pond" in text(page.get(at(place, "my-plan")))


def test_the_desk_sees_who_is_where_and_never_what_they_wrote(page, place):
    page.post(at(place, "my-plan"), {"f-on-good-days": "To the mill pond"})
    desk = Client()
    desk.force_login(an_organiser())

    seen = text(desk.get(f"/desk/cohorts/{place.cohort_id}/"))

    assert "Asha" in seen
    assert "my plan" in seen
    assert "mill pond" not in seen


def test_a_full_group_takes_nobody_in_and_one_well_under_way_neither(page):
    full = make_cohort(edition_from(whole_files()), places=2)
    for name in ("Ben", "Chidi"):
        make_place(make_person(name), full)
    late = make_cohort(full.edition, name="Long ago", hosts=[make_person("Dora")], at=timezone.now() - timedelta(days=15))  # fmt: skip
    Cohort.objects.filter(pk=late.pk).update(starts_on=timezone.localdate() - timedelta(days=15))

    for each in (full, late):
        page.post(f"/programmes/{each.pk}/join/")

    assert not Place.objects.filter(person__name="Asha").exists()
    assert "Every place is taken" in text(page.get(f"/programmes/{full.pk}/"))
    assert "well under way" in text(page.get(f"/programmes/{late.pk}/"))


def test_who_was_sent_out_of_its_circle_comes_back_to_the_steps_and_not_to_the_circle(asha, page, place):  # fmt: skip
    host = place.cohort.carers.get(role="host").person
    remove_person(by=host, circle=place.cohort.circle, person=asha, reason="Shouted at everybody.")
    assert "A host can ask you in again" in text(page.get(place.get_absolute_url()))
    page.post(f"/programmes/{place.cohort_id}/leave/", {"because": ""})

    page.post(f"/programmes/{place.cohort_id}/join/")

    assert not place.cohort.circle.memberships.filter(person=asha).exists()
    assert page.get(at(place, "welcome")).status_code == 200


def test_before_the_first_day_nothing_is_open(page, asha):
    cohort = make_cohort(
        edition_from(whole_files()), starts_on=timezone.localdate() + timedelta(days=5)
    )
    place = make_place(asha, cohort)

    assert "It begins on" in text(page.get(place.get_absolute_url()))
    assert page.get(at(place, "welcome")).status_code == 404


def test_a_film_comes_in_parts_to_whoever_is_in_it(page, place):
    address = f"/programmes/{place.cohort_id}/media/walk.mp4"

    part = page.get(address, headers={"Range": "bytes=0-3"})

    assert (part.status_code, part.content, part["Content-Range"]) == (206, b"WEBV", "bytes 0-3/7")
    assert page.get(address, headers={"Range": "bytes=9-"}).status_code == 416
    assert page.get(f"/programmes/{place.cohort_id}/media/other.mp4").status_code == 404


def test_a_meeting_step_shows_when_the_next_one_is_and_its_host_where_to_plan_it(page, place):
    host = place.cohort.carers.get(role="host").person
    keeper = Client()
    keeper.force_login(host)
    people = text(keeper.get(f"/programmes/{place.cohort_id}/people/"))
    assert "evening: 45 minutes, every 7 days" in people
    assert f"/meetings/plan/{place.cohort.circle_id}/" in people
    assert "None is planned just now" in text(page.get(at(place, "evening")))

    soon = timezone.now() + timedelta(hours=3)
    plan_meeting(by=host, circle=place.cohort.circle, title="By the fire", starts_at=soon, minutes=45)  # fmt: skip

    assert "By the fire" in text(page.get(at(place, "evening")))


def test_no_button_beside_a_text_loses_it(page, place):
    page.post(at(place, "where-you-are"), {"f-why": "For the birds.", "later": "1"})
    record = StepRecord.objects.get(place=place, step="where-you-are")
    assert record.done_at is None
    assert "For the birds." in text(page.get(at(place, "where-you-are")))

    page.post(at(place, "where-you-are"), {"f-why": "For the herons.", "done": "1"})
    record.refresh_from_db()
    assert record.done_at
    assert "For the herons." in text(page.get(at(place, "where-you-are")))

    page.post(at(place, "my-plan"), {"f-on-good-days": "", "done": "1"})
    assert StepRecord.objects.get(place=place, step="my-plan").done_at


def test_two_pages_of_one_step_do_not_overwrite_each_other_unseen(page, place):
    address = at(place, "where-you-are")
    page.post(address, {"f-why": "For the birds."})
    seen = page.get(address).context["form"]["seen"].value()

    page.post(address, {"f-why": "Long words from the phone.", "seen": seen})
    old = page.post(address, {"f-why": "Short, from an old page.", "seen": seen})

    assert old.status_code == 422
    assert "Short, from an old page." in text(old)
    assert "Long words from the phone." in text(page.get(address))
    again = old.context["form"]["seen"].value()
    assert (
        page.post(address, {"f-why": "Short, from an old page.", "seen": again}).status_code == 302
    )


def test_a_goal_keeps_its_numbers_and_its_aim_together(page, place):
    today = timezone.localdate()
    page.post(
        f"{at(place, 'count-it')}number/", {f"d-{today}": "3000", "aim": "Once round the pond"}
    )

    kept = text(page.get(f"/programmes/{place.cohort_id}/keep/"))

    assert "Once round the pond" in kept
    assert "3000" in kept


def test_what_one_wrote_can_be_deleted_also_after_leaving(page, place):
    page.post(at(place, "my-plan"), {"f-on-good-days": "To the mill pond"})
    page.post(f"/programmes/{place.cohort_id}/leave/", {"because": ""})

    page.post(f"{at(place, 'my-plan')}forget/")

    assert "mill pond" not in text(page.get(f"/programmes/{place.cohort_id}/keep/"))
    assert StepRecord.objects.get(place=place, step="my-plan").told == ""


def test_who_left_its_circle_alone_goes_back_into_it_from_the_programme(asha, page, place):
    leave_circle(person=asha, circle=place.cohort.circle)
    assert "Go back into the circle" in text(page.get(place.get_absolute_url()))

    page.post(f"/programmes/{place.cohort_id}/join/")

    assert place.cohort.circle.memberships.filter(person=asha).exists()
