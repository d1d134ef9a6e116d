"""Threads, the posts in them, and what one reader keeps of them."""

from sameboat.posts.models.footnote import Footnote, FootnoteVoice
from sameboat.posts.models.look import Look
from sameboat.posts.models.picture import Picture
from sameboat.posts.models.post import Answer, Post, Version
from sameboat.posts.models.reader import Draft, Following, TopicChoice
from sameboat.posts.models.search import SearchText
from sameboat.posts.models.thread import Alias, Thread, ThreadQuerySet, Topic
from sameboat.posts.models.waiting import Waiting

__all__ = [
    "Alias",
    "Answer",
    "Draft",
    "Following",
    "Footnote",
    "FootnoteVoice",
    "Look",
    "Picture",
    "Post",
    "SearchText",
    "Thread",
    "ThreadQuerySet",
    "Topic",
    "TopicChoice",
    "Version",
    "Waiting",
]  # fmt: skip
