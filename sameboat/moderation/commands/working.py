"""Working on a case: taking it, handing it over, asking a colleague, writing things down."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sameboat.lib.refusal import Refusal
from sameboat.moderation import rules
from sameboat.moderation.clocks import due_for
from sameboat.moderation.commands.history import add_line, hold, hold_open
from sameboat.moderation.commands.opening import change_to, open_case
from sameboat.moderation.models import Case, CaseReason
from sameboat.moderation.models.case import Kind
from sameboat.notices.commands import tell
from sameboat.people.models import Person
from sameboat.safety.ports import Matter


@transaction.atomic
def claim_case(*, case: Case, by: Person, at: datetime | None = None) -> Case:
    """Say that one looks at it now. Another's claim stands until they let go, or have done nothing for long."""
    case, now = hold_open(case), at or timezone.now()
    rules.may_look_after(by, case)
    if case.claimed_by_id == by.pk:
        return case
    if not (case.claimed_by_id and rules.is_cold(case, now)):
        rules.must_be_free_for(by, case)
    _give(case, by, now)
    add_line(case, "claimed", by, at=now)
    return case


def _give(case: Case, to: Person | None, at: datetime) -> None:
    case.claimed_by, case.claimed_at = to, at if to else None
    case.seen_at = case.seen_at or at
    case.save(update_fields=["claimed_by", "claimed_at", "seen_at"])


def hold_mine(case: Case, by: Person, at: datetime) -> Case:
    """The case, open, locked and taken by whoever acts on it."""
    case = hold_open(case)
    rules.may_look_after(by, case)
    rules.must_be_free_for(by, case)
    if case.claimed_by_id is None:
        _give(case, by, at)
        add_line(case, "claimed", by, at=at)
    return case


@transaction.atomic
def open_about_person(
    *, by: Person, person: Person, words: str, at: datetime | None = None
) -> Case:
    """A moderator opens a case about somebody, for what they met themselves, and takes it."""
    if not by.is_staff:
        raise Refusal(_("Only a moderator can do that."))
    if by.pk == person.pk:
        raise Refusal(_("This is about you. Somebody else looks at it."))
    if not words.strip():
        raise Refusal(_("Say what it is about, in a sentence."))
    case = open_case(
        Matter(
            kind=Kind.OTHER,
            thing="profile",
            thing_id=person.pk,
            about=person,
            snapshot=person.name,
            path=f"/people/{person.pk}/",
            because=words.strip()[:300],
            by="staff",
            at=at,
        )
    )
    return claim_case(case=case, by=by, at=at)


@transaction.atomic
def let_go_of_case(*, case: Case, by: Person, at: datetime | None = None) -> Case:
    """Let somebody else look at it: its clock starts anew, and who is to be called is called.

    Letting go of what one does not hold changes nothing.
    """
    case, now = hold_open(case), at or timezone.now()
    if case.claimed_by_id == by.pk:
        _give(case, None, now)
        case.told, case.due_at = 0, due_for(case.kind, now)
        case.save(update_fields=["told", "due_at"])
        add_line(case, "let_go", by, at=now)
    return case


@transaction.atomic
def let_go_of_all(*, by: Person, at: datetime | None = None) -> int:
    """Hand over everything one holds: enough for this shift. Returns how many."""
    mine = list(Case.objects.open().filter(claimed_by=by))
    for case in mine:
        let_go_of_case(case=case, by=by, at=at)
    return len(mine)


@transaction.atomic
def hand_over(
    *, case: Case, by: Person, to: Person, words: str = "", at: datetime | None = None
) -> Case:
    """Give a case to a colleague, who is told."""
    case, now = hold_open(case), at or timezone.now()
    rules.may_look_after(by, case)
    rules.must_be_free_for(by, case)
    rules.may_be_given(to, case)
    if case.claimed_by_id == to.pk:
        return case
    _give(case, to, now)
    add_line(case, "handed_over", by, words, at=now, whom=to)
    _tell_colleague(case, to, _("A case was handed over to you."), now)
    return case


@transaction.atomic
def ask_colleague(
    *, case: Case, by: Person, whom: Person, words: str, at: datetime | None = None
) -> Case:
    """Ask a colleague to look too. Their next note answers it."""
    case, now = hold_open(case), at or timezone.now()
    rules.may_look_after(by, case)
    rules.may_be_given(whom, case)
    if not words.strip():
        raise Refusal(_("Write what you would like to ask."))
    case.asked = whom
    case.save(update_fields=["asked"])
    add_line(case, "asked", by, words, at=now, whom=whom)
    _tell_colleague(case, whom, _("A colleague asks you to look at a case."), now)
    return case


@transaction.atomic
def note_on_case(*, case: Case, by: Person, words: str, at: datetime | None = None) -> Case:
    """Write something down in a case, open or closed. Only staff read it."""
    case = hold(case)
    rules.may_look_after(by, case)
    if not words.strip():
        raise Refusal(_("Write the note first."))
    if case.asked_id == by.pk:
        case.asked = None
        case.save(update_fields=["asked"])
    add_line(case, "noted", by, words, at=at)
    return case


@transaction.atomic
def change_kind(*, case: Case, by: Person, kind: str, at: datetime | None = None) -> Case:
    """Say that a case is about something else; its clock starts from when it was opened."""
    case = hold_mine(case, by, at or timezone.now())
    fixed = (Kind.APPEAL, Kind.WAITING)
    if kind not in Kind.values or kind in fixed or case.kind in fixed:
        raise Refusal(_("Choose what it is about."))
    if kind == case.kind:
        return case
    change_to(case, kind, due_for(kind, case.opened_at))
    add_line(case, "kind", by, str(case.get_kind_display()), at=at)
    return case


@transaction.atomic
def merge_case(*, case: Case, into: Case, by: Person, at: datetime | None = None) -> Case:
    """Lay two open cases together: the reasons of the one go on in the other."""
    now = at or timezone.now()
    if case.pk == into.pk:
        raise Refusal(_("That is the same case."))
    if "decision" in (case.thing, into.thing):
        raise Refusal(_("An appeal is answered by itself."))
    into, case = hold_mine(into, by, now), hold_mine(case, by, now)
    CaseReason.objects.filter(case=case, snapshot="").update(snapshot=case.snapshot)
    CaseReason.objects.filter(case=case).update(case=into)
    if case.rank < into.rank or case.kind == Kind.CRISIS:
        change_to(into, case.kind, min(case.due_at, into.due_at))
    case.closed_at, case.closed_by, case.merged_into = now, by, into
    case.outcome = Case.Outcome.MERGED
    case.save(update_fields=["closed_at", "closed_by", "merged_into", "outcome"])
    add_line(case, "merged", by, at=now)
    add_line(into, "merged_in", by, at=now)
    return into


def _tell_colleague(case: Case, person: Person, words: str, at: datetime) -> None:
    key = f"case:{case.pk}:{person.pk}:{at:%s}"
    tell(person=person, kind="case", key=key, words=words, path=case.get_absolute_url(), at=at)
