"""Numbers in the open: what came, how soon somebody looked, what was decided. Nobody can be found in them."""

import csv
import io
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from sameboat.circles.testing import make_circle
from sameboat.moderation.commands.appealing import answer_appeal, appeal_decision
from sameboat.moderation.commands.closing import close_case
from sameboat.moderation.commands.working import claim_case
from sameboat.moderation.queries.figures import (
    Quarter,
    figures_for,
    log_of,
    quarter_named,
    quarter_of,
)
from sameboat.moderation.testing import decide_on, noticed_case
from sameboat.posts.testing import make_answer, make_thread

SUMMER = Quarter(2026, 3)
DAY = datetime(2026, 8, 3, 12, 0, tzinfo=UTC)


@pytest.fixture
def summer(asha, ben, chidi, dora, ada):
    """Six crises that the screen noticed in one quarter, looked at after ten to sixty minutes; one appeal."""
    circle = make_circle("Kites", people=(asha, ben, chidi))
    thread = make_thread(ben, circle)
    for number in range(1, 7):
        case = noticed_case(make_answer(chidi, thread, f"It is number {number}."), at=DAY)
        claim_case(case=case, by=dora, at=DAY + timedelta(minutes=10 * number))
        decision = decide_on(case, dora, "word", "pause_circle", days=3, at=DAY)
        outcome = "nothing_wrong" if number > 1 else "helped"
        close_case(case=case, by=dora, outcome=outcome, words="Well.", contact="We wrote.", at=DAY)
    appeal = appeal_decision(person=chidi, decision=decision, words="No.", at=DAY)
    answer_appeal(appeal=appeal, by=ada, overturn=True, answer="Indeed.", at=DAY)


def test_a_quarter_counts_what_came_and_what_became_of_it(summer):
    found = figures_for(SUMMER)

    kinds = {line.words: line.number for line in found.by_kind}
    assert kinds["Someone may be in danger"] == 6
    assert found.minutes_in_danger == 35
    assert {line.words: line.number for line in found.measures}["A word"] == 6
    assert (found.flagged, found.dismissed) == (6, 5)


def test_few_are_not_shown_as_a_number(summer):
    found = figures_for(SUMMER)

    kinds = {line.words: line.number for line in found.by_kind}
    assert kinds["Somebody disagrees with a decision"] is None
    assert kinds["A threat"] == 0
    assert (found.appeals, found.overturned) == (None, None)
    assert found.minutes_otherwise is None


def test_the_log_says_every_measure_and_names_nobody(summer):
    rows = log_of(SUMMER)

    assert len(rows) == 12
    assert {row["measure"] for row in rows} == {"word", "pause_circle"}
    assert [row["undone"] for row in rows].count(None) == 2, (
        "one undone of six would point at somebody"
    )
    told = str(rows)
    for word in ("Chidi", "Dora", "kites", "Nobody sells", "2026-08"):
        assert word not in told


def test_the_log_of_a_quarter_that_is_not_over_stays_shut(summer, monkeypatch):
    monkeypatch.setattr(
        "sameboat.moderation.queries.figures.timezone.now", lambda: SUMMER.end - timedelta(days=1)
    )

    assert log_of(SUMMER) == []


def test_a_guest_reads_them_and_takes_the_log_as_csv_and_json(summer):
    page = Client().get("/in-the-open/?quarter=2026Q3").content.decode()
    sheet = Client().get("/in-the-open/decisions.csv?quarter=2026 Q3").content.decode()
    data = Client().get("/in-the-open/decisions.json?quarter=2026 Q3").json()

    assert "35 minutes" in page
    assert "fewer than five" in page
    assert [row["measure"] for row in csv.DictReader(io.StringIO(sheet))] == [
        row["measure"] for row in data["decisions"]
    ]


@pytest.mark.parametrize("asked", ["2026 Q5", "x", "1999 Q1", "2031 Q1", "２０２６ Q1", "Q"])
def test_a_quarter_that_is_none_is_not_found(asked, db):
    assert Client().get("/in-the-open/", {"quarter": asked}).status_code == 404


def test_quarters_follow_each_other_over_the_year():
    assert quarter_of(datetime(2026, 1, 1, tzinfo=UTC)) == Quarter(2026, 1)
    assert Quarter(2026, 1).before == Quarter(2025, 4)
    assert Quarter(2025, 4).end == Quarter(2026, 1).start
    assert quarter_named("2026q4") == Quarter(2026, 4)
