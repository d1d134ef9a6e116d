"""What higher apps plug into posts."""

from collections.abc import Callable

from sameboat.posts.models import Post, Waiting

# What happens when a post has appeared, in the same transaction, in order.
after_post: list[Callable[[Post], None]] = []
# What happens when something begins to wait to be seen, in the same transaction: nobody has read it yet,
# and whoever looks for people in danger should.
after_wait: list[Callable[[Waiting], None]] = []
