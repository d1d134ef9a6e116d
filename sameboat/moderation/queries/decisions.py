"""Decisions, for the person they are about."""

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from sameboat.consent.queries import current_agreement
from sameboat.moderation.models import Appeal, Decision
from sameboat.people.models import Person


def decision_for(viewer: Person, decision_id: int) -> Decision:
    """A decision about the viewer, or 404."""
    found = Decision.objects.filter(person=viewer).prefetch_related("measures__circle")
    return get_object_or_404(found.select_related("case"), pk=decision_id)


def decisions_about(viewer: Person) -> list[Decision]:
    """Everything decided about the viewer, the latest first."""
    return list(Decision.objects.filter(person=viewer).prefetch_related("measures"))


def appeal_of(decision: Decision) -> Appeal | None:
    """The appeal against a decision, if there is one."""
    return Appeal.objects.filter(decision=decision).first()


def rules_to_cite() -> list[str]:
    """What a decision can cite: the agreement's points by their opening words, the guidelines, the law."""
    agreement = current_agreement()
    points = [
        line.split("**")[1].strip(" .")
        for line in (agreement.body.splitlines() if agreement else [])
        if line.lstrip().startswith("- **") and line.count("**") >= 2
    ]
    return [*points, _("The guidelines of this circle"), _("The law"), _("Somebody's safety")]
