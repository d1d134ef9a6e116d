"""Addresses within a thread. By id and not by number: a gap in numbers would tell of a block."""

from sameboat.posts.models import Post, Waiting


def path_of(made: Post | Waiting, wrote: str) -> str:
    """Where what was handed in is to be read now: in its thread, or where it waits to be seen."""
    if isinstance(made, Waiting):
        return f"{made.get_absolute_url()}?wrote={wrote}"
    return thread_path(made.thread_id, made.pk, wrote=wrote)


def opened_path(made: Post | Waiting) -> str:
    """Where a thread that was handed in is to be read now, with the draft named that it was."""
    if isinstance(made, Waiting):
        return path_of(made, "write")
    return f"{made.thread.get_absolute_url()}?wrote=write"


def thread_path(thread_id: int, post_id: int, wrote: str = "") -> str:
    """The address of one post in its thread; `wrote` names the draft that it was."""
    sent = f"wrote={wrote}&" if wrote else ""
    return f"/threads/{thread_id}/?{sent}at={post_id}#p{post_id}"
