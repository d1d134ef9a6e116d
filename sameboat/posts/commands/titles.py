"""A title is its writer's words: it goes with the opening post out of every list and notice, and comes
back with it."""

from datetime import datetime

from sameboat.posts.commands.telling import drop_title_from_notices
from sameboat.posts.models import Post, Thread, Topic


def take_title_away(opening: Post, **gone: datetime) -> None:
    """The opening post was taken back or hidden. `gone` is the thread's own moment, where it goes whole."""
    thread = Thread.objects.get(pk=opening.thread_id)
    waiting = thread.title or thread.title_taken_back
    # What it was about stays for those who keep a topic away; notes in the writer's own words do not.
    topics = [note for note in thread.notes if note in Topic.values]
    Thread.objects.filter(pk=thread.pk).update(
        title="", title_taken_back=waiting, notes=topics, **gone
    )
    drop_title_from_notices(thread.pk)


def bring_title_back(opening: Post) -> None:
    """The opening post is no longer taken back, or no longer hidden: the title shows when it is neither."""
    thread = opening.thread
    thread.removed_at = thread.removed_at if opening.removed_at else None
    thread.hidden_at = thread.hidden_at if opening.hidden_at else None
    if not opening.is_gone:
        thread.title, thread.title_taken_back = thread.title_taken_back or thread.title, ""
        thread.notes = opening.notes
    thread.save(update_fields=["title", "title_taken_back", "notes", "removed_at", "hidden_at"])
