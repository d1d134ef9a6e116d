"""Telling those who follow a thread that somebody answered."""

from django.utils.translation import gettext as _

from sameboat.notices.commands import tell_each
from sameboat.posts.models import Following, Post, Thread
from sameboat.safety.models import Block, Mute


def tell_followers(thread: Thread, post: Post) -> None:
    """Give each follower but the writer one notice, until they have seen it.

    Whoever does not see the writer's words is not told of them, unless they came from someone
    without a name.
    """
    following = Following.objects.filter(thread=thread, is_followed=True).exclude(
        person=post.author
    )
    ids = set(following.values_list("person_id", flat=True))
    if ids and post.alias_id is None:
        ids -= set(Block.objects.filter(blocker=post.author).values_list("blocked_id", flat=True))
        ids -= set(Block.objects.filter(blocked=post.author).values_list("blocker_id", flat=True))
        ids -= set(Mute.objects.filter(muted=post.author).values_list("person_id", flat=True))
    tell_each(
        person_ids=ids,
        kind="answered",
        key=f"thread:{thread.pk}",
        words=_("Somebody answered in “%(title)s”") % {"title": thread.title[:120]},
        path=f"/threads/{thread.pk}/#new",
        at=post.written_at,
    )
