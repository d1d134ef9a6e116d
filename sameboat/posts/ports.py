"""What higher apps plug into posts."""

from collections.abc import Callable

from sameboat.posts.models import Post

# What happens when a post has appeared, in the same transaction, in order.
after_post: list[Callable[[Post], None]] = []
