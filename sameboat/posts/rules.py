"""What people may do with threads and posts."""

from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from sameboat.circles.rules import may_write_in
from sameboat.lib.asking import ask
from sameboat.lib.refusal import Refusal
from sameboat.lib.words import says_something
from sameboat.people.models import Person
from sameboat.posts.models import Post, Thread

DAYS_TO_RESTORE = timedelta(days=30)
LONGEST = 20_000


def must_say_something(body: str) -> None:
    """Refuse empty and endless texts."""
    if not says_something(body):
        raise Refusal(_("There is nothing written yet."))
    if len(body) > LONGEST:
        raise Refusal(
            _("That is longer than fits in one post (20,000 letters). Please part it in two.")
        )


def may_open_thread(author: Person, thread: Thread) -> None:
    """Refuse a thread without a title, or where its author may not write."""
    may_write_in(author, thread.circle)
    if not says_something(thread.title):
        raise Refusal(_("Give it a few words as a title."))


# The newest of as many posts as fit in an hour: if there is one, the hour is full.
_WROTE = (
    "SELECT written_at FROM posts_post WHERE author_id = %s AND written_at > %s AND written_at <= %s{opening} "
    "ORDER BY written_at DESC LIMIT 1 OFFSET %s"
)


def must_leave_room(author: Person, at: datetime, *, opens: bool = False) -> None:
    """Refuse a flood: more than the house takes from one person within an hour (MOST_AN_HOUR).

    Threads are counted apart, at a tenth of it, as each is a line in everybody's list.
    """
    most = settings.MOST_AN_HOUR
    if not most:
        return
    if opens:
        most = max(1, most // 10)
    sql = _WROTE.format(opening=" AND number = 1" if opens else "")
    full = ask(sql, [author.pk, at - timedelta(hours=1), at, most - 1])
    if not full:
        return
    if opens:
        raise Refusal(
            _(
                "You opened %(n)d threads within the hour. Let people read them first; your words stay here."
            )
            % {"n": most}
        )
    raise Refusal(
        _(
            "You wrote %(n)d times within the hour. Rest a little, then send this; your words stay here."
        )
        % {"n": most}
    )


def must_stand(thread: Thread) -> None:
    """Refuse a thread that was taken back or hidden."""
    if thread.removed_at or thread.hidden_at:
        raise Refusal(_("This thread is no longer here."))


def may_answer(author: Person, thread: Thread) -> None:
    """Refuse where the author may not write, and in a thread that has closed."""
    must_stand(thread)
    if thread.closed_at:
        raise Refusal(_("This thread has closed. You can open a new one."))
    may_write_in(author, thread.circle)


def may_take_back(person: Person, post: Post) -> None:
    """Refuse taking back what somebody else wrote, or what a moderator hid. Nothing else stands in the way."""
    if post.author_id != person.pk:
        raise Refusal(_("Only its writer can change that."))
    if post.hidden_at:
        raise Refusal(_("A moderator has hidden this. Write to them if you think that was wrong."))


def may_change(person: Person, post: Post) -> None:
    """Refuse changing what was taken back, and where the person may not write now."""
    may_take_back(person, post)
    if post.removed_at:
        raise Refusal(_("You took this back. Bring it back first, then change it."))
    _may_say_more(person, post.thread)


def _may_say_more(person: Person, thread: Thread) -> None:
    # New words in an old post are new words: whoever was asked to go says none.
    if thread.closed_at:
        raise Refusal(_("This thread has closed. You can still take back what you wrote."))
    may_write_in(person, thread.circle)


def may_restore(person: Person, post: Post, at: datetime | None = None) -> None:
    """Refuse bringing back what is older than thirty days, or somebody else's."""
    may_take_back(person, post)
    _may_say_more(person, post.thread)
    if post.removed_at and (at or timezone.now()) - post.removed_at > DAYS_TO_RESTORE:
        raise Refusal(_("It was taken back more than 30 days ago and is gone."))


def may_moderate(person: Person) -> None:
    """Refuse everyone but moderators and organisers."""
    if not person.is_staff:
        raise Refusal(_("Only a moderator can do that."))
