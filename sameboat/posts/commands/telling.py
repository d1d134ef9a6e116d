"""Telling those who follow a thread that somebody answered."""

from django.utils.translation import gettext as _

from sameboat.circles.models import Circle, Membership
from sameboat.notices.commands import drop_from_everyone, drop_notices, tell_each
from sameboat.people.models import Person
from sameboat.posts.models import Following, Post, Thread
from sameboat.safety.queries.hidden import unread_by


def tell_followers(thread: Thread, post: Post) -> None:
    """Give each follower but the writer one notice, until they have seen it.

    Whoever may not read the thread any more, or does not see the words of its writer or of this
    one, is not told, unless they came from someone without a name.
    """
    following = Following.objects.filter(thread=thread, is_followed=True).exclude(
        person=post.author
    )
    if thread.circle.door != Circle.Door.OPEN:
        inside = Membership.objects.filter(circle=thread.circle_id).values("person")
        following = following.filter(person__in=inside)
    ids = set(following.values_list("person_id", flat=True))
    named = {said.author_id for said in (thread, post) if said.alias_id is None and said.author_id}
    if ids and named:
        ids -= unread_by(named)
    title = thread.title[:120]
    tell_each(
        person_ids=ids,
        kind="answered",
        key=f"thread:{thread.pk}",
        words=_("Somebody answered in “%(title)s”") % {"title": title}
        if title
        else _("Somebody answered in a thread you follow"),
        path=f"/threads/{thread.pk}/#new",
        at=post.written_at,
    )


def drop_notices_between(one: Person, other: Person) -> None:
    """Two people no longer see each other: nothing told before names the other's threads."""
    for person, author in ((one, other), (other, one)):
        followed = Following.objects.filter(person=person, thread__author=author)
        ids = followed.filter(thread__alias=None).values_list("thread_id", flat=True)
        drop_notices(person=person, keys=[f"thread:{thread_id}" for thread_id in ids])


def drop_title_from_notices(thread_id: int) -> None:
    """A thread's title was erased: no notice repeats it, whoever has it."""
    posts = Post.objects.filter(thread=thread_id).values_list("pk", flat=True)
    drop_from_everyone(keys=[f"thread:{thread_id}", *(f"warm:{post_id}" for post_id in posts)])
