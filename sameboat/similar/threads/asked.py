"""Which threads others opened about the same: by meaning where the reader answers, by rarer words where it does not."""

import math
from collections import defaultdict

from sameboat.lib.words import folded
from sameboat.people.limits import HOUR, count
from sameboat.people.models import Person
from sameboat.posts.models import Thread
from sameboat.posts.queries.searching import openings_with
from sameboat.similar.threads.asking_reader import meaning_of
from sameboat.similar.threads.nearby import near_threads

MOST_AN_HOUR = 60
_MOST_WORDS, _SHORTEST, _LEAST_SHARED = 10, 4, 2
# A word that stands in more openings than this share of them says little.
_COMMON = 0.2


def asked_before(viewer: Person, text: str) -> list[int]:
    """Ids of threads near to a text, the nearest first. Whoever shows them asks first what a viewer may read.

    The reader that is asked also looks for danger in what was posted: nobody may keep it busy.
    """
    many = count("asked before", str(viewer.pk), HOUR).tries > MOST_AN_HOUR
    vector = None if many else meaning_of(text)
    return by_words(viewer, text) if vector is None else near_threads(vector)


def by_words(viewer: Person, text: str) -> list[int]:
    """Threads whose openings share at least two rarer words, the rarest first.

    Only what the viewer may read is counted: else the order would tell which words stand behind closed doors.
    """
    words = {word for word in folded(text).split() if len(word) >= _SHORTEST}
    count = max(Thread.objects.visible_to(viewer).count(), 1)
    weight: dict[int, float] = defaultdict(float)
    shared: dict[int, int] = defaultdict(int)
    for word in sorted(words, key=len, reverse=True)[:_MOST_WORDS]:
        found = openings_with(word, viewer)
        if len(found) > max(_COMMON * count, 3):
            continue
        for thread in found:
            weight[thread] += math.log(1 + count / len(found))
            shared[thread] += 1
    near = [thread for thread in weight if shared[thread] >= _LEAST_SHARED]
    return sorted(near, key=lambda thread: (-weight[thread], -thread))
