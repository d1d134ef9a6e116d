"""Who may put a note under a post, and who may do what with it."""

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from sameboat.circles.rules import may_write_in
from sameboat.lib.refusal import Refusal
from sameboat.lib.words import says_something
from sameboat.people.models import Person
from sameboat.posts.models import Footnote, Post

VOICES_NEEDED = 3
# A hand that joined to agree with itself is not another member.
HERE_FOR = timedelta(days=14)


def speaks_alone(person: Person) -> bool:
    """Whether one voice is enough: a moderator's or organiser's, or that of a clinician with a badge."""
    return person.is_staff or person.clinician_since is not None


def may_add_footnote(person: Person, post: Post, at: datetime | None = None) -> None:
    """Refuse a note under one's own post, under one that is gone, and by members who are new or elsewhere."""
    if post.author_id == person.pk:
        raise Refusal(_("That is your own. You can change it instead."))
    if post.is_gone or not post.body:
        raise Refusal(_("Its words are no longer here."))
    if person.is_staff:
        return
    may_write_in(person, post.thread.circle)
    if not speaks_alone(person) and (at or timezone.now()) - person.joined_at < HERE_FOR:
        raise Refusal(_("You are new here. After two weeks you can do this; a moderator can now."))


def must_have_words_and_source(words: str, source: str) -> None:
    """Refuse a note that says nothing or does not say where it is from."""
    if not says_something(words):
        raise Refusal(_("There is nothing written yet."))
    if not says_something(source):
        raise Refusal(_("Say where that is from: a link, or the name of a source."))


def may_say_yes(person: Person, footnote: Footnote, at: datetime | None = None) -> None:
    """Refuse a yes from whoever could not have proposed it, and to what is decided."""
    may_add_footnote(person, footnote.post, at)
    if footnote.taken_away_at:
        raise Refusal(_("This note was taken away."))


def must_be_its_writer(person: Person, footnote: Footnote) -> None:
    """Refuse everyone but the writer of the post, to whom it was shown first."""
    if footnote.post.author_id != person.pk or not footnote.is_agreed or footnote.taken_away_at:
        raise Refusal(_("Only the writer of the post can do that."))


def may_take_away(person: Person, footnote: Footnote) -> None:
    """Refuse everyone but moderators, and whoever put it there."""
    if not person.is_staff and (footnote.by_id != person.pk or footnote.voice == "members"):
        raise Refusal(_("Only a moderator can do that."))


def must_say_why(reason: str) -> str:
    """A reason, or a refusal."""
    if not reason.strip():
        raise Refusal(_("Say why, in a sentence."))
    return reason.strip()[:500]


def must_be_staff(person: Person) -> None:
    """Refuse everyone but moderators and organisers."""
    if not person.is_staff:
        raise Refusal(_("Only a moderator can do that."))
