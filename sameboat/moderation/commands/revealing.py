"""Looking who wrote without a name: with a reason, by one moderator, written down."""

from datetime import datetime

from django.db import transaction

from sameboat.moderation import rules
from sameboat.moderation.commands.history import add_line, hold_open
from sameboat.moderation.models import Case
from sameboat.people.models import Person
from sameboat.posts.commands import reveal_alias
from sameboat.posts.queries.posts import post_at_desk


@transaction.atomic
def reveal_writer(*, case: Case, by: Person, reason: str, at: datetime | None = None) -> Person:
    """Who wrote the post of a case as someone. The case says that it was asked, not the answer."""
    case = hold_open(case)
    rules.may_look_after(by, case)
    person = reveal_alias(moderator=by, post=post_at_desk(by, case.thing_id), reason=reason)
    add_line(case, "revealed", by, reason, at=at)
    return person
