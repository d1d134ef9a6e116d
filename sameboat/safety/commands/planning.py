"""Writing one's own safety plan, sharing it, and letting it go."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sameboat.lib.refusal import Refusal
from sameboat.lib.words import name_key
from sameboat.notices.commands import drop_notices, tell
from sameboat.people.models import Person
from sameboat.safety import ports
from sameboat.safety.models import PlanReader, SafetyPlan
from sameboat.safety.plan_box import CannotOpen, open_words, seal_words
from sameboat.safety.plan_steps import KEYS, LONGEST

MOST_READERS = 10


@transaction.atomic
def write_step(
    *, person: Person, step: str, words: str, at: datetime | None = None
) -> SafetyPlan | None:
    """Keep what somebody wrote at one step. Empty takes it out; a plan with nothing in it is let go."""
    if step not in KEYS:
        raise Refusal(_("There is no such step."))
    words = words.replace("\x00", "").strip()
    if len(words) > LONGEST:
        raise Refusal(_("That is longer than fits here. A few lines are enough."))
    Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    plan = SafetyPlan.objects.filter(person=person).first()
    try:
        kept = open_words(plan.sealed) if plan else {}
    except CannotOpen as error:
        raise Refusal(
            _("Your plan cannot be opened now, so nothing was changed. Please tell an organiser.")
        ) from error
    kept = {**kept, step: words} if words else {k: v for k, v in kept.items() if k != step}
    if not kept:
        forget_plan(person=person)
        return None
    sealed, now = seal_words(kept), at or timezone.now()
    return SafetyPlan.objects.update_or_create(
        person=person, defaults={"sealed": sealed, "changed_at": now}
    )[0]


@transaction.atomic
def forget_plan(*, person: Person) -> None:
    """Let one's plan go, for everybody it was shared with too."""
    for reader in PlanReader.objects.filter(plan__person=person).select_related("person"):
        drop_notices(person=reader.person, keys=[_key(person)])
    SafetyPlan.objects.filter(person=person).delete()


def _key(person: Person) -> str:
    return f"plan:{person.pk}"


@transaction.atomic
def share_plan(*, person: Person, name: str, at: datetime | None = None) -> PlanReader:
    """Let somebody read one's plan: a person one exchanges letters with. Twice changes nothing.

    Anybody else would be told something by somebody to whom they never said yes.
    """
    plan = SafetyPlan.objects.select_for_update(no_key=True).filter(person=person).first()
    if plan is None:
        raise Refusal(_("Write a line of your plan first."))
    other = Person.objects.here().filter(name_key=name_key(name)).first()
    # One sentence for all, so that it tells neither of a block nor of a name.
    if other is None or other == person or not _write_to_each_other(person, other):
        raise Refusal(
            _("You can share it with people you exchange letters with. Is the name right?")
        )
    if plan.readers.count() >= MOST_READERS:
        raise Refusal(_("Ten people can read it already. Take somebody out first."))
    reader, is_new = plan.readers.get_or_create(
        person=other, defaults={"since": at or timezone.now()}
    )
    if is_new:
        tell(
            person=other,
            kind="plan",
            key=_key(person),
            words=_("%(name)s lets you read their safety plan") % {"name": person.name},
            path=f"/people/{person.pk}/plan/",
            at=at,
        )
    return reader


def _write_to_each_other(one: Person, other: Person) -> bool:
    return any(do(one, other) for do in ports.write_to_each_other)


@transaction.atomic
def stop_sharing_plan(*, person: Person, reader: Person) -> None:
    """No longer let somebody read one's plan. They are not told."""
    PlanReader.objects.filter(plan__person=person, person=reader).delete()
    drop_notices(person=reader, keys=[_key(person)])


def drop_plans_between(one: Person, other: Person) -> None:
    """Two people no longer see each other: neither reads the other's plan."""
    for person, reader in ((one, other), (other, one)):
        stop_sharing_plan(person=person, reader=reader)
