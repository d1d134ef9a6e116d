"""Reports in bad faith are noticed and shown to a human. Nothing else comes of it by itself."""

from collections.abc import Sequence
from datetime import timedelta

from django.db.models import Count, Q
from django.utils import timezone

from sameboat.moderation.models import Case
from sameboat.safety.models import Report

LATELY = timedelta(days=90)
MANY, MOSTLY = 5, 0.8


def unheard(reporters: Sequence[int]) -> dict[int, tuple[int, int]]:
    """Who of these reported much lately of which nearly all needed nothing: their id to (nothing, all)."""
    if not reporters:
        return {}
    found = (
        Report.objects.filter(reporter__in=reporters, closed_at__gte=timezone.now() - LATELY)
        .values_list("reporter")
        .annotate(
            nothing=Count("pk", filter=Q(case_reason__case__outcome=Case.Outcome.NOTHING_WRONG)),
            every=Count("pk"),
        )
    )
    return {
        who: (nothing, every)
        for who, nothing, every in found
        if every >= MANY and nothing >= MOSTLY * every
    }
