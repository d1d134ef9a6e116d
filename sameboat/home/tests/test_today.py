from datetime import UTC, datetime

import pytest

from sameboat.circles.commands import close_circle, join_circle
from sameboat.circles.testing import make_circle
from sameboat.posts.commands import answer_warmly
from sameboat.posts.testing import make_answer, make_thread
from sameboat.safety.commands import block_person


def _zone_where_it_is(hour):
    """A time zone whose clocks stand at this hour just now."""
    ahead = (hour - datetime.now(UTC).hour + 12) % 24 - 12
    return f"Etc/GMT{-ahead:+d}" if ahead else "Etc/GMT"


def _today(client):
    return client.get("/today/").content.decode()


@pytest.mark.parametrize(
    ("hour", "words"),
    [
        (8, "Good morning, Asha"),
        (14, "Good afternoon, Asha"),
        (20, "Good evening, Asha"),
        (2, "Still up, Asha?"),
    ],
)
def test_today_greets_by_the_persons_own_clock(as_, asha, hour, words):
    asha.time_zone = _zone_where_it_is(hour)
    asha.save()

    assert f"<h1>{words}</h1>" in _today(as_(asha))


def test_a_name_is_greeted_as_it_is_written(as_, db):
    from sameboat.people.testing import make_person

    page = _today(as_(make_person("O'Neill & Co")))

    assert "O&#x27;Neill &amp; Co" in page


def test_a_time_zone_nobody_knows_is_no_trouble(as_, asha):
    asha.time_zone = "Moon/Base"
    asha.save()

    assert as_(asha).get("/today/").status_code == 200


def test_without_a_circle_today_leads_to_the_circles(as_, asha):
    page = _today(as_(asha))

    assert "You are in no circle yet" in page
    assert "See the circles" in page
    assert "Your circles" not in page


def test_without_a_circle_today_shows_nothing_from_behind_a_closed_door(as_, asha, chidi):
    for door in ("open", "by_request", "by_invitation"):
        circle = make_circle(f"Circle {door}", people=(chidi,), door=door)
        make_thread(chidi, circle, f"Words {door}")

    page = _today(as_(asha))

    assert "Words by_" not in page
    assert "Circle by_" not in page


def test_when_everything_was_read_today_says_so(as_, asha):
    make_circle(people=(asha,))

    page = _today(as_(asha))

    assert "You have read everything. It will keep." in page
    assert 'class="lamp"' not in page
    assert "For you" not in page


def test_today_shows_what_is_new_and_ones_circles(as_, asha, chidi):
    circle = make_circle("Kites", people=(asha, chidi))
    make_answer(chidi, make_thread(chidi, circle, "Harbour lights"))

    page = _today(as_(asha))

    assert "Harbour lights" in page
    assert f'href="/circles/{circle.pk}/"' in page


def test_today_is_short_and_the_rest_has_a_page(as_, asha, chidi):
    circle = make_circle("Kites", people=(asha, chidi))
    for number in range(12):
        make_answer(chidi, make_thread(chidi, circle, f"Thread {number:02}"))

    page = _today(as_(asha))

    assert page.count("<b>Thread ") == 8
    assert "All that is new" in page


def test_today_tells_what_is_for_me_until_i_saw_it(as_, asha, chidi):
    thread = make_thread(asha, make_circle("Kites", people=(asha, chidi)))
    answer_warmly(person=chidi, post=thread.posts.get(), kind="hear")
    client = as_(asha)

    before = _today(client)
    notice = asha.notices.get()
    opened = client.get(f"/notices/{notice.pk}/")

    assert "Somebody answered you warmly" in before
    assert opened.headers["Location"].startswith(f"/threads/{thread.pk}/")
    assert "Somebody answered you warmly" not in _today(client)


def test_today_shows_no_numbers_about_anybody(as_, asha, chidi):
    thread = make_thread(asha, make_circle("Kites", people=(asha, chidi)))
    for _turn in range(7):
        make_answer(chidi, thread)

    page = _today(as_(asha))

    assert "(7)" not in page
    assert "7 answers" not in page
    assert "7 new" not in page


def test_a_circle_that_closed_is_gone_from_today(as_, asha, chidi, olu):
    circle = make_circle("Kites", people=(asha, chidi))
    make_thread(chidi, circle, "Harbour lights")

    close_circle(by=olu, circle=circle, reason="The end.")

    assert "Harbour lights" not in _today(as_(asha))


def test_those_one_does_not_see_are_not_on_today(as_, asha, chidi):
    circle = make_circle("Kites", people=(asha, chidi))
    make_thread(chidi, circle, "Harbour lights")

    block_person(blocker=chidi, blocked=asha)

    assert "Harbour lights" not in _today(as_(asha))


def test_a_new_place_brings_what_is_new_there(as_, asha, chidi):
    circle = make_circle("Kites", people=(chidi,))
    make_thread(chidi, circle, "Harbour lights")

    join_circle(person=asha, circle=circle)

    assert "Harbour lights" in _today(as_(asha))


def test_today_is_for_members(client, db):
    assert client.get("/today/").headers["Location"] == "/sign-in/?next=/today/"
