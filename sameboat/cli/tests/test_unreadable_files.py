"""A file of which nothing can be read changes nothing, and says what to do; a huge one needs little memory."""

import tracemalloc

import pytest

from sameboat.circles.models import Circle
from sameboat.posts.models import Thread

pytestmark = pytest.mark.django_db
WORDS = "thread,body\n1,Good morning.\n"


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("16.csv", WORDS.encode("utf-16"), "UTF-16"),
        ("16-unmarked.csv", WORDS.encode("utf-16-le"), "UTF-16"),
        ("16.jsonl", '{"thread": 1}'.encode("utf-16-be"), "UTF-16"),
        ("latin.csv", "thread,body,pr\xe9nom\n1,One.,x\n".encode("latin-1"), "not UTF-8"),
        ("old-mac.csv", b"thread,body\r1,One.\r", "not CSV"),
        ("twice.csv", b"thread,body,body\n1,One.,Two.\n", "a column twice: body"),
        ("open.csv", b'thread,"body\n1,One.\n', "a quote opens here"),
        ("other.csv", b"subject,text\n1,One.\n", "or body, thread."),
    ],
)
def test_what_cannot_be_read_changes_nothing(sameboat, written, name, content, reason):
    file = written(name, content)

    code, said, wrong = sameboat("import-threads", file)

    assert (code, said) == (2, "")
    assert reason in wrong
    assert wrong.endswith("Nothing was changed.\n")
    assert not Circle.objects.exists()


@pytest.mark.one_database
def test_a_missing_file_or_a_folder_is_said_plainly(sameboat, tmp_path):
    missing = sameboat("import-threads", tmp_path / "nowhere.csv")
    folder = sameboat("import-threads", tmp_path)

    assert missing == (
        2,
        "",
        "The file cannot be read: No such file or directory. Nothing was changed.\n",
    )
    assert folder == (2, "", "The file cannot be read: Is a directory. Nothing was changed.\n")


@pytest.mark.parametrize("content", ["", "\n\n", "thread,body\n"])
def test_an_empty_file_brings_nothing_and_makes_no_circle(sameboat, written, content):
    file = written("empty.csv", content)

    code, said, _wrong = sameboat("import-threads", file)

    assert (code, said) == (0, "0 threads and 0 replies came in. 0 refused.\n")
    assert not Circle.objects.exists()


@pytest.mark.one_database
@pytest.mark.parametrize("quote", ["", '"'])
def test_a_line_of_100_mb_is_refused_in_little_memory(sameboat, tmp_path, quote):
    file = tmp_path / "huge.csv"
    with file.open("wb") as opened:
        opened.write(f"thread,body\n1,One.\n2,{quote}{'x' * 100}".encode())
        opened.seek(100_000_000, 1)
        opened.write(b"\n3,Three.\n")

    tracemalloc.start()
    code, said, wrong = sameboat("import-threads", file)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert (code, said) == (1, "2 threads and 0 replies came in. 1 refused.\n")
    assert wrong == "line 3: longer than 1,000,000 bytes\n"
    assert most < 20_000_000
    assert Thread.objects.count() == 2


def test_a_circle_needs_a_name_that_fits(sameboat, written):
    file = written("ok.csv", WORDS)

    code, _said, wrong = sameboat("import-threads", file, "--circle", "x" * 81)

    assert code == 2
    assert "longer than 80 letters" in wrong
