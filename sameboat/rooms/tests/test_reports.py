"""A line is reported, hidden with a reason, and put back; nothing of it is read meanwhile."""

import pytest
from django.utils import timezone

from sameboat.audit.models import Entry
from sameboat.lib.refusal import Refusal
from sameboat.notices.models import Notice
from sameboat.rooms.commands.moderating import hide_room_line, unhide_room_line
from sameboat.rooms.reporting import line_report
from sameboat.rooms.testing import make_line
from sameboat.safety.commands import block_person, report_thing
from sameboat.safety.models import Report


@pytest.fixture
def line(asha, meeting):
    return make_line(asha, meeting, "Kites are for fools.")


def test_whoever_reads_a_line_can_report_it(as_, femi, line):
    page = as_(femi).get(line.meeting.get_absolute_url()).content.decode()
    where = f"/report/room_line/{line.pk}/"

    as_(femi).post(where, {"reason": "hostile", "words": ""})

    report = Report.objects.get()
    assert where in page
    assert (report.about, report.snapshot) == (line.author, "Kites are for fools.")


def test_who_reads_it_not_cannot_report_it(as_, ben, femi, line):
    where = f"/report/room_line/{line.pk}/"
    block_person(blocker=line.author, blocked=femi)

    assert as_(ben).get(where).status_code == 404
    assert as_(femi).get(where).status_code == 404


def test_a_hidden_line_goes_from_open_pages_and_comes_back(asha, femi, dora, line, news):
    _first, after = news(femi)

    hide_room_line(moderator=dora, line=line, reason="It hurts.")
    hide_room_line(moderator=dora, line=line, reason="It hurts.")
    gone, after = news(femi, after)
    unhide_room_line(moderator=dora, line=line, reason="A look again.")
    back, _after = news(femi, after)

    assert "Hidden by a moderator." in gone.content.decode()
    assert "fools" not in gone.content.decode()
    assert "Kites are for fools." in back.content.decode()
    told = list(Notice.objects.filter(person=asha).order_by("made_at").values_list("words", flat=True))  # fmt: skip
    assert told == ["A moderator hid a line of yours: It hurts.", "A line of yours stands again: A look again."]  # fmt: skip
    assert list(Entry.objects.filter(verb__endswith="room_line").order_by("pk").values_list("verb", flat=True)) == ["hide_room_line", "unhide_room_line"]  # fmt: skip


def test_only_a_moderator_hides_and_only_with_a_reason(chidi, dora, line):
    for who, why in ((chidi, "It hurts."), (dora, " ")):
        with pytest.raises(Refusal):
            hide_room_line(moderator=who, line=line, reason=why)


def test_the_desk_finds_its_words_its_writer_and_its_circle(asha, femi, dora, line):
    report = report_thing(reporter=femi, thing="room_line", thing_id=line.pk, reason="hostile")

    line_report.hide(dora, report.case_reason.case, "It hurts.")

    standing = line_report.stands(dora, line.pk)
    assert (standing.words, standing.is_hidden) == ("Kites are for fools.", True)
    assert line_report.writer(line.pk) == asha.pk
    assert line_report.circle(line.pk) == line.meeting.circle_id
    assert list(line_report.made_by(asha)) == [line.pk]
    line_report.erase(line.pk)
    assert line_report.stands(dora, line.pk).words == ""


def test_what_is_forgotten_meanwhile_cannot_be_hidden_and_says_so(dora, femi, line):
    report = report_thing(reporter=femi, thing="room_line", thing_id=line.pk, reason="hostile")
    line.delete()

    with pytest.raises(Refusal, match="forgotten"):
        line_report.hide(dora, report.case_reason.case, "It hurts.")


def test_a_case_page_shows_the_line_in_its_words(as_, dora, femi, line):
    report = report_thing(
        reporter=femi, thing="room_line", thing_id=line.pk, reason="hostile", at=timezone.now()
    )

    page = as_(dora).get(f"/desk/cases/{report.case_reason.case_id}/").content.decode()

    assert "Kites are for fools." in page
    assert "a line in a meeting" in page
