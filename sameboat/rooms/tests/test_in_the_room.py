"""People come in, write, listen and go; what is new reaches those who look."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sameboat.lib.refusal import Refusal
from sameboat.rooms.commands.planning import cancel_meeting, end_meeting, set_pace
from sameboat.rooms.commands.saying import listen, say_line, take_line_back
from sameboat.rooms.models import Here, Line
from sameboat.rooms.testing import make_line, make_meeting
from sameboat.safety.commands import block_person

SCRIPT = {"HTTP_X_ROOM": "1"}


def test_what_one_writes_the_other_reads(as_, asha, femi, path, news):
    _answer, after = news(femi)

    sent = as_(asha).post(f"{path}say/", {"words": "Good <evening>\nall"})

    answer, _after = news(femi, after)
    assert sent.status_code == 302
    assert "Good &lt;evening&gt;<br>all" in answer.content.decode()
    assert "Good &lt;evening&gt;<br>all" in as_(femi).get(path).content.decode()


def test_where_nothing_is_new_there_is_no_answer_to_read(asha, femi, meeting, news):
    make_line(asha, meeting)
    first, after = news(femi)

    again, _after = news(femi, after)

    assert first.status_code == 200
    assert (again.status_code, again.content) == (204, b"")


def test_a_look_that_finds_nothing_costs_one_query_beside_the_session(
    as_, asha, meeting, django_assert_num_queries
):
    client = as_(asha)
    client.get("/today/")
    meeting.refresh_from_db()
    told = {"after": meeting.stamp, "as": "on"}

    with django_assert_num_queries(2):
        client.get(f"/meetings/{meeting.pk}/lines/", told)


def test_a_look_that_finds_a_line_costs_two(as_, asha, femi, meeting, django_assert_num_queries):
    client = as_(asha)
    client.get("/today/")
    make_line(femi, meeting)
    meeting.refresh_from_db()
    told = {"after": meeting.stamp, "as": "on"}
    make_line(femi, meeting, "And another.")

    with django_assert_num_queries(3):
        answer = client.get(f"/meetings/{meeting.pk}/lines/", told)

    assert b"And another." in answer.content


def test_a_stranger_finds_no_meeting(as_, ben, asha, meeting, path):
    make_line(asha, meeting)

    for where in (path, f"{path}lines/"):
        assert as_(ben).get(where).status_code == 404
    assert as_(ben).post(f"{path}say/", {"words": "Hello"}).status_code == 404
    assert b"Kettle on" not in as_(ben).get("/meetings/").content


def test_the_same_form_twice_is_one_line(as_, asha, meeting, path):
    for _turn in range(3):
        as_(asha).post(f"{path}say/", {"words": "Once.", "once_key": "a" * 32}, **SCRIPT)

    assert Line.objects.count() == 1


def test_numbers_have_no_gap_and_stamps_only_grow(asha, femi, meeting):
    past = timezone.now() - timedelta(minutes=1)

    for turn in range(6):
        make_line((asha, femi)[turn % 2], meeting, f"Line {turn}", at=past)

    lines = list(Line.objects.order_by("number"))
    assert [line.number for line in lines] == [1, 2, 3, 4, 5, 6]
    stamps = [line.stamp for line in lines]
    assert stamps == sorted(set(stamps))
    assert [line.said_at for line in lines] == sorted(line.said_at for line in lines)


def test_a_line_taken_back_goes_for_those_who_have_the_page_open(as_, asha, femi, meeting, path, news):  # fmt: skip
    line = make_line(asha, meeting, "I regret this.")
    _first, after = news(femi)

    as_(asha).post(f"{path}take-back/", {"line": line.pk})

    answer, _after = news(femi, after)
    line.refresh_from_db()
    assert line.words == ""
    assert f'id="l{line.pk}"' in answer.content.decode()
    assert "Taken back by its writer." in answer.content.decode()


def test_nobody_takes_back_what_another_wrote(as_, asha, femi, meeting, path):
    line = make_line(asha, meeting, "Mine.")

    as_(femi).post(f"{path}take-back/", {"line": line.pk})

    line.refresh_from_db()
    assert line.words == "Mine."


def test_who_listens_is_named_and_can_write_all_the_same(as_, asha, femi, meeting, path, news):
    as_(femi).post(f"{path}listen/")
    listening, after = news(asha)

    make_line(femi, meeting, "After all.")

    answer, _after = news(asha, after)
    assert "Listening: Femi" in listening.content.decode()
    assert "Writing: Femi" in answer.content.decode()


def test_who_only_looks_is_named_nowhere(as_, asha, femi, path, news):
    as_(femi).get(path)

    answer, _after = news(asha, known="open")
    assert "Femi" not in answer.content.decode()
    assert not Here.objects.exists()


def test_who_goes_is_named_no_longer(as_, asha, femi, meeting, path, news):
    listen(person=femi, meeting=meeting)

    as_(femi).post(f"{path}listen/", {"go": "1"})

    answer, _after = news(asha, known="open")
    assert "Femi" not in answer.content.decode()


def test_two_who_are_blocked_read_nothing_of_each_other_and_learn_nothing_of_it(
    as_, asha, femi, chidi, meeting, path, news
):
    block_person(blocker=femi, blocked=asha)
    _first, after = news(asha)

    make_line(femi, meeting, "Not for Asha.")

    answer, still = news(asha, after)
    assert b"Not for Asha." not in answer.content
    assert b"Femi" not in answer.content
    assert b"Not for Asha." not in as_(asha).get(path).content
    assert b"Not for Asha." in as_(chidi).get(path).content
    make_line(asha, meeting, "Not for Femi.")
    assert b"Not for Femi." not in news(femi)[0].content
    make_line(femi, meeting, "Still not.")
    _last, after = news(asha, still)
    assert news(asha, after)[0].status_code == 204


def test_before_it_begins_one_comes_in_and_does_not_write(as_, asha, kites):
    soon = make_meeting(kites, began=-5)
    path = soon.get_absolute_url()

    page = as_(asha).get(path).content.decode()
    sent = as_(asha).post(f"{path}say/", {"words": "Early."})

    assert "It begins at" in page
    assert "Your line" not in page
    assert sent.status_code == 422
    listen(person=asha, meeting=soon)
    with pytest.raises(Refusal):
        listen(person=asha, meeting=make_meeting(kites, began=-11))


def test_a_slow_pace_says_when_and_keeps_what_was_typed(as_, asha, chidi, meeting, path):
    set_pace(by=chidi, meeting=meeting, seconds=60)
    make_line(asha, meeting, "First.")

    by_script = as_(asha).post(f"{path}say/", {"words": "Second."}, **SCRIPT)
    by_form = as_(asha).post(f"{path}say/", {"words": "Second."})

    assert by_script.status_code == by_form.status_code == 422
    assert by_script.content.decode().startswith("This meeting goes slowly. You can write again at")
    assert "Second.</textarea>" in by_form.content.decode()
    later = timezone.now() + timedelta(seconds=61)
    assert make_line(asha, meeting, "Second.", at=later).number == 2


def test_only_a_host_sets_the_pace(as_, asha, chidi, meeting, path):
    as_(asha).post(f"{path}pace/", {"pace": "60"})
    meeting.refresh_from_db()
    assert meeting.slow_seconds == 0

    as_(chidi).post(f"{path}pace/", {"pace": "60"})
    meeting.refresh_from_db()
    assert meeting.slow_seconds == 60


def test_whoever_has_a_pause_in_the_circle_reads_and_does_not_write(as_, asha, femi, kites, meeting, path):  # fmt: skip
    kites.memberships.filter(person=asha).update(paused_until=timezone.now() + timedelta(days=2))
    make_line(femi, meeting, "For all.")

    page = as_(asha).get(path).content.decode()
    sent = as_(asha).post(f"{path}say/", {"words": "Mine."})

    assert "For all." in page
    assert "You have a pause in this circle" in page
    assert sent.status_code == 422
    assert Line.objects.count() == 1


def test_the_end_and_a_call_off_reach_those_who_have_the_page_open(asha, chidi, kites, meeting, news):  # fmt: skip
    _first, after = news(asha)

    end_meeting(by=chidi, meeting=meeting)

    answer, _after = news(asha, after)
    assert 'data-as="over"' in answer.content.decode()
    with pytest.raises(Refusal):
        make_line(asha, meeting, "Too late.")
    soon = make_meeting(kites, began=-5)
    cancel_meeting(by=chidi, meeting=soon)
    with pytest.raises(Refusal):
        listen(person=asha, meeting=soon)


def test_a_line_of_more_than_fits_stays_in_the_form(as_, asha, path):
    long = "a" * 501

    answer = as_(asha).post(f"{path}say/", {"words": long})

    assert answer.status_code == 422
    assert f"{long}</textarea>" in answer.content.decode()
    assert "500 letters fit, yours has 501" in answer.content.decode()


def test_nobody_floods_a_room(asha, meeting):
    for turn in range(20):
        make_line(asha, meeting, f"{turn}")

    with pytest.raises(Refusal, match="a lot in one minute"):
        make_line(asha, meeting, "20")


def test_taking_back_twice_and_sending_again_after_it_bring_nothing_back(asha, meeting):
    line = say_line(person=asha, meeting=meeting, words="Gone.", once_key="x")

    take_line_back(person=asha, line=line)
    take_line_back(person=asha, line=line)
    again = say_line(person=asha, meeting=meeting, words="Gone.", once_key="x")

    assert again.pk == line.pk
    assert (again.words, Line.objects.count()) == ("", 1)
