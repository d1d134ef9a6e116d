"""Closing a case, hearing how it went on, and opening it again."""

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from sameboat.audit.commands import record
from sameboat.lib.refusal import Refusal
from sameboat.moderation import rules
from sameboat.moderation.clocks import due_for
from sameboat.moderation.commands.history import add_line, hold
from sameboat.moderation.commands.working import hold_mine
from sameboat.moderation.models import Case, FollowUp
from sameboat.moderation.models.case import Kind
from sameboat.notices.commands import tell
from sameboat.people.models import Person
from sameboat.safety.models import Report
from sameboat.safety.ports import reportables

NEXT_DAY = timedelta(hours=24)


@transaction.atomic
def close_case(
    *,
    case: Case,
    by: Person,
    outcome: str,
    words: str,
    contact: str = "",
    at: datetime | None = None,
) -> Case:
    """Close a case with what came of it and why. Whoever reported it hears the outcome.

    A crisis closes only with `contact`: what contact there was with the person. It is looked at again next day.
    """
    now = at or timezone.now()
    case = hold_mine(case, by, now)
    if case.thing == "decision":
        raise Refusal(_("Answer the appeal; that closes it."))
    if outcome not in Case.Outcome.values or outcome == Case.Outcome.MERGED:
        raise Refusal(_("Choose what came of it."))
    if not words.strip():
        raise Refusal(_("Say why, in a sentence."))
    rules.may_close(case, contact)
    shut(case, by, outcome, words, now)
    if case.kind == Kind.CRISIS:
        add_line(case, "contact", by, contact, at=now)
        FollowUp.objects.create(case=case, due_at=now + NEXT_DAY)
    _tell_reporters(case, now)
    return case


def shut(case: Case, by: Person, outcome: str, words: str, at: datetime) -> None:
    """Close a case that is held. Rules are asked before."""
    case.closed_at, case.closed_by, case.asked = at, by, None
    case.outcome, case.closing_words = outcome, words.strip()[:500]
    case.save(update_fields=["closed_at", "closed_by", "asked", "outcome", "closing_words"])
    add_line(case, "closed", by, words, at=at)
    record("close_case", actor=by, subject=case.about, thing=case, reason=case.closing_words)


@transaction.atomic
def case_seen_to(thing: str, thing_id: int, by: Person) -> None:
    """Somebody saw to it elsewhere, such as a host who let a post through: its case is done, unless it became more."""
    now = timezone.now()
    for found in Case.objects.open().filter(thing=thing, thing_id=thing_id, kind=Kind.WAITING):
        case = hold(found)
        if case.closed_at is None:
            case.seen_at = case.seen_at or now
            case.save(update_fields=["seen_at"])
            shut(case, by, Case.Outcome.DECIDED, "", now)
            _tell_reporters(case, now)


@transaction.atomic
def let_through(*, case: Case, by: Person, at: datetime | None = None) -> Case:
    """Let others read what waited to be seen. Its case closes, unless it is a crisis too."""
    case = hold_mine(case, by, at or timezone.now())
    step = reportables[case.thing].let_through if case.thing in reportables else None
    if step is None:
        raise Refusal(_("This does not wait to be seen."))
    step(by, case.thing_id)
    return case


@transaction.atomic
def send_back(*, case: Case, by: Person, words: str, at: datetime | None = None) -> Case:
    """Give back what waited to be seen, with a reason that its writer reads."""
    case = hold_mine(case, by, at or timezone.now())
    step = reportables[case.thing].send_back if case.thing in reportables else None
    if step is None:
        raise Refusal(_("This does not wait to be seen."))
    step(by, case.thing_id, words)
    return case


def _tell_reporters(case: Case, at: datetime) -> None:
    """Each reporter hears what came of it, in words that tell nothing about anybody else."""
    reports = Report.objects.filter(case_reason__case=case, closed_at=None)
    for report in reports.select_related("reporter"):
        if report.reporter:
            _tell_reporter(report, case, at)
    reports.update(closed_at=at)


def _tell_reporter(report: Report, case: Case, at: datetime) -> None:
    who = report.reporter
    if who is None:
        return
    with translation.override(who.language or None):
        found = (
            _("We looked at what you told us, and left it as it is. Thank you for telling us.")
            if case.outcome == Case.Outcome.NOTHING_WRONG
            else _("We looked at what you told us, and did something about it. Thank you.")
        )
    tell(person=who, kind="report", key=f"report:{report.pk}", words=found, path=report.path, at=at)


@transaction.atomic
def follow_up(
    *, case: Case, by: Person, words: str, again: bool = False, at: datetime | None = None
) -> Case:
    """Write down how it went on after a crisis. With `again`, it is looked at once more the next day."""
    now = at or timezone.now()
    case = hold(case)
    rules.may_look_after(by, case)
    if not words.strip():
        raise Refusal(_("Write down how it went on."))
    waiting = case.follow_ups.filter(done_at=None)
    if not waiting.update(done_at=now, done_by=by, words=words.strip()[:2000]):
        raise Refusal(_("Nothing is waiting to be looked at again."))
    add_line(case, "followed_up", by, words, at=now)
    if again:
        FollowUp.objects.create(case=case, due_at=now + NEXT_DAY)
    return case


@transaction.atomic
def reopen_case(*, case: Case, by: Person, words: str, at: datetime | None = None) -> Case:
    """Open a closed case again, with a reason. Its clock starts anew, and whoever reopens it has it."""
    now = at or timezone.now()
    case = hold(case)
    rules.may_look_after(by, case)
    if not case.closed_at:
        return case
    if case.merged_into_id or case.thing == "decision":
        raise Refusal(_("This one goes on in another case."))
    if not words.strip():
        raise Refusal(_("Say why, in a sentence."))
    case.closed_at = case.closed_by = None
    case.outcome = case.closing_words = ""
    case.due_at, case.claimed_by, case.claimed_at = due_for(case.kind, now), by, now
    try:
        with transaction.atomic():
            case.save()
    except IntegrityError as error:
        raise Refusal(_("There is a newer case about the same thing. Go on there.")) from error
    add_line(case, "reopened", by, words, at=now)
    return case
