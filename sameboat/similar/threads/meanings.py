"""The reader's part: the meaning of each opening, made when it is new or changed, and gone when its words are gone."""

import logging
from collections.abc import Callable
from datetime import datetime

import numpy as np
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce

from sameboat.posts.models import Post
from sameboat.similar.models import Meaning
from sameboat.similar.threads.older import let_go
from sameboat.similar.threads.openings import openings
from sameboat.similar.writing.commands import place_writer
from sameboat.text.encoder import Encoder

MOST_AT_ONCE, MOST_LETTERS = 5, 2000
_log = logging.getLogger("sameboat.similar")


def read_meanings(
    at: datetime, encoder: Encoder | None, *, goes_on: Callable[[], bool] = lambda: True
) -> int:
    """Make the meanings that are missing or older than their words, the newest first, a few at a time. How many."""
    standing = openings()
    _let_go_of_all_but(standing)
    if encoder is None:
        return 0
    count = 0
    for post in _unread(standing):
        if not goes_on():
            break
        _make(post, at, encoder)
        count += 1
    return count


@transaction.atomic
def _let_go_of_all_but(standing: QuerySet[Post]) -> None:
    gone = Meaning.objects.exclude(thread_id__in=standing.values("thread_id"))
    threads = set(gone.values_list("thread_id", flat=True))
    Meaning.objects.filter(thread__in=threads).delete()
    let_go(threads)


def _unread(standing: QuerySet[Post]) -> list[Post]:
    old = Q(thread__meaning__words_of__lt=Coalesce(F("edited_at"), F("written_at")))
    new = standing.filter(Q(thread__meaning=None) | old).select_related("thread")
    return list(new.order_by(Coalesce("edited_at", "written_at").desc())[:MOST_AT_ONCE])


def _make(post: Post, at: datetime, encoder: Encoder) -> None:
    """A fault is logged without a word of the text, and the opening left until it is changed."""
    vector = b""
    try:
        text = f"{post.thread.title}\n\n{post.body}"[:MOST_LETTERS]
        vector = encoder.encode_passages([text])[0].astype(np.float16).tobytes()
    except Exception as fault:
        _log.error("no meaning for thread %s: %s", post.thread_id, type(fault).__name__)
    words_of = post.edited_at or post.written_at
    _made, is_new = Meaning.objects.update_or_create(
        thread_id=post.thread_id, defaults={"vector": vector, "words_of": words_of, "made_at": at}
    )
    if not is_new:
        # What it was about before is in no file any more.
        let_go({post.thread_id})
    place_writer(post)
