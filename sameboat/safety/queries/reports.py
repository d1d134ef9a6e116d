"""What waits for a moderator. Staff only; nobody sees a report about themselves."""

from django.core.paginator import Page, Paginator
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404

from sameboat.people.models import Person
from sameboat.safety.models import Report, ReportQuerySet
from sameboat.safety.ports import Standing, reportables


def _seen_by(viewer: Person) -> ReportQuerySet:
    # A moderator neither decides on a report about themselves nor learns that there is one.
    if not viewer.is_staff:
        return Report.objects.none()
    found = Report.objects.exclude(about=viewer)
    for thing, kind in reportables.items():
        if kind.made_by:
            found = found.exclude(thing=thing, thing_id__in=kind.made_by(viewer))
    return found


def waiting_reports(viewer: Person) -> list[Report]:
    """Reports nobody closed: danger first, then the oldest."""
    found = _seen_by(viewer).waiting().select_related("claimed_by", "reporter")
    return sorted(found, key=lambda report: (not report.is_danger, report.made_at))


def closed_reports(viewer: Person, number: int) -> Page[Report]:
    """A page of closed reports, the latest first."""
    closed = _seen_by(viewer).filter(~Q(closed_at=None)).order_by("-closed_at")
    return Paginator(closed.select_related("closed_by"), 20).get_page(number)


def report_for(viewer: Person, report_id: int) -> Report:
    """One report with its notes, or 404."""
    found = _seen_by(viewer).select_related("about", "reporter", "claimed_by", "closed_by")
    return get_object_or_404(found.prefetch_related("notes__by"), pk=report_id)


def standing_of(viewer: Person, report: Report) -> Standing | None:
    """What was reported, as it stands now; None where it is gone or is not looked at from the desk."""
    kind = reportables.get(report.thing)
    if kind is None or kind.stands is None:
        return None
    try:
        return kind.stands(viewer, report.thing_id)
    except Http404:
        return None
