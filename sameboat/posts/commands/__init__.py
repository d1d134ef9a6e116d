"""Telling, answering, changing, taking back, and looking after what was said."""

from sameboat.posts.commands.changing import edit_post, remove_post, restore_post
from sameboat.posts.commands.footnotes import (
    add_footnote,
    agree_to_footnote,
    answer_footnote,
    say_yes_to_footnote,
    show_footnote_now,
    take_footnote_away,
)
from sameboat.posts.commands.looking import (
    let_post_through,
    send_post_back,
    take_waiting_back,
)
from sameboat.posts.commands.moderating import (
    hide_picture,
    hide_post,
    reveal_alias,
    unhide_picture,
    unhide_post,
)
from sameboat.posts.commands.offering import offer_answer, offer_change, offer_thread
from sameboat.posts.commands.reading import (
    drop_draft,
    follow_thread,
    mark_read,
    save_draft,
    save_topic_choices,
    unfollow_thread,
)
from sameboat.posts.commands.saying import Telling, say
from sameboat.posts.commands.warmth import answer_warmly, take_back_answer
from sameboat.posts.commands.writing import answer_thread, open_daily, open_thread

__all__ = [
    "Telling", "add_footnote", "agree_to_footnote", "answer_footnote", "answer_thread", "answer_warmly", "drop_draft",
    "edit_post", "follow_thread", "hide_picture", "hide_post", "let_post_through", "mark_read", "offer_answer",
    "offer_change", "offer_thread", "open_daily", "open_thread", "remove_post", "restore_post", "reveal_alias",
    "save_draft", "save_topic_choices", "say", "say_yes_to_footnote", "send_post_back", "show_footnote_now",
    "take_back_answer", "take_footnote_away", "take_waiting_back", "unfollow_thread", "unhide_picture",
    "unhide_post",
]  # fmt: skip
