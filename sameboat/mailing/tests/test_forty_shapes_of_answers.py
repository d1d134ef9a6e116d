"""Answers as people's mail programs send them, in many languages, handed to the real server: each becomes a clean post."""

from pathlib import Path

import pytest

from sameboat.people.commands.house import save_house
from sameboat.posts.models import Post

SHAPES = sorted((Path(__file__).parent / "shapes").glob("*.eml"))


@pytest.fixture
def became(asha, thread, answer_to, smtp, settings):
    """What each became: what the server answered, and the words that stand in the thread."""
    settings.MAILING_MOST_AN_HOUR = 1000
    save_house(changes={"new_links_wait": False})
    to = answer_to(asha)

    def hands_in(shape):
        before = set(Post.objects.values_list("pk", flat=True))
        code = smtp(shape.read_bytes(), to, asha.email)
        new = Post.objects.filter(author=asha).exclude(pk__in=before)
        return code, list(new.values_list("body", flat=True))

    return {shape.stem: hands_in(shape) for shape in SHAPES}


def test_each_becomes_a_clean_post(became):
    wanted = {
        shape.stem: (250, [shape.with_suffix(".txt").read_text("utf-8").strip()])
        for shape in SHAPES
    }

    assert len(SHAPES) >= 40
    assert {
        name: (became[name], want) for name, want in wanted.items() if became[name] != want
    } == {}
