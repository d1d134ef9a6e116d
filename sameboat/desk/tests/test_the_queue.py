"""Reports at the desk: claim, note, hide, restore, close, each with its reason."""

import pytest

from sameboat.audit.models import Entry
from sameboat.circles.testing import make_circle
from sameboat.lib.refusal import Refusal
from sameboat.people.testing import make_person
from sameboat.posts.pictures import add_picture
from sameboat.posts.testing import make_answer, make_thread
from sameboat.posts.tests.test_pictures import picture_file
from sameboat.safety.commands import report_thing
from sameboat.safety.commands.reporting import (
    claim_report,
    close_report,
    hide_reported,
    let_go_of_report,
    note_on_report,
    restore_reported,
)
from sameboat.safety.models import THINGS, Report
from sameboat.safety.ports import reportables


@pytest.fixture
def report(asha, ben, chidi):
    """asha reported an answer of chidi's."""
    circle = make_circle("Kites", people=(asha, ben, chidi))
    post = make_answer(chidi, make_thread(ben, circle), body="Buy my kites.")
    return report_thing(
        reporter=asha, thing="post", thing_id=post.pk, reason="selling", words="He sells."
    )


def act(client, report, verb, words=""):
    return client.post(f"/desk/reports/{report.pk}/{verb}/", {"words": words}, follow=True)


def test_a_report_reaches_the_desk_with_what_was_seen(report, dora, as_):
    page = as_(dora).get("/desk/").content.decode()
    one = as_(dora).get(f"/desk/reports/{report.pk}/").content.decode()

    assert "It sells or advertises something" in page
    for words in ("He sells.", "Buy my kites.", "from Asha", "about Chidi"):
        assert words in one


def test_a_claim_stands_until_it_is_let_go(report, dora, olu, as_):
    act(as_(dora), report, "claim")
    page = act(as_(olu), report, "claim").content.decode()
    let_go_of_report(report=report, by=olu)
    held = Report.objects.get().claimed_by
    act(as_(dora), report, "let-go")
    act(as_(olu), report, "claim")
    claim_report(report=report, by=olu)

    assert "Somebody else is looking at this already." in page
    assert held == dora
    assert Report.objects.get().claimed_by == olu


def test_a_note_is_read_by_staff_and_not_by_the_reporter(report, asha, dora, olu, as_):
    act(as_(dora), report, "note", "Second time.")

    assert "Second time." in as_(olu).get(f"/desk/reports/{report.pk}/").content.decode()
    assert as_(asha).get(f"/desk/reports/{report.pk}/").status_code == 404
    with pytest.raises(Refusal, match="Write the note"):
        note_on_report(report=report, by=dora, words=" ")


def test_hiding_needs_a_reason_that_its_writer_reads(report, asha, chidi, dora, as_):
    thread = f"/threads/{chidi.posts.get().thread_id}/"

    act(as_(dora), report, "hide")
    still = as_(asha).get(thread).content.decode()
    act(as_(dora), report, "hide", "No selling here.")
    hide_reported(report=report, by=dora, reason="Again.")

    assert "Buy my kites." in still
    assert "Buy my kites." not in as_(asha).get(thread).content.decode()
    assert "No selling here." in as_(chidi).get("/notices/").content.decode()
    assert "Buy my kites." not in as_(asha).get("/search/?q=kites").content.decode()


def test_restoring_puts_it_back_for_everyone(report, asha, chidi, dora, as_):
    hide_reported(report=report, by=dora, reason="No selling here.")

    act(as_(dora), report, "restore", "A misunderstanding.")
    restore_reported(report=report, by=dora, reason="Again.")

    thread = f"/threads/{chidi.posts.get().thread_id}/"
    assert "Buy my kites." in as_(asha).get(thread).content.decode()
    assert "Buy my kites." in as_(asha).get("/search/?q=buy").content.decode()


def test_hiding_and_putting_back_are_one_line_each_in_the_audit(report, dora, as_):
    act(as_(dora), report, "hide", "No selling here.")
    act(as_(dora), report, "hide", "Again.")
    act(as_(dora), report, "restore", "A misunderstanding.")

    deeds = Entry.objects.filter(actor_id=dora.pk)
    assert sorted(deeds.values_list("verb", "thing", "thing_id", "reason")) == [
        ("hide_post", "report", report.pk, "No selling here."),
        ("unhide_post", "report", report.pk, "A misunderstanding."),
    ]


