"""Looking who wrote without a name: with a reason, by one moderator, written down."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from sameboat.lib.refusal import Refusal
from sameboat.moderation import rules
from sameboat.moderation.commands.history import add_line, hold_open
from sameboat.moderation.models import Case
from sameboat.people.models import Person
from sameboat.safety.ports import reportables


@transaction.atomic
def reveal_writer(*, case: Case, by: Person, reason: str, at: datetime | None = None) -> Person:
    """Who wrote the thing of a case as someone. The case says that it was asked, not the answer."""
    case = hold_open(case)
    rules.may_look_after(by, case)
    kind = reportables.get(case.thing)
    if kind is None or kind.reveal is None:
        raise Refusal(_("There is nobody to look up here."))
    person = kind.reveal(by, case.thing_id, reason)
    add_line(case, "revealed", by, reason, at=at)
    return person
