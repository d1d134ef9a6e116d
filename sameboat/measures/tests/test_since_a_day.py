"""What check-ins and devices say since a day, for a visit sheet: only when its owner asks, and only what is theirs."""

from datetime import UTC, date, datetime

import pytest

from sameboat.care.testing import make_sheet
from sameboat.measures.queries.since import lines_since
from sameboat.measures.readings.testing import apple_record
from sameboat.measures.testing import answered, bring_readings

pytestmark = pytest.mark.django_db
MAY = [datetime(2026, 5, day, 12, tzinfo=UTC) for day in (1, 10, 20)]


def test_each_scale_is_a_line_with_the_first_since_the_day_and_the_last(asha, ben):
    for at, code in zip(MAY, ("3", "2", "1"), strict=True):
        answered(asha, "phq-9", *[code] * 8, "0", at=at)
    answered(ben, "k6", "1", at=MAY[2])

    lines = lines_since(asha, date(2026, 5, 5))

    assert lines == ["PHQ-9: low mood, the last two weeks: 16 (moderately severe) on 10 May, 8 (mild) on 20 May"]  # fmt: skip


def test_a_form_of_several_sides_names_each(asha):
    answered(asha, "same-boat", "4", at=MAY[1])

    assert "Where you are: with others, with hope, with a say, Hope: 4 on 10 May" in lines_since(asha, date(2026, 5, 5))  # fmt: skip


def test_readings_are_one_line_a_kind(asha):
    days = [apple_record(day=f"2026-05-{day:02d}", value=f"{day}000") for day in (2, 6, 8)]
    bring_readings(asha, *days)

    assert lines_since(asha, date(2026, 5, 5)) == ["Steps: 7,000 steps on average, over 2 days"]


def test_they_come_into_the_sheet_when_asked_for(as_, asha):
    answered(asha, "gad-7", "1", at=MAY[2])
    sheet = make_sheet(asha)

    page = as_(asha).post(f"/visits/{sheet.pk}/part/since/", {"words": "Mine.", "last_on": "2026-05-05", "bring": "1"})  # fmt: skip

    assert "Mine.\nGAD-7: worry, the last two weeks: 7 (mild) on 20 May" in page.content.decode()
