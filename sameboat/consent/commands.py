"""Publishing the agreement, and agreeing to it."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sameboat.consent.models import Acceptance, Agreement
from sameboat.consent.queries import current_agreement, forget_version
from sameboat.consent.versions import next_version
from sameboat.people.models import Person


@transaction.atomic
def publish_agreement(
    *, by: Person, body: str, what_changed: str = "", at: datetime | None = None
) -> Agreement:
    """Publish a new version; everyone is asked again. The same words again change nothing."""
    made, is_new = next_version(
        Agreement, current_agreement(), verb="publish_agreement", by=by, body=body,
        what_changed=what_changed, missing=_("Write down what people agree to."), at=at,
    )  # fmt: skip
    if not is_new:
        return made
    # Whoever wrote it has read it.
    agree(person=by, agreement=made, at=made.published_at)
    transaction.on_commit(forget_version)
    return made


@transaction.atomic
def agree(*, person: Person, agreement: Agreement, at: datetime | None = None) -> Acceptance:
    """Write down that a person agreed to a version. Agreeing twice keeps the first time."""
    kept, _new = Acceptance.objects.get_or_create(
        person=person, agreement=agreement, defaults={"at": at or timezone.now()}
    )
    return kept


def agree_to_current(person: Person) -> None:
    """Write down that somebody who just joined agreed to the newest version, if there is one."""
    newest = current_agreement()
    if newest:
        agree(person=person, agreement=newest)
