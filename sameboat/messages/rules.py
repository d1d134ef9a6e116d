"""Who may write to whom."""

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from sameboat.circles.queries import share_a_circle
from sameboat.lib.refusal import Refusal
from sameboat.lib.words import says_something
from sameboat.messages import ports
from sameboat.messages.models import Conversation, Openness
from sameboat.people.models import Person
from sameboat.safety.queries.hidden import is_blocked

MOST_A_DAY = 5
LONGEST = 8000


def must_say_something(body: str) -> None:
    """Refuse empty and endless letters."""
    if not says_something(body):
        raise Refusal(_("There is nothing written yet."))
    if len(body) > LONGEST:
        raise Refusal(
            _("That is longer than fits in one letter (8,000 characters). Please part it in two.")
        )


def may_ask(asker: Person, other: Person, at: datetime | None = None) -> None:
    """Refuse asking oneself, those who do not want to be asked, and asking very many people."""
    if asker == other:
        raise Refusal(_("That is you."))
    # One sentence for all three, so that it tells neither of a block nor of a wish.
    if not takes_letters(other) or is_blocked(asker, other) or not _may_meet(asker, other):
        raise Refusal(
            _(
                "You can ask people you share a circle with, if they take letters. This one you cannot ask now."
            )
        )
    since = (at or timezone.now()) - timedelta(days=1)
    if Conversation.objects.filter(asker=asker, asked_at__gt=since).count() >= MOST_A_DAY:
        raise Refusal(
            _("That is five people within a day. Let them read first, and ask again tomorrow.")
        )


def takes_letters(person: Person) -> bool:
    """Whether somebody may be asked for letters at all."""
    return not Openness.objects.filter(person=person, who_may_ask=Openness.Who.NOBODY).exists()


def _may_meet(asker: Person, other: Person) -> bool:
    return share_a_circle(asker, other) or any(step(asker, other) for step in ports.may_also_ask)


def may_write(writer: Person, conversation: Conversation) -> None:
    """Refuse strangers, those blocked, and a second note before the first was answered."""
    if writer.pk not in {conversation.asker_id, conversation.other_id}:
        raise Refusal(_("This conversation is not yours."))
    other = conversation.other if writer.pk == conversation.asker_id else conversation.asker
    if is_blocked(writer, other) or other.is_leaving:
        raise Refusal(_("This letter cannot be sent."))
    if conversation.accepted_at is None:
        raise Refusal(_("One note is enough for a start. When they write back, you can go on."))
