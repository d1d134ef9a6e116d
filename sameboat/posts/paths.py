"""Addresses within a thread. By id and not by number: a gap in numbers would tell of a block."""


def thread_path(thread_id: int, post_id: int, wrote: str = "") -> str:
    """The address of one post in its thread; `wrote` names the draft that it was."""
    sent = f"wrote={wrote}&" if wrote else ""
    return f"/threads/{thread_id}/?{sent}at={post_id}#p{post_id}"
