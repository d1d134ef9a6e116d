"""Writing a line into a case's history, and holding a case while it changes."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from sameboat.lib.refusal import Refusal
from sameboat.moderation.models import Case, CaseLine
from sameboat.people.models import Person


def add_line(
    case: Case,
    verb: str,
    by: Person | None,
    words: str = "",
    at: datetime | None = None,
    whom: Person | None = None,
) -> CaseLine:
    """Add a line to a case's history."""
    return CaseLine.objects.create(
        case=case, verb=verb, by=by, whom=whom, words=words.strip()[:2000], at=at or timezone.now()
    )


def hold(case: Case) -> Case:
    """The case as it stands now, locked until the command is done."""
    return Case.objects.select_for_update(of=("self",), no_key=True).get(pk=case.pk)


def hold_open(case: Case) -> Case:
    """The same, refused where somebody has closed it."""
    case = hold(case)
    if case.closed_at:
        raise Refusal(_("This case is closed already."))
    return case
