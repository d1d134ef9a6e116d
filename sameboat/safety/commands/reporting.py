"""Asking a moderator to look at something, and looking at it."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sameboat.audit.commands import record
from sameboat.lib.refusal import Refusal
from sameboat.people.models import Person
from sameboat.safety.models import Report, ReportNote
from sameboat.safety.ports import reportables


@transaction.atomic
def report_thing(
    *,
    reporter: Person,
    thing: str,
    thing_id: int,
    reason: str,
    words: str = "",
    with_snapshot: bool = True,
    at: datetime | None = None,
) -> Report:
    """Ask a moderator to look at a thing the reporter can see, as it is now.

    Reporting the same thing again while it waits adds to what was said. `with_snapshot` is the
    reporter's consent to hand over private words along with the report.
    """
    if reason not in Report.Reason.values:
        raise Refusal(_("Choose what it is about."))
    seen = reportables[thing].find(reporter, thing_id)
    waiting = Report.objects.select_for_update().filter(
        reporter=reporter, thing=thing, thing_id=seen.thing_id, closed_at=None
    )
    report = waiting.first()
    if report:
        report.words = f"{report.words}\n\n{words}".strip()[:2000]
        report.save(update_fields=["words"])
        return report
    return Report.objects.create(
        reporter=reporter,
        about=seen.about,
        thing=thing,
        thing_id=seen.thing_id,
        snapshot=seen.snapshot if with_snapshot else "",
        path=seen.path,
        reason=reason,
        words=words[:2000],
        made_at=at or timezone.now(),
    )


def _must_be_open(report: Report) -> None:
    if report.closed_at:
        raise Refusal(_("This report is closed already."))


@transaction.atomic
def claim_report(*, report: Report, by: Person, at: datetime | None = None) -> Report:
    """Say that one looks at it now. Somebody else's claim stands until they let go of it."""
    report = Report.objects.select_for_update().get(pk=report.pk)
    _must_be_open(report)
    if report.claimed_by_id and report.claimed_by_id != by.pk:
        raise Refusal(_("Somebody else is looking at this already."))
    report.claimed_by, report.claimed_at = by, at or timezone.now()
    report.save(update_fields=["claimed_by", "claimed_at"])
    return report


@transaction.atomic
def let_go_of_report(*, report: Report, by: Person) -> None:
    """Let somebody else look at it."""
    Report.objects.filter(pk=report.pk, claimed_by=by, closed_at=None).update(
        claimed_by=None, claimed_at=None
    )


@transaction.atomic
def note_on_report(
    *, report: Report, by: Person, words: str, at: datetime | None = None
) -> ReportNote:
    """Write something down beside a report."""
    if not words.strip():
        raise Refusal(_("Write the note first."))
    return report.notes.create(by=by, words=words.strip()[:2000], at=at or timezone.now())


@transaction.atomic
def hide_reported(*, report: Report, by: Person, reason: str) -> None:
    """Hide the thing from everyone but its writer and moderators, with a reason."""
    _act(report, by, reason, "hide")


@transaction.atomic
def restore_reported(*, report: Report, by: Person, reason: str) -> None:
    """Put a hidden thing back, with a reason."""
    _act(report, by, reason, "restore")


def _act(report: Report, by: Person, reason: str, verb: str) -> None:
    report = (
        Report.objects.select_for_update(of=("self",)).select_related("about").get(pk=report.pk)
    )
    _must_be_open(report)
    if not reason.strip():
        raise Refusal(_("Say why, in a sentence."))
    step = getattr(reportables[report.thing], verb)
    if step is None:
        raise Refusal(_("This kind of thing cannot be hidden."))
    step(by, report, reason.strip())


@transaction.atomic
def close_report(
    *, report: Report, by: Person, outcome: str, words: str, at: datetime | None = None
) -> Report:
    """Close a report with what came of it and why."""
    report = Report.objects.select_for_update().get(pk=report.pk)
    _must_be_open(report)
    if outcome not in Report.Outcome.values:
        raise Refusal(_("Choose what came of it."))
    if not words.strip():
        raise Refusal(_("Say why, in a sentence."))
    report.closed_at, report.closed_by = at or timezone.now(), by
    report.outcome, report.closing_words = outcome, words.strip()[:500]
    report.save(update_fields=["closed_at", "closed_by", "outcome", "closing_words"])
    record("close_report", actor=by, subject=report.about, thing=report, reason=words.strip())
    return report
