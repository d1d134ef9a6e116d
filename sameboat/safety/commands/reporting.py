"""Asking a moderator to look at something."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sameboat.lib.refusal import Refusal
from sameboat.people.models import Person
from sameboat.safety.models import Report
from sameboat.safety.ports import Matter, Seen, needs_a_human, reportables


@transaction.atomic
def report_thing(
    *,
    reporter: Person,
    thing: str,
    thing_id: int,
    reason: str,
    words: str = "",
    with_snapshot: bool = True,
    as_read: Seen | None = None,
    at: datetime | None = None,
) -> Report:
    """Ask a moderator to look at a thing as the reporter read it (`as_read`), or else as it is now.

    Reporting the same thing again while it waits adds to what was said. `with_snapshot` is the
    reporter's consent to hand over private words along with the report.
    """
    if reason not in Report.Reason.values:
        raise Refusal(_("Choose what it is about."))
    seen = as_read or reportables[thing].find(reporter, thing_id)
    waiting = Report.objects.select_for_update(no_key=True).filter(
        reporter=reporter, thing=thing, thing_id=seen.thing_id, closed_at=None
    )
    report = waiting.first()
    if report:
        report.words = f"{report.words}\n\n{words}".strip()[:2000]
        report.save(update_fields=["words"])
        return report
    report = Report.objects.create(
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
    _send_on(report)
    return report


# What a member says it is about, and the kind of case that becomes.
_KINDS = {
    Report.Reason.DANGER: "crisis",
    Report.Reason.HOSTILE: "hostility",
    Report.Reason.MISLEADING: "claim",
    Report.Reason.PRIVATE: "private",
    Report.Reason.SELLING: "selling",
}


def _send_on(report: Report) -> None:
    matter = Matter(
        kind=_KINDS.get(Report.Reason(report.reason), "other"),
        thing=report.thing,
        thing_id=report.thing_id,
        about=report.about,
        snapshot=report.snapshot,
        path=report.path,
        because="",
        by="member",
        report=report,
        at=report.made_at,
    )
    for step in needs_a_human:
        step(matter)
