from datetime import timedelta

import pytest
from django.utils import timezone

from sameboat.circles.commands import pause_circle
from sameboat.circles.testing import make_circle
from sameboat.posts.commands import hide_post, open_daily, remove_post
from sameboat.posts.models import Thread
from sameboat.posts.queries.figures import figures_at
from sameboat.posts.testing import make_answer, make_thread
from sameboat.safety.commands import mute_person

NOW = timezone.now()


def _ago(**span):
    return NOW - timedelta(**span)


def _waiting(client):
    return client.get("/waiting/").content.decode()


def test_whoever_waits_longest_stands_first(as_, asha, chidi, kites):
    for name, hours in (("Second", 5), ("Third", 1), ("First", 9)):
        make_thread(chidi, kites, name, at=_ago(hours=hours))

    page = _waiting(as_(asha))

    places = [page.index(f"<b>{name}</b>") for name in ("First", "Second", "Third")]
    assert places == sorted(places)


def test_the_lamp_on_today_shows_the_one_who_waits_longest(as_, asha, chidi, kites):
    make_thread(chidi, kites, "Second", at=_ago(hours=5))
    make_thread(chidi, kites, "First", at=_ago(hours=9))

    page = as_(asha).get("/today/").content.decode()

    lamp = page[page.index('class="lamp"') : page.index("</section>")]
    assert "First" in lamp
    assert "Second" not in lamp


def test_whoever_would_rather_not_is_shown_no_lamp(as_, asha, chidi, kites):
    make_thread(chidi, kites, at=_ago(hours=9))
    asha.answers_first_words = False
    asha.save()

    assert 'class="lamp"' not in as_(asha).get("/today/").content.decode()


def test_my_own_thread_does_not_wait_for_me(as_, asha, thread):
    assert "Everyone has been answered" in _waiting(as_(asha))


def test_a_first_word_ends_the_waiting(as_, chidi, thread, asha):
    before = _waiting(as_(chidi))

    make_answer(chidi, thread)

    assert "Kite weather" in before
    assert "Kite weather" not in _waiting(as_(chidi))


def test_adding_to_ones_own_thread_is_no_first_word(as_, asha, chidi, thread):
    make_answer(asha, thread, "One more thing.")

    assert "Kite weather" in _waiting(as_(chidi))
    thread.refresh_from_db()
    assert (thread.answer_count, thread.first_answer_at) == (0, None)


@pytest.mark.parametrize("how", ["removed", "hidden", "closed", "resting", "daily", "muted"])
def test_what_cannot_be_answered_does_not_wait(as_, asha, chidi, dora, kites, how):
    thread = make_thread(chidi, kites)
    if how == "removed":
        remove_post(person=chidi, post=thread.posts.get())
    elif how == "hidden":
        hide_post(moderator=dora, post=thread.posts.get(), reason="No.")
    elif how == "closed":
        Thread.objects.update(closed_at=NOW)
    elif how == "resting":
        pause_circle(by=chidi, circle=kites)
    elif how == "muted":
        mute_person(person=asha, muted=chidi)
    else:
        Thread.objects.all().delete()
        open_daily(by=chidi, circle=kites)

    assert "Everyone has been answered" in _waiting(as_(asha))


def test_only_threads_of_ones_own_circles_wait(as_, ben, chidi, kites):
    make_thread(chidi, kites, "Not for Ben")
    make_thread(chidi, make_circle("Open", people=(chidi,)), "Not yet for Ben")

    assert "for Ben" not in _waiting(as_(ben))


def test_time_to_first_reply_is_the_middle_of_the_last_thirty_days(asha, chidi, kites):
    for wait in (1, 2, 30):
        thread = make_thread(asha, kites, f"Waited {wait}", at=_ago(days=5))
        make_answer(chidi, thread, at=_ago(days=5) + timedelta(hours=wait))
    long_ago = make_thread(asha, kites, at=_ago(days=50))
    make_answer(chidi, long_ago, at=_ago(days=1))

    figures = figures_at(NOW)

    assert figures.hours_to_first_reply == 2
    assert figures.threads == 3
    assert figures.unanswered_after_a_day == 1


def test_figures_leave_out_what_does_not_wait(asha, chidi, kites):
    open_daily(by=asha, circle=kites, at=_ago(days=3))
    taken_back = make_thread(asha, kites, at=_ago(days=3))
    remove_post(person=asha, post=taken_back.posts.get())
    alone = make_thread(asha, kites, at=_ago(days=3))
    make_answer(asha, alone, at=_ago(days=2))
    make_thread(asha, kites, at=_ago(hours=3))

    figures = figures_at(NOW)

    assert figures.hours_to_first_reply is None
    assert figures.threads == 2
    assert figures.unanswered_after_a_day == 1


def test_a_house_without_threads_has_figures(db):
    figures = figures_at(NOW)

    assert (figures.hours_to_first_reply, figures.threads, figures.came_back) == (None, 0, 0)


def test_those_who_came_back_joined_before_and_were_here_lately(asha, ben, chidi):
    for person, joined, here in ((asha, 60, 2), (ben, 60, 40), (chidi, 5, 1)):
        person.joined_at, person.last_here_on = _ago(days=joined), _ago(days=here).date()
        person.save()

    assert figures_at(NOW).came_back == 1
