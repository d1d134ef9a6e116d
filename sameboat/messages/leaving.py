"""What a person takes along of their letters, and how both sides of a conversation go with them."""

from django.db.models import Q
from django.utils.translation import gettext as _

from sameboat.messages.models import Conversation, LastRead, LetterDraft, Message, Openness
from sameboat.people.models import Person
from sameboat.people.ports import Part


def take_letters(person: Person) -> Part:
    """Every conversation with what both wrote, drafts, and who may ask."""
    mine = Q(conversation__asker=person) | Q(conversation__other=person)
    letters = (
        Message.objects.filter(mine)
        .select_related("writer", "conversation__asker", "conversation__other")
        .order_by("conversation", "written_at")
    )
    rows: list[dict[str, object]] = []
    for letter in letters:
        asked = letter.conversation.asker
        other = letter.conversation.other if asked == person else asked
        rows.append(
            {
                "with": other.name,
                "by": letter.writer.name,
                "at": letter.written_at,
                "words": letter.body,
            }
        )
    drafts = LetterDraft.objects.filter(person=person).select_related("to")
    rows += [{"draft_to": d.to.name, "words": d.body, "saved_at": d.saved_at} for d in drafts]
    rows += [
        {"who_may_ask": str(o.get_who_may_ask_display())}
        for o in Openness.objects.filter(person=person)
    ]
    marks = LastRead.objects.filter(person=person)
    rows += [{"read_up_to": mark.at} for mark in marks]
    return Part("letters", _("Your letters"), rows)


def forget_letters(person: Person) -> None:
    """Take conversations away from both sides: what was said in private goes with either of the two."""
    Conversation.objects.filter(Q(asker=person) | Q(other=person)).delete()
    LetterDraft.objects.filter(Q(person=person) | Q(to=person)).delete()
    Openness.objects.filter(person=person).delete()
    LastRead.objects.filter(person=person).delete()
