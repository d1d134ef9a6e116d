"""What others asked that is near to what somebody is about to post."""

import logging

from sameboat.people.models import Person
from sameboat.posts.ports import asked_before
from sameboat.posts.queries.lists import Line, lines_of

MOST, FEWEST_WORDS, MOST_LETTERS = 3, 4, 2000
_log = logging.getLogger("sameboat.posts")


def says_enough(title: str, body: str) -> bool:
    """Whether there are enough words to look by."""
    return len(_text(title, body).split()) >= FEWEST_WORDS


def asked_lines(viewer: Person, *, title: str, body: str) -> list[Line]:
    """Up to three threads of others that the viewer may read, the nearest first. A fault shows nothing and logs no word."""
    text = _text(title, body)
    if not says_enough(title, body):
        return []
    try:
        near = [thread for step in asked_before for thread in step(viewer, text)]
    except Exception as fault:
        _log.error("what others asked was not found: %s", type(fault).__name__)
        return []
    return lines_of(viewer, near, most=MOST)


def _text(title: str, body: str) -> str:
    return f"{title.strip()}\n\n{body.strip()}".strip()[:MOST_LETTERS]
