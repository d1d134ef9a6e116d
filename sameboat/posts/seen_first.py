"""What waits for a person's eyes before others read it, and who may let it through."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from sameboat.circles.models import Circle
from sameboat.circles.queries import hosts_circle
from sameboat.lib.refusal import Refusal
from sameboat.people.models import House, Person
from sameboat.people.queries.house import the_house
from sameboat.posts.links import links_in
from sameboat.posts.models import Post, Waiting

Because = Waiting.Because
# Whoever joined so lately, or has so few posts that others read, is new as far as links go.
NEW_FOR, FEW_POSTS = timedelta(days=14), 3
MOST_WAITING = 10


def why_it_waits(
    author: Person, circle: Circle, words: Sequence[str], at: datetime | None = None
) -> Because | None:
    """Why these words wait to be seen, or None. Nothing a machine thinks of them: only who, where, and links."""
    house = the_house()
    reason = _house_or_circle(house, circle) or _newcomer(
        house, author, words, at or timezone.now()
    )
    if reason is None or author.is_staff or hosts_circle(author, circle):
        return None
    return reason


def waits_outside_circles(author: Person, words: str, at: datetime | None = None) -> bool:
    """Whether words that stand in no circle wait to be seen: by what the house says of everybody and of who is new."""
    house = the_house()
    is_new = _newcomer(house, author, (words,), at or timezone.now()) is not None
    return not author.is_staff and (house.everything_waits or is_new)


def _house_or_circle(house: House, circle: Circle) -> Because | None:
    if house.everything_waits:
        return Because.EVERYTHING
    return Because.CIRCLE if circle.posts_wait else None


def _newcomer(house: House, author: Person, words: Sequence[str], at: datetime) -> Because | None:
    if house.first_posts_wait and _posts_seen(author) < house.first_posts_wait:
        return Because.FIRST
    if house.new_links_wait and any(links_in(each) for each in words):
        is_new = at - author.joined_at < NEW_FOR or _posts_seen(author) < FEW_POSTS
        return Because.LINK if is_new else None
    return None


def _posts_seen(author: Person) -> int:
    return Post.objects.filter(author=author, hidden_at=None).count()


def must_leave_room_to_look(author: Person) -> None:
    """Refuse more than people can look at, from one person."""
    if Waiting.objects.unseen().filter(author=author).count() >= MOST_WAITING:
        raise Refusal(
            _(
                "%(n)d of your posts wait to be seen. Once they are, send this; your words stay here."
            )
            % {"n": MOST_WAITING}
        )


def may_let_through(by: Person, waiting: Waiting) -> None:
    """Refuse everyone but staff and the circle's hosts, and anybody for their own words."""
    if waiting.author_id == by.pk:
        raise Refusal(_("That is your own. Somebody else looks at it."))
    if not Waiting.objects.for_eyes_of(by).filter(pk=waiting.pk).exists():
        raise Refusal(_("Only a moderator, or a host of this circle, can do that."))


def must_still_be_here(author: Person) -> None:
    """Refuse letting words through of somebody who may say none now."""
    if author.leaving_at or author.is_paused or not author.is_active:
        raise Refusal(_("Its writer is leaving the house, or has a pause."))
