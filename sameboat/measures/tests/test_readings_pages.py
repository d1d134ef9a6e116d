"""The pages about readings: for their owner alone, calm, and without a script."""

import re
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from sameboat.cli.exports import read_all
from sameboat.measures.commands.exports import bring_export
from sameboat.measures.leaving_readings import forget_readings, take_readings
from sameboat.measures.models import Export, Reading
from sameboat.measures.readings.testing import HEART, SLEEP, WEIGHT, apple_record, apple_xml

pytestmark = pytest.mark.django_db
CORE = "HKCategoryValueSleepAnalysisAsleepCore"


@pytest.fixture
def export(asha):
    first = date(2024, 3, 1)
    days = [(first + timedelta(days=number)).isoformat() for number in range(100)]
    records = [apple_record(day=day, value=f"{4000 + number}") for number, day in enumerate(days)]
    records += [
        apple_record(day=days[-1], source="Apple Watch", since="10:05", until="10:15", value="50"),
        apple_record(SLEEP, "00:30", "07:42", CORE, day=days[-1], source="Apple Watch"),
        apple_record(HEART, "01:00", "20:00", "61", day=days[-1], source="Apple Watch"),
        apple_record(WEIGHT, "07:00", "07:00", "180", unit="lb", day=days[-1], source="Scale"),
        apple_record(value="-3"),
    ]
    content = SimpleUploadedFile("export.xml", apple_xml(*records).encode())
    brought = bring_export(person=asha, uploads=[content], at=timezone.now())
    read_all()
    return Export.objects.get(pk=brought.pk)


def page(client, address, status=200):
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def test_the_first_page_says_how_to_get_a_file(asha, as_):
    shown = page(as_(asha), "/check-ins/readings/")

    assert "Export All Health Data" in shown
    assert 'enctype="multipart/form-data"' in shown


def test_each_kind_stands_there_with_how_it_was_lately(asha, as_, export):
    shown = page(as_(asha), "/check-ins/readings/")

    for words in (
        "Steps",
        "7 h 12 min a day lately",
        "61 beats a minute lately",
        "180.0 lb lately",
        "on 28 days",
    ):
        assert words in shown


def test_a_kind_has_a_picture_that_says_the_same_in_words_and_a_table(asha, as_, export):
    shown = page(as_(asha), "/check-ins/readings/steps/")

    assert 'role="img"' in shown
    assert "The table has every day." in shown
    assert shown.count("<tr>") == 29
    assert "iPhone 2,050 steps, Apple Watch 50 steps" in shown


def test_older_weeks_are_one_link_away(asha, as_, export):
    client = as_(asha)
    shown = page(client, "/check-ins/readings/steps/")
    older = re.search(r"\?until=([0-9-]+)", shown)[1]

    before = page(client, f"/check-ins/readings/steps/?until={older}")

    assert older == "2024-05-11"
    assert before.count("<tr>") == 29
    assert ">Newer<" in before
    assert page(client, "/check-ins/readings/steps/?until=2024-03-05").count("<tr>") == 6
    assert page(client, "/check-ins/readings/steps/?until=nonsense").count("<tr>") == 29


def test_days_are_chosen_on_a_page_of_their_own(asha, as_, export):
    client = as_(asha)

    assert 'name="day"' not in page(client, "/check-ins/readings/steps/")
    assert page(client, "/check-ins/readings/steps/?choose=1").count('name="day"') == 28


def test_while_it_is_read_the_page_says_how_far(asha, as_):
    content = SimpleUploadedFile("export.xml", apple_xml(apple_record()).encode())
    brought = bring_export(person=asha, uploads=[content], at=timezone.now())
    Export.objects.filter(pk=brought.pk).update(state="reading", percent=40)
    client = as_(asha)

    shown = page(client, f"/check-ins/readings/files/{brought.pk}/")

    assert 'value="40"' in shown
    assert "Look again" in shown
    assert "We are reading the file you brought" in page(client, "/check-ins/readings/")


def test_afterwards_it_says_what_was_found_and_what_was_left_out(asha, as_, export):
    shown = page(as_(asha), f"/check-ins/readings/files/{export.pk}/")

    assert "100 days" in shown
    assert "1 · a number that cannot be right" in shown


