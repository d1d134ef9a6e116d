"""The queue at the desk: what needs a human, in the right order, and why it stands where it does."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from sameboat.circles.testing import make_circle
from sameboat.lib.ids import random_id
from sameboat.moderation.commands.closing import close_case
from sameboat.moderation.commands.working import claim_case
from sameboat.moderation.models import Case, CaseReason
from sameboat.moderation.testing import noticed_case, report_case
from sameboat.people.testing import make_person
from sameboat.posts.testing import make_answer, make_thread
from sameboat.safety.models import THINGS, Report
from sameboat.safety.ports import reportables


@pytest.fixture
def post(asha, ben, chidi):
    circle = make_circle("Kites", people=(asha, ben, chidi))
    return make_answer(chidi, make_thread(ben, circle), body="Buy my kites.")


@pytest.fixture
def case(asha, post):
    """asha reported an answer of chidi's."""
    return report_case(asha, "post", post.pk, "selling", words="He sells.")


def queue_of(client):
    return client.get("/desk/cases/").content.decode()


def test_a_report_reaches_the_desk_with_what_was_seen(case, dora, as_):
    page = as_(dora).get("/desk/").content.decode()
    one = as_(dora).get(case.get_absolute_url()).content.decode()

    assert "Selling or advertising" in page
    for words in ("He sells.", "Buy my kites.", "Asha told us", "about Chidi"):
        assert words in one


def test_danger_stands_first_then_the_shortest_clock(asha, ben, post, chidi, dora, as_):
    report_case(asha, "post", post.pk, "selling")
    report_case(asha, "profile", chidi.pk, "private")
    report_case(ben, "profile", asha.pk, "danger")

    page = queue_of(as_(dora))

    places = [
        page.index(words) for words in ("Someone may be in danger", "private things", "Selling")
    ]
    assert places == sorted(places)
    assert "Somebody may come to harm" in page


def test_why_a_case_stands_there_is_said(case, post, ben, dora, as_):
    report_case(ben, "post", post.pk, "selling")
    waiting = queue_of(as_(dora))

    Case.objects.update(due_at=timezone.now() - timedelta(hours=3))
    late = queue_of(as_(dora))

    assert "2 reasons" in waiting
    assert "should be looked at within 47 hours" in waiting
    assert "Nobody has looked, and its time is over: 3 hours" in late


def test_what_one_took_is_ones_own_and_with_colleagues_for_others(case, dora, olu, as_):
    claim_case(case=case, by=dora)

    mine, theirs = queue_of(as_(dora)), queue_of(as_(olu))
    others = as_(olu).get("/desk/cases/with-others/").content.decode()

    assert "Yours" in mine
    assert case.get_absolute_url() not in theirs
    assert "1 case is with a colleague" in theirs
    assert "Dora took it" in others


def test_after_much_that_is_hard_one_is_offered_to_stop(asha, chidi, post, dora, as_):
    for number in range(4):
        made = make_answer(chidi, post.thread, body=f"It is number {number}.")
        claim_case(case=noticed_case(made), by=dora)

    page = queue_of(as_(dora))
    stopped = as_(dora).post("/desk/cases/stop/", follow=True).content.decode()

    assert "You have had 4 hard cases in this shift" in page
    assert "Go easy on yourself." in stopped
    assert not Case.objects.exclude(claimed_by=None).exists()


def test_a_member_finds_no_desk(case, asha, as_):
    for path in ("/desk/cases/", case.get_absolute_url(), "/desk/on-call/", "/desk/notes/"):
        assert as_(asha).get(path).status_code == 404


@pytest.mark.parametrize("as_someone", [False, True])
def test_no_moderator_meets_a_case_about_themselves_named_or_not(as_someone, asha, dora, olu, as_):
    circle = make_circle("Kites", people=(asha, dora))
    post = make_answer(dora, make_thread(asha, circle), body="Buy mine.", as_someone=as_someone)

    case = report_case(asha, "post", post.pk, "selling")

    assert case.about == (None if as_someone else dora)
    assert case.get_absolute_url() not in queue_of(as_(dora))
    assert case.get_absolute_url() in queue_of(as_(olu))
    assert as_(dora).get(case.get_absolute_url()).status_code == 404
    for verb in ("claim", "note", "decide", "close", "reveal"):
        sent = as_(dora).post(f"{case.get_absolute_url()}{verb}/", {"words": "x"})
        assert sent.status_code == 404, verb


def test_what_came_of_a_case_about_an_organiser_is_not_theirs_to_read(asha, dora, olu, as_):
    other = make_person("Ada", role="organiser")
    circle = make_circle("Kites", people=(asha, olu))
    post = make_answer(olu, make_thread(asha, circle), body="Buy my kites.")
    case = report_case(asha, "post", post.pk, "selling")

    close_case(case=case, by=dora, outcome="spoken_to", words="Asha was right.")

    assert "Asha was right." not in as_(olu).get("/desk/audit/").content.decode()
    assert "Asha was right." in as_(other).get("/desk/audit/").content.decode()


def test_the_old_address_of_a_report_leads_to_its_case(case, dora, asha, as_):
    report = Report.objects.get()

    sent = as_(dora).get(f"/desk/reports/{report.pk}/")

    assert sent.headers["Location"] == case.get_absolute_url()
    assert as_(asha).get(f"/desk/reports/{report.pk}/").status_code == 404


def test_everything_that_can_be_reported_has_words_of_its_own():
    assert set(reportables) == set(THINGS)


def test_ten_thousand_open_cases_take_no_more_queries_than_a_few(case, dora, as_):
    now = timezone.now()
    made = Case.objects.bulk_create(
        Case(
            kind="other",
            thing="post",
            thing_id=random_id(),
            opened_at=now,
            due_at=now,
            snapshot="x" * 500,
        )
        for _number in range(10_000)
    )
    CaseReason.objects.bulk_create(
        CaseReason(case=each, at=now, by="rule", kind="other") for each in made
    )
    # A database in use knows how many rows it has; PostgreSQL would take these for a handful, for minutes.
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    client = as_(dora)
    client.get("/desk/cases/")

    with CaptureQueriesContext(
        connection,
    ) as asked:
        page = client.get("/desk/cases/").content.decode()

    assert "Page 1 of 401" in page
    assert len(asked) <= 8, "\n".join(query["sql"][:200] for query in asked)
