"""Words in versions, one more whenever they change: the agreement of the house, and what taking part in research means."""

from datetime import datetime
from typing import TypeVar

from django.utils import timezone
from django.utils.translation import gettext as _

from sameboat.audit.commands import record
from sameboat.consent.models import Agreement, ResearchWords
from sameboat.lib.refusal import Refusal
from sameboat.lib.rich import to_html
from sameboat.people.models import Person

Worded = TypeVar("Worded", Agreement, ResearchWords)


def next_version(
    model: type[Worded],
    newest: Worded | None,
    *,
    verb: str,
    by: Person,
    body: str,
    what_changed: str,
    missing: str,
    at: datetime | None,
) -> tuple[Worded, bool]:
    """The next version of some words, and whether there is one: the same words again change nothing. In the caller's transaction.

    `missing` is what is said where there are no words; raises `Refusal`.
    """
    text = body.strip()
    if newest and newest.body == text:
        return newest, False
    if not text:
        raise Refusal(missing)
    if newest and not what_changed.strip():
        raise Refusal(_("Say in a sentence what changed, so that nobody has to compare."))
    made = model.objects.create(
        version=newest.version + 1 if newest else 1,
        body=text,
        body_html=to_html(text),
        what_changed=what_changed.strip(),
        published_at=at or timezone.now(),
        published_by=by,
    )
    record(verb, actor=by, thing=made)
    return made, True