def test_a_file_that_cannot_be_read_ends_in_a_sentence(asha, as_):
    client = as_(asha)
    sent = client.post(
        "/check-ins/readings/", {"brought": SimpleUploadedFile("x.zip", b"PK\x03\x04")}, follow=True
    )
    read_all()

    shown = page(client, sent.redirect_chain[-1][0])

    assert "This file ends in the middle" in shown
    assert "nothing of it was kept" in shown


def test_no_file_is_a_sentence_beside_the_field(asha, as_):
    answer = as_(asha).post("/check-ins/readings/", {})

    assert answer.status_code == 422
    assert "Choose the file that your phone made" in answer.content.decode()


def test_a_stranger_finds_none_of_it(asha, ben, as_, export):
    stranger = as_(ben)

    for address in (
        "/check-ins/readings/steps/",
        "/check-ins/readings/steps/remove/",
        "/check-ins/readings/shoes/",
        f"/check-ins/readings/files/{export.pk}/",
    ):
        page(stranger, address, 404)
    assert (
        stranger.post("/check-ins/readings/steps/remove-days/", {"day": "2024-03-01"}).status_code
        == 404
    )
    assert stranger.post("/check-ins/readings/steps/remove/").status_code == 404
    assert "Steps" not in page(stranger, "/check-ins/readings/")
    assert asha.readings.filter(kind="steps").exists()


def test_days_and_kinds_can_be_removed(asha, as_, export):
    client = as_(asha)

    some = client.post(
        "/check-ins/readings/steps/remove-days/",
        {"day": ["2024-03-01", "no day", "2024-03-02"]},
        follow=True,
    )
    none = client.post("/check-ins/readings/steps/remove-days/", {}, follow=True)
    last = client.post(
        "/check-ins/readings/weight/remove-days/", {"day": "2024-06-08"}, follow=True
    )
    asked = page(client, "/check-ins/readings/steps/remove/")
    gone = client.post("/check-ins/readings/steps/remove/", follow=True)

    assert "2 days are removed." in some.content.decode()
    assert "Choose the days first" in none.content.decode()
    assert last.redirect_chain[-1][0] == "/check-ins/readings/"
    assert "Steps: 98 days." in asked
    assert "Removed." in gone.content.decode()
    assert set(asha.readings.values_list("kind", flat=True)) == {"sleep", "resting_heart_rate"}


def test_readings_go_along_and_go_away(asha, ben, export):
    taken = take_readings(asha).rows

    assert {
        "reading": "Weight",
        "day": date(2024, 6, 8),
        "from": "Scale",
        "told_in": "lb",
    }.items() <= next(row for row in taken if row.get("reading") == "Weight").items()
    assert any(row.get("what_became_of_it") == "read" and "days_found" in row for row in taken)
    assert not take_readings(ben).rows

    forget_readings(asha)

    assert not Reading.objects.exists()
    assert not Export.objects.exists()


def test_a_page_asks_the_database_little(asha, as_, export, django_assert_max_num_queries):
    client = as_(asha)

    with django_assert_max_num_queries(10):
        page(client, "/check-ins/readings/")
    with django_assert_max_num_queries(10):
        page(client, "/check-ins/readings/steps/")


def test_a_day_before_all_readings_shows_the_first(asha, as_, export):
    for day in ("0001-01-01", "2024-02-29"):
        shown = page(as_(asha), f"/check-ins/readings/steps/?until={day}")

        assert "1 March 2024" in shown
    page(as_(asha), "/check-ins/readings/steps/?until=9999-12-31")


def test_only_days_that_were_there_are_said_to_be_removed(asha, as_, export):
    client, address = as_(asha), "/check-ins/readings/steps/remove-days/"
    days = ["2024-03-01", "2024-03-01", "2024-03-02", "2019-01-01"]

    some = client.post(address, {"day": days}, follow=True).content.decode()
    again = client.post(address, {"day": days}, follow=True).content.decode()
    both_devices = client.post(address, {"day": "2024-06-08"}, follow=True).content.decode()

    assert "2 days are removed." in some
    assert "Those days were removed already." in again
    assert "One day is removed." in both_devices
