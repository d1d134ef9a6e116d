"""The words that open a thread, while they stand."""

from django.db.models import QuerySet

from sameboat.posts.models import Post, Thread

KINDS = (Thread.Kind.QUESTION, Thread.Kind.STORY, Thread.Kind.TALK)


def openings() -> QuerySet[Post]:
    """The opening words of threads that stand."""
    return (
        Post.objects.filter(number=1, removed_at=None, hidden_at=None, thread__kind__in=KINDS)
        .filter(thread__removed_at=None, thread__hidden_at=None)
        .exclude(body="", thread__title="")
    )
