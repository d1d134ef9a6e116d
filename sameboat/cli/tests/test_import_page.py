"""What docs/import.md shows can be done as it stands there."""

import re
from pathlib import Path

import pytest

from sameboat.posts.models import Post, Thread

pytestmark = pytest.mark.django_db
PAGE = Path(__file__).resolve().parents[3] / "docs" / "import.md"


def block(first_words):
    """The indented block that begins with these words."""
    text = PAGE.read_text(encoding="utf-8")
    found = re.findall(r"(?:^    .*\n|^\n(?=    ))+", text, re.MULTILINE)
    (one,) = [each for each in found if each.strip().startswith(first_words)]
    return "\n".join(line[4:] for line in one.strip("\n").splitlines()) + "\n"


def test_the_two_examples_say_the_same(sameboat, written):
    table = sameboat("import-threads", written("a.csv", block("thread,post")), "--source", "csv")
    lines = sameboat("import-threads", written("a.jsonl", block('{"thread"')), "--source", "json")

    assert table[:2] == (0, "2 threads and 1 replies came in. 0 refused.\n")
    assert lines[:2] == (0, "1 threads and 1 replies came in. 0 refused.\n")
    one, other = Thread.objects.filter(title="A slow week")
    assert list(one.posts.values_list("body", "author__name", "written_at")) == list(
        other.posts.values_list("body", "author__name", "written_at")
    )


def test_the_map_reads_the_letters(sameboat, written):
    file = written("letters.csv", block("number,heading"))
    own = written("letters.toml", block("columns"))

    code, said, _wrong = sameboat("import-threads", file, "--map", own)

    assert (code, said) == (0, "2 threads and 2 replies came in. 0 refused.\n")
    assert Post.objects.get(thread__title="On tea", number=2).author.name == "Merle"
