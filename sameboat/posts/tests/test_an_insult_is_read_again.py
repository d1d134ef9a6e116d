"""Words that hurt somebody are read once more by their writer, who decides."""

import pytest

from sameboat.posts.models import Post

WORDS = "Nobody asked you, you fool."
pytestmark = pytest.mark.usefixtures("screen")


@pytest.mark.parametrize("way", ["answer", "write", "edit"])
def test_the_writer_reads_it_once_more(as_, asha, ways, way, matters):
    path, form = ways[way]

    page = as_(asha).post(path, {**form, "body": WORDS})
    sent = as_(asha).post(path, {**form, "body": WORDS, "asked": "hostility"})

    text = page.content.decode()
    assert "read it once more, as the other would" in text
    assert f"{WORDS}</textarea>" in text
    assert sent.status_code == 302
    assert [(each.kind, each.thing, each.moved) for each in matters] == [
        ("hostility", "post", ("you fool",))
    ]


def test_whoever_changes_it_is_thanked_by_silence(as_, asha, thread, matters):
    path = f"/threads/{thread.pk}/answer/"

    as_(asha).post(path, {"body": WORDS})
    sent = as_(asha).post(path, {"body": "I see it otherwise.", "asked": "hostility"})

    assert sent.status_code == 302
    assert matters == []
    assert not Post.objects.filter(body=WORDS).exists()


def test_no_score_and_no_verdict_is_shown(as_, asha, thread):
    text = as_(asha).post(f"/threads/{thread.pk}/answer/", {"body": WORDS}).content.decode()

    assert "0.9" not in text
    assert "says “" not in text
