"""What somebody's check-ins say since a day comes onto their visit sheet, if they want it, and of nobody else."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from sameboat.care.testing import make_sheet
from sameboat.measures.queries.since import lines_since
from sameboat.measures.testing import answered

MAY = datetime(2026, 5, 3, 9, tzinfo=UTC)


@pytest.fixture
def three(asha, ben):
    """Asha answered the K6 in April and twice in May, and ben once."""
    for days, code in ((-20, "1"), (0, "2"), (17, "3")):
        answered(asha, "k6", code, at=MAY + timedelta(days=days))
    answered(ben, "k6", "4", at=MAY)


def test_the_first_score_since_a_day_and_the_last_stand_in_one_line(asha, three):
    (line,) = lines_since(asha, date(2026, 5, 1))

    assert line == "K6: distress, the last 30 days: 18 (high) on 3 May, 12 (moderate) on 20 May"


def test_one_score_is_said_once_and_none_not_at_all(asha, three):
    (line,) = lines_since(asha, date(2026, 5, 20))

    assert line.count(" on ") == 1
    assert lines_since(asha, date(2026, 5, 21)) == []


def test_a_day_is_ones_own(asha, three):
    with timezone.override("Pacific/Kiritimati"):
        assert len(lines_since(asha, date(2026, 5, 20))) == 1
    with timezone.override("Pacific/Pago_Pago"):
        assert lines_since(asha, date(2026, 5, 20)) == []


def test_the_page_brings_them_into_the_form(as_, asha, ben, three):
    sheet = make_sheet(asha)
    path = f"/visits/{sheet.pk}/part/since/"
    client = as_(asha)

    offered = client.get(path).content.decode()
    brought = client.post(path, {"words": "Mine.", "last_on": "2026-05-01", "bring": "1"})

    assert "Bring in what my check-ins say" in offered
    line = lines_since(asha, date(2026, 5, 1))[0]
    assert f"Mine.\n{line}</textarea>" in brought.content.decode()
    assert lines_since(ben, date(2026, 5, 1)) != [line]
