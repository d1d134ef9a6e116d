"""Answers as people's mail programs send them, in many languages, handed to the real server: each becomes a clean post."""

from pathlib import Path

import pytest

from sameboat.people.commands.house import save_house
from sameboat.posts.models import Post

SHAPES = sorted((Path(__file__).parent / "shapes").glob("*.eml"))


def test_there_are_forty_at_least():
    assert len(SHAPES) >= 40


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.stem)
def test_it_becomes_a_clean_post(shape, asha, thread, answer_to, smtp):
    save_house(changes={"new_links_wait": False})
    to = answer_to(asha)

    code = smtp(shape.read_bytes(), to, asha.email)

    assert code == 250
    assert (
        Post.objects.get(author=asha).body == shape.with_suffix(".txt").read_text("utf-8").strip()
    )
