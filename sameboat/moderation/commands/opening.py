"""Opening a case, or giving one that is open another reason."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from sameboat.moderation.clocks import due_for
from sameboat.moderation.commands.history import add_line, hold
from sameboat.moderation.models import Case, CaseReason
from sameboat.moderation.models.case import DANGER, Kind
from sameboat.safety.ports import Matter, reportables


@transaction.atomic
def open_case(matter: Matter) -> Case:
    """Put a matter before humans: a case of its own, or one more reason for the case that is open about it.

    Whoever has to be called is called by the worker, so that a writer waits for nobody's mail server.
    The same reason from a machine a second time changes nothing. A more urgent reason makes the case
    more urgent, never less.
    """
    at = matter.at or timezone.now()
    case = _open_about(matter)
    if case is None:
        case = _new_case(matter, at)
    else:
        case = hold(case)
        _name(case, matter)
        if _is_known(case, matter):
            return case
        _make_urgent(case, matter.kind, at)
    _add_reason(case, matter, at)
    return case


def _apart(matter: Matter) -> str:
    kind = reportables.get(matter.thing)
    return str(matter.report.pk) if matter.report and kind and kind.holds_both else ""


def _open_about(matter: Matter) -> Case | None:
    found = Case.objects.open().filter(thing=matter.thing, thing_id=matter.thing_id)
    return found.filter(apart=_apart(matter)).first()


def _new_case(matter: Matter, at: datetime) -> Case:
    try:
        with transaction.atomic():
            return Case.objects.create(
                kind=matter.kind,
                rank=_rank(matter.kind),
                thing=matter.thing,
                thing_id=matter.thing_id,
                apart=_apart(matter),
                about=matter.about,
                writer_id=_writer_of(matter),
                snapshot=matter.snapshot,
                path=matter.path,
                opened_at=at,
                due_at=due_for(matter.kind, at),
            )
    except IntegrityError:
        # Somebody else opened it in this very moment.
        found = _open_about(matter)
        if found is None:
            raise
        return found


def _rank(kind: str) -> int:
    return 0 if kind in DANGER else 1


def _writer_of(matter: Matter) -> int | None:
    known = reportables.get(matter.thing)
    if known and known.writer:
        return known.writer(matter.thing_id)
    return matter.about.pk if matter.about else None


def _is_known(case: Case, matter: Matter) -> bool:
    if matter.report:
        return CaseReason.objects.filter(report=matter.report).exists()
    same = case.reasons.filter(by=matter.by, kind=matter.kind)
    return (
        same.filter(because=matter.because[:300]).exists()
        if matter.by == "staff"
        else same.exists()
    )


def _name(case: Case, matter: Matter) -> None:
    """Whoever asks for somebody to write to them is named to the desk, also where they wrote without a name."""
    if matter.by == CaseReason.By.WRITER and matter.about and case.about_id is None:
        case.about = matter.about
        case.save(update_fields=["about"])


def _make_urgent(case: Case, kind: str, at: datetime) -> None:
    due, was = due_for(kind, at), case.rank
    becomes_crisis = kind == Kind.CRISIS and case.kind != Kind.CRISIS
    rises = _rank(kind) < was or (_rank(kind) == was and due < case.due_at)
    if not (rises or becomes_crisis):
        return
    stays = case.kind == Kind.CRISIS
    change_to(case, Kind.CRISIS if stays else kind, min(due, case.due_at))
    if case.rank < was:
        # Whoever looks at it took something else: they are called like everybody.
        case.told, case.claimed_by, case.claimed_at = 0, None, None
        case.save(update_fields=["told", "claimed_by", "claimed_at"])


def change_to(case: Case, kind: str, due_at: datetime) -> None:
    """Give a case another kind and clock."""
    case.kind, case.rank, case.due_at = kind, _rank(kind), due_at
    case.save(update_fields=["kind", "rank", "due_at"])


def _add_reason(case: Case, matter: Matter, at: datetime) -> None:
    differs = matter.snapshot.strip() != case.snapshot.strip()
    CaseReason.objects.create(
        case=case,
        at=at,
        by=matter.by,
        kind=matter.kind,
        because=matter.because[:300],
        moved=[word[:80] for word in matter.moved][:12],
        report=matter.report,
        snapshot=matter.snapshot if differs else "",
    )
    add_line(case, "reason", matter.report.reporter if matter.report else None, at=at)
