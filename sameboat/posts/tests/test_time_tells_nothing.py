"""What was seen in a post shows neither in its page nor in how long anything takes."""

import statistics
import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sameboat.posts.models import Look, Post
from sameboat.posts.testing import make_answer
from sameboat.safety.testing import DEEP_WORDS

pytestmark = pytest.mark.usefixtures("screen")
PLAIN = "We sat at the water and counted ducks, and then it was five."
# Its writer is asked about neither: one is put before humans by the worker, one by the encoder.
UNASKED = [
    "Use my code CALM20 at the water, and then it was five ducks.",
    f"We sat at the water, {DEEP_WORDS}, and then it was five.",
]


def _asked_of_the_database(client, path, body):
    with CaptureQueriesContext(connection) as asked:
        assert client.post(path, {"body": body}).status_code == 302
    return len(asked)


def _seconds(deed):
    begun = time.perf_counter()
    deed()
    return time.perf_counter() - begun


def _take_as_long(deeds, tries=4):
    """Whether both medians lie within a quarter. A busy machine may be wrong once; a leak is there each time."""
    for _try in range(tries):
        plain, flagged = _medians(deeds)
        if abs(plain - flagged) < max(0.25 * plain, 0.005):
            return True
    return False


def _medians(deeds, rounds=25):
    """The median of each deed, done by turns so that a busy machine is busy for all of them."""
    taken = [[_seconds(deed) for deed in deeds] for _round in range(rounds)]
    return [statistics.median(column) for column in zip(*taken, strict=True)]


@pytest.mark.parametrize("words", UNASKED)
def test_sending_asks_as_much_of_the_database(as_, asha, thread, words):
    client, path = as_(asha), f"/threads/{thread.pk}/answer/"
    client.post(path, {"body": "First."})

    plain = _asked_of_the_database(client, path, PLAIN)
    flagged = _asked_of_the_database(client, path, words)

    assert plain == flagged


@pytest.mark.parametrize("words", UNASKED)
def test_sending_takes_as_long(as_, asha, thread, words):
    client, path = as_(asha), f"/threads/{thread.pk}/answer/"
    number = iter(range(1000))

    def sends(body):
        return lambda: client.post(path, {"body": f"{body} {next(number)}"})

    assert _take_as_long([sends(PLAIN), sends(words)])


def test_reading_takes_as_long(as_, asha, chidi, thread, kites):
    post = make_answer(asha, thread, "Goodbye everyone, I have the pills here.")
    other = make_answer(asha, thread, PLAIN)
    Look.objects.create(post=post, words_of=post.written_at, kinds=["crisis"])
    client = as_(chidi)

    def reads(post):
        return lambda: client.get(f"/posts/{post.pk}/")

    assert _take_as_long([reads(other), reads(post)])


def test_nothing_of_it_is_taken_along(asha, thread):
    from sameboat.posts.leaving import take_posts

    post = make_answer(asha, thread, "Goodbye everyone, I have the pills here.")
    Look.objects.create(post=post, words_of=post.written_at, kinds=["crisis"])

    rows = take_posts(asha).rows

    assert Post.objects.count() == 2
    assert "crisis" not in str(rows)
