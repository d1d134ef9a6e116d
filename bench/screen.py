"""What the look at a text costs at the moment of writing, and what memory the encoder takes.

Run in a process of its own on a generated community: posting with the look and without it, by turns, so that a busy
machine is fair to both. On one core where the machine has two.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from statistics import median, quantiles

TURNS, WARM_UP = 400, 20
_MEMORY = """
import json, resource
from sameboat.text.encoder import load_encoder
def peak(): return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
before = peak()
encoder = load_encoder()
encoder.encode(["A quiet morning, and tea. " * 12])
print(json.dumps({"name": encoder.name, "before": before, "after": peak()}))
"""


def measure_screen(data: str, ids: dict[str, int]) -> list[tuple[str, str]]:
    """The look's time, posting with it and without it, and the encoder's memory."""
    told = subprocess.run(
        [sys.executable, "-m", "bench.screen", str(ids["answered"])],
        env={**os.environ, "SAMEBOAT_DATA": data}, check=True, stdout=subprocess.PIPE, text=True,
    ).stdout  # fmt: skip
    found = json.loads(told.splitlines()[-1])
    return [
        (
            "the look before posting",
            f"median {found['look']:.2f} ms, p99 {found['look_p99']:.1f} ms",
        ),
        (
            "posting, without and with the look",
            f"{found['without']:.1f} and {found['with']:.1f} ms: {found['ratio']:.2f} times",
        ),
        ("the encoder's memory", _memory()),
    ]


def _memory() -> str:
    told = subprocess.run(
        [sys.executable, "-c", _MEMORY], check=False, capture_output=True, text=True
    )
    if told.returncode:
        return "not measured: " + (told.stderr.strip().splitlines() or ["no encoder"])[-1]
    found = json.loads(told.stdout)
    return (
        f"{found['after'] - found['before']:.0f} MB more than Python with numpy ({found['name']})"
    )


def _seconds(deed: Callable[[], object]) -> float:
    begun = time.perf_counter()
    deed()
    return time.perf_counter() - begun


def _run(thread_id: int) -> dict[str, float]:
    from sameboat.posts.commands import answer_thread
    from sameboat.posts.models import Post, Thread
    from sameboat.safety.screening import look_at
    from sameboat.text.doubt import find_doubts

    thread = Thread.objects.get(pk=thread_id)
    author = thread.circle.memberships.first().person
    texts = list(Post.objects.exclude(body="").values_list("body", flat=True)[: TURNS + WARM_UP])

    def look(words: str) -> None:
        look_at(words)
        find_doubts(words)

    def post(words: str, turn: int) -> None:
        answer_thread(author=author, thread=thread, body=f"{words} ({turn})")

    looks, without, with_it = [], [], []
    for turn, words in enumerate(texts):
        alone = _seconds(lambda words=words, turn=turn: post(words, 2 * turn))
        seen = _seconds(lambda words=words: look(words))
        both = seen + _seconds(lambda words=words, turn=turn: post(words, 2 * turn + 1))
        if turn >= WARM_UP:
            looks.append(seen * 1000)
            without.append(alone * 1000)
            with_it.append(both * 1000)
    return {
        "look": median(looks),
        "look_p99": quantiles(looks, n=100)[98],
        "without": median(without),
        "with": median(with_it),
        "ratio": median(b / a for a, b in zip(without, with_it, strict=True)),
    }


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sameboat.settings")
    os.environ["SAMEBOAT_MOST_AN_HOUR"] = "0"
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    import django

    django.setup()
    print(json.dumps(_run(int(sys.argv[1]))))
