"""A map says which columns of somebody's own file make which posts."""

from pathlib import Path

import pytest

from sameboat.posts.models import Post, Thread

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[3]
EPITOME = ROOT.parent / "shared" / "data" / "peer_support" / "epitome_reddit.csv"

LETTERS_PAGE = """
columns = ["number", "letter", "reply"]

[[post]]
thread = "number"
title = "heading"
body = "letter"

[[post]]
thread = "number"
post = "number"
author = "replied_by"
body = "reply"
"""


def test_a_map_of_ones_own_brings_a_strange_file_in(sameboat, written):
    own = written("letters.toml", LETTERS_PAGE)
    file = written(
        "l.csv", "number,heading,letter,replied_by,reply\n1,Tea,Is it tea?,Merle,It is.\n"
    )

    code, said, _wrong = sameboat("import-threads", file, "--map", own)

    assert (code, said) == (0, "1 threads and 1 replies came in. 0 refused.\n")
    assert Thread.objects.get().title == "Tea"
    assert Post.objects.get(number=2).author.name == "Merle"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("columns = [", "cannot be read"),
        ("columns = []", "has no [[post]]"),
        ('[[post]]\nthread = "a"\nbody = "b"\ncolour = "c"', "names what a post does not have"),
        ('[[post]]\nbody = "b"', "needs `thread` and `body`"),
        ('post = "thread"', "has no [[post]]"),
        ('[[post]]\nthread = "a"\nbody = 3', "names a column by something that is no word"),
        ('columns = 3\n[[post]]\nthread = "a"\nbody = "b"', "`columns` is a list of words"),
    ],
)
def test_a_broken_map_is_said_plainly(sameboat, written, text, reason):
    own, file = written("own.toml", text), written("l.csv", "a,b\n1,One.\n")

    code, _said, wrong = sameboat("import-threads", file, "--map", own)

    assert code == 2
    assert reason in wrong
    assert not Thread.objects.exists()


def test_a_map_that_is_not_there_is_said_plainly(sameboat, written):
    code, _said, wrong = sameboat(
        "import-threads", written("l.csv", "a,b\n1,One.\n"), "--map", "nowhere"
    )

    assert code == 2
    assert "The map nowhere cannot be read" in wrong


@pytest.mark.skipif(not EPITOME.exists(), reason="the shared data (epitome_reddit.csv) is not here")
@pytest.mark.one_database
def test_the_epitome_file_comes_in_whole_and_once(sameboat):
    code, said, _wrong = sameboat("import-threads", EPITOME)
    again = sameboat("import-threads", EPITOME)

    assert (code, said) == (0, "2,979 threads and 3,023 replies came in. 0 refused.\n")
    assert again[:2] == (0, "0 threads and 0 replies came in. 0 refused.\n")
    assert (Thread.objects.count(), Post.objects.filter(number__gt=1).count()) == (2979, 3023)
