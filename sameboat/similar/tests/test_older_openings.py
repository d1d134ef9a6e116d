"""Openings older than the newest that lie in each process are found in files, and are gone from them with their words."""

from datetime import timedelta

import numpy as np
import pytest
from django.utils import timezone

from sameboat.circles.testing import make_circle
from sameboat.cli import similar as command
from sameboat.people.commands.leaving import erase_person
from sameboat.posts.commands import edit_post, remove_post
from sameboat.posts.models import Post
from sameboat.posts.testing import make_thread
from sameboat.similar.places import shelf as files
from sameboat.similar.testing import WordsEncoder, make_meanings
from sameboat.similar.threads import nearby, older
from sameboat.similar.threads.nearby import keep_files, near_threads, rebuild_files

pytestmark = pytest.mark.django_db(transaction=True)
GULLS = "Herring gulls over the harbour"


@pytest.fixture(params=["exact", "graph"], autouse=True)
def kind(request, monkeypatch):
    """Two are enough to be many."""
    monkeypatch.setattr(nearby, "MOST_COMPARED", 2)
    if request.param == "graph":
        monkeypatch.setattr(files, "EXACT_BELOW", 1)


@pytest.fixture
def gulls(asha, chidi):
    """An old thread of Asha's, with newer ones about something else."""
    kites = make_circle("Kites", people=(asha,), hosts=(chidi,))
    old = make_thread(asha, kites, "Gulls", body=GULLS, kind="question")
    for number in range(3):
        make_thread(chidi, kites, f"Number {number}", body="The wind came round again.")
    make_meanings()
    return old


def found(*kinds):
    return near_threads(WordsEncoder().encode([GULLS])[0], kinds=kinds)


def on_the_disk():
    folder = older.shelf().current().folder
    return b"".join(file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file())


def test_an_old_opening_is_found_once_the_files_are_made(gulls):
    before = found()

    assert rebuild_files() == 4

    assert gulls.pk not in before
    assert found()[0] == gulls.pk
    assert found("question") == [gulls.pk]
    assert gulls.pk not in found("story")


def take_back(thread):
    remove_post(person=thread.author, post=Post.objects.get(thread=thread))


def change(thread):
    edit_post(person=thread.author, post=Post.objects.get(thread=thread), body="Soup with leeks.", title="Soup")  # fmt: skip


def leave(thread):
    erase_person(person=thread.author)


@pytest.mark.parametrize("end", [take_back, change, leave])
def test_what_it_was_about_is_in_no_file_once_its_words_are_gone(gulls, end):
    rebuild_files()
    key = np.int64(gulls.pk).tobytes()
    there = key in on_the_disk()

    end(gulls)
    make_meanings()

    assert there
    assert key not in on_the_disk()
    assert gulls.pk not in found()


def test_the_worker_makes_them_when_there_are_many_and_once_a_day(gulls):
    now = timezone.now()

    assert keep_files(now) == 4
    assert keep_files(now) == 0
    assert keep_files(now + timedelta(days=2)) == 4


def test_where_all_lie_in_each_process_no_files_are_made(gulls, monkeypatch):
    monkeypatch.setattr(nearby, "MOST_COMPARED", 100)

    assert keep_files(timezone.now()) == 0
    assert older.shelf().current() is None


def test_the_command_makes_both(gulls, capsys):
    assert command.run(["rebuild"]) == 0

    assert "0 people and 4 threads" in capsys.readouterr().out
    assert found()[0] == gulls.pk


def test_what_changed_is_not_found_by_what_it_was_where_the_files_could_not_be_reached(
    gulls, monkeypatch
):
    rebuild_files()
    monkeypatch.setattr(files.Shelf, "blot_out", lambda self, gone: 0)

    change(gulls)
    make_meanings()

    assert gulls.pk in older.shelf().current().keys
    assert gulls.pk not in older.nearest(WordsEncoder().encode([GULLS])[0], 10)
