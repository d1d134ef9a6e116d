"""One case, with everything a moderator needs to decide."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404
from django.shortcuts import get_object_or_404

from sameboat.lib.ids import END_OF_IDS
from sameboat.moderation.clocks import case_settings
from sameboat.moderation.measures import can_hide, can_reveal, circle_of
from sameboat.moderation.models import (
    Appeal,
    Case,
    CaseLine,
    CaseReason,
    Decision,
    FollowUp,
)
from sameboat.moderation.models.case import Kind
from sameboat.moderation.queries.queue import seen_by
from sameboat.moderation.queries.reporters import unheard
from sameboat.people.models import Person
from sameboat.safety.ports import Standing, reportables

# Steps of the emergency procedure that show at once.
AT_A_TIME = 2


@dataclass(frozen=True)
class CasePage:
    """A case as a moderator reads it.

    `before` are earlier decisions about the same person, `steps` the emergency procedure with what is done.
    """

    case: Case
    reasons: list[CaseReason]
    lines: list[CaseLine]
    decisions: list[Decision]
    before: int
    standing: Standing | None
    is_gone: bool
    can_hide: bool
    can_reveal: bool
    has_circle: bool
    steps: list[tuple[str, bool]]
    follow_ups: list[FollowUp]
    appeal: Appeal | None
    unheard: dict[int, tuple[int, int]]

    @property
    def has_changed(self) -> bool:
        """Whether the thing says something else now than when it was seen."""
        if self.standing is None or not self.case.snapshot:
            return False
        return self.standing.words.strip() != self.case.snapshot.strip()

    @property
    def steps_done(self) -> list[str]:
        """What of the emergency procedure is done."""
        return [step for step, done in self.steps if done]

    @property
    def steps_next(self) -> list[str]:
        """The next steps of it, few enough for a telephone."""
        return [step for step, done in self.steps if not done][:AT_A_TIME]

    @property
    def steps_later(self) -> list[str]:
        """What comes after those."""
        return [step for step, done in self.steps if not done][AT_A_TIME:]

    @property
    def moved(self) -> list[str]:
        """The words that moved a rule or a head."""
        return list(dict.fromkeys(word for reason in self.reasons for word in reason.moved))


def case_for(viewer: Person, case_id: int) -> Case:
    """One case, or 404."""
    found = seen_by(viewer).select_related("about", "writer", "claimed_by", "closed_by", "asked")
    return get_object_or_404(found, pk=case_id)


def case_of_report(viewer: Person, report_id: int) -> Case:
    """The case that a report belongs to, or 404."""
    if report_id >= END_OF_IDS:
        raise Http404
    return get_object_or_404(seen_by(viewer).filter(reasons__report=report_id))


def case_page(viewer: Person, case: Case) -> CasePage:
    """Everything about a case."""
    kind = reportables.get(case.thing)
    standing = standing_of(viewer, case)
    reasons = list(case.reasons.select_related("report__reporter"))
    reporters = [reason.report.reporter_id for reason in reasons if reason.report]
    lines = list(case.lines.select_related("by", "whom"))
    done = {line.words for line in lines if line.verb == "step"}
    procedure = case_settings().procedure.splitlines() if case.kind == Kind.CRISIS else []
    # Only those where they were named: the others would tell who wrote without a name.
    earlier = Decision.objects.filter(case__about=case.about).exclude(case=case)
    return CasePage(
        case=case,
        reasons=reasons,
        lines=lines,
        decisions=list(case.decisions.prefetch_related("measures")),
        before=earlier.count() if case.about_id else 0,
        standing=standing,
        is_gone=bool(kind and kind.stands and standing is None),
        can_hide=can_hide(case) and not (standing and standing.is_waiting),
        can_reveal=can_reveal(case),
        has_circle=circle_of(case) is not None,
        steps=[(step.strip(), step.strip() in done) for step in procedure if step.strip()],
        follow_ups=list(case.follow_ups.all()),
        appeal=appeal_in(case),
        unheard=unheard([who for who in reporters if who]),
    )


def appeal_in(case: Case) -> Appeal | None:
    """The appeal that a case is about."""
    if case.thing != "decision":
        return None
    found = Appeal.objects.select_related("decision__decided_by", "decision__case")
    return found.filter(decision=case.thing_id).first()


def standing_of(viewer: Person, case: Case) -> Standing | None:
    """What a case is about, as it stands now; None where it is gone or is not looked at from the desk."""
    kind = reportables.get(case.thing)
    if kind is None or kind.stands is None:
        return None
    try:
        return kind.stands(viewer, case.thing_id)
    except Http404:
        return None


def colleagues_of(viewer: Person) -> list[Person]:
    """Everybody else at the desk, by name."""
    return list(Person.objects.at_the_desk().exclude(pk=viewer.pk).order_by("name"))


def others_about(viewer: Person, case: Case) -> list[Case]:
    """Other open cases about the same person, to be laid together with this one."""
    if not case.about_id:
        return []
    same = seen_by(viewer).open().filter(about=case.about_id).exclude(pk=case.pk)
    return list(same.exclude(kind=Kind.APPEAL).in_order()[:10])
