"""Which things humans still look at."""

from collections.abc import Iterable

from django.db.models import Q

from sameboat.moderation.models import Case


def looked_at(thing: str, ids: Iterable[int]) -> set[int]:
    """Those of these things about which a case is open, or one that was laid together with an open one."""
    cases = Case.objects.filter(thing=thing, thing_id__in=list(ids))
    goes_on = Q(closed_at=None) | Q(merged_into__isnull=False, merged_into__closed_at=None)
    return set(cases.filter(goes_on).values_list("thing_id", flat=True))
