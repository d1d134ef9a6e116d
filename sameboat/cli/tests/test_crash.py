"""Whatever the house said yes to survives the death of all its processes. `python -m bench.crash` does it 50 times."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from sameboat.circles.testing import make_circle
from sameboat.posts.models import Post, SearchText, Thread
from sameboat.posts.testing import make_answer, make_thread

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.one_database
def test_nothing_acknowledged_is_lost_when_the_server_is_killed():
    surroundings = {**os.environ, "SAMEBOAT_DATABASE": ""}

    done = subprocess.run(
        [sys.executable, "-m", "bench.crash", "--times", "2"],
        cwd=ROOT, env=surroundings, text=True, capture_output=True, check=False,
    )  # fmt: skip

    summary = done.stdout.strip().splitlines()[-1:] or [done.stderr]
    kept = re.search(
        r"(\d+) posts, (\d+) letters and (\d+) drafts were acknowledged; 0 lost", *summary
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert kept, done.stdout
    assert int(kept[1]) > 0
    assert "backup under load: Equal: " in done.stdout


@pytest.fixture
def thread(asha, chidi):
    told = make_thread(asha, make_circle("Kites", people=(asha, chidi)))
    make_answer(chidi, told)
    return told


def test_a_whole_thread_is_found_whole(thread):
    from bench.crash_truth import half_threads

    assert list(half_threads()) == []


@pytest.mark.parametrize(
    "breaks",
    [
        lambda: Post.objects.get(number=1).delete(),
        lambda: Post.objects.get(number=2).delete(),
        lambda: Thread.objects.update(answer_count=0),
        lambda: Thread.objects.update(last_number=3),
        lambda: SearchText.objects.get(post__number=2).delete(),
    ],
)
def test_a_half_thread_is_noticed(thread, breaks):
    from bench.crash_truth import half_threads

    breaks()

    assert len(list(half_threads())) > 0


def test_a_broken_promise_is_noticed(thread):
    from bench.crash_hands import Hand
    from bench.crash_truth import broken_promises

    hand = Hand("http://127.0.0.1:1", "Asha", {})
    hand.memory.posts = ["I read this.", "Lost."]
    hand.memory.letters = ["Gone."]
    hand.memory.drafts = {"write": "Nowhere."}

    assert list(broken_promises([hand])) == [
        "post there 0 times: Lost.",
        "letter there 0 times: Gone.",
        "draft of Asha at write: None instead of 'Nowhere.'",
    ]
