"""How a letter is found for a report. It goes along only with the reporter's consent, and is not hidden:
a block ends a conversation for both at once."""

from sameboat.messages.queries import as_seen, letter_for, other_in
from sameboat.people.models import Person
from sameboat.safety.ports import Reportable, Seen


def _find(viewer: Person, message_id: int) -> Seen:
    letter = letter_for(viewer, message_id)
    about = other_in(letter.conversation, viewer)
    path = f"/letters/{letter.conversation_id}/"
    return Seen(letter.pk, about, as_seen(letter.conversation), path)


letter_report = Reportable(find=_find, holds_both=True)
