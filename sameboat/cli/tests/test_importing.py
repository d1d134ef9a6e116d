"""Threads from elsewhere: with their writers, times and answers, once, and each of them whole."""

import json
from datetime import UTC, datetime

import pytest

from sameboat.circles.models import Circle
from sameboat.people.models import Person
from sameboat.posts import ports
from sameboat.posts.models import Post, SearchText, Thread

pytestmark = pytest.mark.django_db

TWO_THREADS = """thread,post,author,at,title,body,kind,notes
a,,Merle,2024-03-01T09:00:00Z,Kites,"The wind came
round at four.",question,"loss, weather"
a,a2,Piet,2024-03-03T09:00:00Z,,Second to say so.,,
a,a1,Merle,2024-03-02T10:00:00+01:00,,First to say so.,,
b,,,,,Nobody's words.,,
"""


def test_a_thread_comes_with_its_writers_times_and_answers(sameboat, written):
    file = written("kites.csv", TWO_THREADS)

    code, said, wrong = sameboat("import-threads", file, "--circle", "From the old place")

    thread = Thread.objects.get(title="Kites")
    opening, first, second = thread.posts.order_by("number")
    assert (code, said, wrong) == (0, "2 threads and 2 replies came in. 0 refused.\n", "")
    assert thread.circle.name == "From the old place"
    assert (thread.kind, thread.notes) == ("question", ["loss", "weather"])
    assert (opening.author.name, opening.body) == ("Merle", "The wind came\nround at four.")
    assert first.body == "First to say so."
    assert first.written_at == datetime(2024, 3, 2, 9, tzinfo=UTC)
    assert (second.author.name, second.body) == ("Piet", "Second to say so.")
    assert (thread.opened_at, thread.last_at) == (opening.written_at, second.written_at)
    assert (thread.last_number, thread.answer_count) == (3, 1)
    assert thread.first_answer_at == second.written_at
    assert Thread.objects.get(title="Nobody's words.").author is None
    assert SearchText.objects.count() == Post.objects.count()


def test_json_lines_say_the_same(sameboat, written):
    lines = [
        {"thread": 7, "author": "Merle", "body": "Good morning", "notes": ["loss", "sex"]},
        {"thread": 7, "post": 1, "body": "And to you", "at": None},
    ]
    file = written("m.jsonl", "\n\n".join(json.dumps(line) for line in lines))

    code, said, _wrong = sameboat("import-threads", file)

    assert (code, said) == (0, "1 threads and 1 replies came in. 0 refused.\n")
    assert Thread.objects.get().notes == ["loss", "sex"]
    assert [post.body for post in Post.objects.order_by("number")] == ["Good morning", "And to you"]


def test_a_second_time_changes_nothing_and_brings_what_is_new(sameboat, written):
    sameboat("import-threads", written("kites.csv", TWO_THREADS))
    more = written("more.csv", TWO_THREADS + "a,a3,Piet,,,One more.,,\nc,,,,,A new thread.,,\n")

    again = sameboat("import-threads", written("kites.csv", TWO_THREADS))
    grown = sameboat("import-threads", more)

    assert again[:2] == (0, "0 threads and 0 replies came in. 0 refused.\n")
    assert grown[:2] == (0, "1 threads and 1 replies came in. 0 refused.\n")
    assert [post.number for post in Thread.objects.get(title="Kites").posts.all()] == [1, 2, 3, 4]


def test_another_source_is_another_place(sameboat, written):
    file = written("kites.csv", TWO_THREADS)

    sameboat("import-threads", file, "--source", "forum")
    sameboat("import-threads", file, "--source", "list")

    assert Thread.objects.count() == 4


def test_long_names_that_begin_alike_stay_two_threads(sameboat, written):
    address = "https://example.org/" + "x" * 150
    file = written("long.csv", f"thread,body\n{address}/1,One.\n{address}/2,Two.\n")

    sameboat("import-threads", file)
    sameboat("import-threads", file)

    assert sorted(Thread.objects.values_list("title", flat=True)) == ["One.", "Two."]


def _stop_at(monkeypatch, body):
    """Ctrl-C comes while the post with these words is being written."""

    def stops(post):
        if post.body == body:
            raise KeyboardInterrupt

    monkeypatch.setattr(ports, "after_post", [*ports.after_post, stops])


def test_stopped_half_way_it_keeps_whole_threads_and_goes_on(sameboat, written, monkeypatch):
    rows = [f"{n},,Open {n}.\n{n},1,Answer {n}.\n" for n in range(5)]
    file = written("five.csv", "thread,post,body\n" + "".join(rows))

    with monkeypatch.context() as moment:
        _stop_at(moment, "Answer 2.")
        stopped, _said, advice = sameboat("import-threads", file)
    kept = [thread.posts.count() for thread in Thread.objects.all()]
    code, said, _wrong = sameboat("import-threads", file)

    assert (stopped, kept) == (130, [2, 2])
    assert "2 threads came in, each of them whole" in advice
    assert (code, said) == (0, "3 threads and 3 replies came in. 0 refused.\n")
    assert Post.objects.count() == 10


def test_a_name_that_somebody_has_here_is_never_theirs(sameboat, written, asha):
    file = written("names.csv", "thread,author,body\n1,ASHA,Not hers.\n2,Piet,His.\n")

    sameboat("import-threads", file)

    assert not asha.posts.exists()
    assert Thread.objects.get(title="Not hers.").author.name == "ASHA (earlier)"
    assert not Person.objects.get(name="Piet").is_active


def test_a_name_that_would_mislead_people_is_not_taken_over(sameboat, written):
    swells = "\ufdfa" * 30  # one sign that stands for eighteen letters
    file = written(
        "names.csv",
        f"thread,author,body\n1,Moderator,Not one.\n2,someone,Nobody.\n3,{swells},Long.\n",
    )

    sameboat("import-threads", file)

    assert Thread.objects.get(title="Not one.").author.name == "Moderator (earlier)"
    assert Thread.objects.get(title="Nobody.").author is None
    assert Thread.objects.get(title="Long.").author is None


def test_what_comes_in_stands_behind_a_closed_door(sameboat, written, asha, as_):
    sameboat("import-threads", written("kites.csv", TWO_THREADS))

    page = as_(asha).get(Thread.objects.first().get_absolute_url())

    assert page.status_code == 404
    assert Circle.objects.get().door == Circle.Door.BY_INVITATION