def test_a_reported_picture_is_hidden_and_nothing_else(asha, ben, chidi, dora, as_):
    circle = make_circle("Kites", people=(asha, ben, chidi))
    picture = add_picture(owner=chidi, upload=picture_file(), alt="A price list")
    thread = make_thread(chidi, circle, body="Buy my kites.", pictures=[picture])
    made = report_thing(reporter=asha, thing="picture", thing_id=picture.pk, reason="selling")

    act(as_(dora), made, "hide", "No prices here.")

    page = as_(asha).get(f"/threads/{thread.pk}/").content.decode()
    assert "Buy my kites." in page
    assert "A moderator hid a picture here." in page
    assert as_(asha).get(f"/pictures/{picture.pk}/").status_code == 404
    assert Entry.objects.get(verb="hide_picture").thing_id == made.pk


def test_what_was_reported_is_neither_hidden_nor_shown_once_the_report_is_closed(
    report, asha, chidi, dora, as_
):
    close_report(report=report, by=dora, outcome="nothing_wrong", words="It is fine.")

    page = act(as_(dora), report, "hide", "After all.").content.decode()

    thread = f"/threads/{chidi.posts.get().thread_id}/"
    assert "This report is closed already." in page
    assert "Buy my kites." in as_(asha).get(thread).content.decode()
    for does in (hide_reported, restore_reported):
        with pytest.raises(Refusal, match="closed already"):
            does(report=report, by=dora, reason="After all.")


def test_what_cannot_be_hidden_says_so(asha, chidi, dora):
    report = report_thing(reporter=asha, thing="profile", thing_id=chidi.pk, reason="other")

    with pytest.raises(Refusal, match="cannot be hidden"):
        hide_reported(report=report, by=dora, reason="Rude.")


def test_a_report_is_closed_with_an_outcome_and_a_reason(report, dora, as_):
    path = f"/desk/reports/{report.pk}/close/"

    without = as_(dora).post(path, {"outcome": "spoken_to"})
    as_(dora).post(path, {"outcome": "spoken_to", "words": "We talked."})

    page = as_(dora).get("/desk/reports/").content.decode()
    one = as_(dora).get(f"/desk/reports/{report.pk}/").content.decode()
    assert without.status_code == 422
    assert "Nothing is waiting." in page
    assert "We talked." in one
    assert "Close it" not in one
    assert Entry.objects.get(verb="close_report").reason == "We talked."


def test_a_closed_report_is_closed(report, dora, olu):
    close_report(report=report, by=dora, outcome="helped", words="We talked.")

    for deed in (
        lambda: close_report(report=report, by=olu, outcome="hidden", words="No."),
        lambda: claim_report(report=report, by=olu),
    ):
        with pytest.raises(Refusal, match="closed already"):
            deed()
    assert Report.objects.get().closed_by == dora


def test_the_same_thing_can_be_reported_again_after_closing(report, asha, dora):
    close_report(report=report, by=dora, outcome="nothing_wrong", words="It is fine.")

    report_thing(reporter=asha, thing="post", thing_id=report.thing_id, reason="selling")

    assert Report.objects.count() == 2


def test_what_came_of_a_report_about_an_organiser_is_not_theirs_to_read(asha, dora, olu, as_):
    other = make_person("Ada", role="organiser")
    circle = make_circle("Kites", people=(asha, olu))
    post = make_answer(olu, make_thread(asha, circle), body="Buy my kites.")
    report = report_thing(reporter=asha, thing="post", thing_id=post.pk, reason="selling")

    close_report(report=report, by=dora, outcome="spoken_to", words="Asha was right.")

    assert "Asha was right." not in as_(olu).get("/desk/audit/").content.decode()
    assert "Asha was right." in as_(other).get("/desk/audit/").content.decode()


def test_everything_that_can_be_reported_has_words_of_its_own():
    assert set(reportables) == set(THINGS)
