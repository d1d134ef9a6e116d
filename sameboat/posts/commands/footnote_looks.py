"""What humans should look at in a note under a post, or in its writer's line below it."""

from sameboat.posts.commands.saying import send_matter
from sameboat.posts.models import Footnote
from sameboat.posts.text import as_read
from sameboat.text.findings import Kind, Look

_LOOKED_AFTER = (Kind.CRISIS, Kind.HOSTILITY)


def put_footnote_before_humans(footnote: Footnote, seen: Look) -> None:
    """Send what was seen in a note and goes out all the same. Nobody learns whose note it is."""
    for kind in _LOOKED_AFTER:
        for finding in seen.of(kind)[:1]:
            send_matter(
                finding, False, None, kind=str(kind), thing="footnote", thing_id=footnote.pk, about=None,
                snapshot=f"{footnote.words}\n\n{footnote.source}",
                path=f"/posts/{footnote.post_id}/notes/",
            )  # fmt: skip


def put_reply_before_humans(footnote: Footnote, seen: Look) -> None:
    """The same for the line of the post's writer. It belongs to the post, which they wrote."""
    post = footnote.post
    for kind in _LOOKED_AFTER:
        for finding in seen.of(kind)[:1]:
            send_matter(
                finding, False, None, kind=str(kind), thing="post", thing_id=post.pk,
                about=post.author if post.alias_id is None else None,
                snapshot=f"{as_read(post)}\n\n{footnote.reply}",
                path=f"/posts/{footnote.post_id}/notes/",
            )  # fmt: skip
