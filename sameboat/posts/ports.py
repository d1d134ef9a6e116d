"""What higher apps plug into posts."""

from collections.abc import Callable

from django.utils.safestring import SafeString

from sameboat.people.models import Person
from sameboat.posts.models import Post, Waiting

# What happens when a post has appeared, in the same transaction, in order.
after_post: list[Callable[[Post], None]] = []
# What happens when a post's words changed, or it no longer stands, or stands again, in the same transaction.
after_change: list[Callable[[Post], None]] = []
# What happens when something begins to wait to be seen, in the same transaction: nobody has read it yet,
# and whoever looks for people in danger should.
after_wait: list[Callable[[Waiting], None]] = []
# Ids of threads about the same as a text that somebody is about to post, the nearest first. Not what may be read:
# posts asks that before it shows one.
asked_before: list[Callable[[Person, str], list[int]]] = []

# What stands on the page beside one post, as HTML, and a link under a story in its thread (skills: keep what helps).
beside_a_post: list[Callable[[Person, Post], SafeString]] = []
under_a_story: list[Callable[[int], str]] = []
# Where a draft of another app goes on: the address for the number in its place, by the word before it.
draft_places: dict[str, Callable[[str], str]] = {}


def tell_of_change(post: Post) -> None:
    """Let whoever hung something on a post's words know."""
    for step in after_change:
        step(post)
