"""The figures on the desk: time to a first word, threads without one, people who came back."""

from datetime import timedelta

from django.utils import timezone

from sameboat.circles.testing import make_circle
from sameboat.people.models import Person
from sameboat.posts.models import Thread
from sameboat.posts.queries.figures import figures_at
from sameboat.posts.testing import make_answer, make_thread

NOW = timezone.now()
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def test_an_empty_house_has_no_time_to_a_first_word(db):
    figures = figures_at(NOW)

    assert figures.hours_to_first_reply is None
    assert (figures.threads, figures.unanswered_after_a_day, figures.came_back) == (0, 0, 0)


def test_the_one_in_the_middle_tells_how_long_a_first_word_takes(asha, ben):
    circle = make_circle("Kites", people=(asha, ben))
    for hours in (1, 2, 30):
        thread = make_thread(asha, circle, f"Waited {hours}", at=NOW - 3 * DAY)
        make_answer(ben, thread, at=NOW - 3 * DAY + hours * HOUR)

    assert figures_at(NOW).hours_to_first_reply == 2.0


def test_adding_to_ones_own_thread_is_no_first_word(asha):
    thread = make_thread(asha, make_circle("Kites", people=(asha,)), at=NOW - 2 * DAY)

    make_answer(asha, thread, at=NOW - 2 * DAY + HOUR)

    figures = figures_at(NOW)
    assert figures.hours_to_first_reply is None
    assert figures.unanswered_after_a_day == 1


def test_a_thread_counts_as_late_after_a_day_and_also_if_answered_later(asha, ben):
    circle = make_circle("Kites", people=(asha, ben))
    make_thread(asha, circle, at=NOW - 2 * DAY)
    late = make_thread(asha, circle, at=NOW - 3 * DAY)
    make_answer(ben, late, at=NOW - 3 * DAY + 25 * HOUR)
    in_time = make_thread(asha, circle, "Tea", at=NOW - 3 * DAY)
    make_answer(ben, in_time, at=NOW - 3 * DAY + HOUR)
    make_thread(asha, circle, at=NOW - HOUR)

    figures = figures_at(NOW)

    assert figures.unanswered_after_a_day == 2
    assert figures.threads == 4


def test_what_is_old_daily_imported_or_taken_back_does_not_count(asha):
    circle = make_circle("Kites", people=(asha,))
    make_thread(asha, circle, at=NOW - 31 * DAY)
    make_thread(asha, circle, kind=Thread.Kind.DAILY, at=NOW - DAY)
    taken_back = make_thread(asha, circle, at=NOW - DAY)
    imported = make_thread(asha, circle, "Tea", at=NOW - DAY)
    Thread.objects.filter(pk=taken_back.pk).update(removed_at=NOW)
    Thread.objects.filter(pk=imported.pk).update(imported_key="forum:1")

    assert figures_at(NOW).threads == 0


def test_people_who_came_back_joined_before_and_are_still_here(asha, ben, chidi, dora):
    long_ago, today = NOW - 40 * DAY, NOW.date()
    Person.objects.filter(pk__in=[asha.pk, chidi.pk]).update(joined_at=long_ago, last_here_on=today)
    Person.objects.filter(pk=chidi.pk).update(leaving_at=NOW)
    Person.objects.filter(pk=ben.pk).update(last_here_on=today)
    Person.objects.filter(pk=dora.pk).update(
        joined_at=long_ago, last_here_on=(NOW - 35 * DAY).date()
    )

    assert figures_at(NOW).came_back == 1


def test_an_organiser_reads_them_on_the_desk(asha, ben, olu, as_):
    circle = make_circle("Kites", people=(asha, ben))
    make_answer(ben, make_thread(asha, circle, at=NOW - 5 * HOUR), at=NOW - HOUR)

    page = as_(olu).get("/desk/").content.decode()

    assert "<dd>4.0</dd>" in page
    assert "of 1 threads had no answer after a day" in page
