"""What a person takes along of blocks, mutes and reports, and how they are forgotten."""

from django.utils.translation import gettext as _

from sameboat.people.models import Person
from sameboat.people.ports import Part
from sameboat.safety.commands.planning import forget_plan
from sameboat.safety.models import Block, Mute, PlanOffer, PlanReader, Report, WordWanted
from sameboat.safety.ports import reportables
from sameboat.safety.queries.hidden import blocks_by
from sameboat.safety.queries.plans import plan_of, plans_shared_with, readers_of


def take_safety(person: Person) -> Part:
    """Their safety plan, whom they blocked or muted, what they reported. Never who did so to them."""
    blocks = blocks_by(person)
    mutes = Mute.objects.filter(person=person).select_related("muted")
    reports = Report.objects.filter(reporter=person)
    rows: list[dict[str, object]] = [{"blocked": b.blocked.name, "at": b.made_at} for b in blocks]
    rows += [{"muted": m.muted.name, "at": m.made_at} for m in mutes]
    rows += [
        {"reported": r.thing_words, "reason": r.reason, "words": r.words, "at": r.made_at}
        for r in reports
    ]
    rows += [{str(row["step"].name): row["words"]} for row in plan_of(person).steps if row["words"]]
    rows += [
        {"reads_my_plan": reader.person.name, "since": reader.since}
        for reader in readers_of(person)
    ]
    rows += [{"i_may_read_the_plan_of": other.name} for other in plans_shared_with(person)]
    rows += [
        {"wanted_a_word_at": wanted.asked_at} for wanted in WordWanted.objects.filter(person=person)
    ]
    rows += [
        {
            "hard_week": offer.hard_since,
            "not_asked_until": offer.rests_until,
            "never_asked": offer.is_off,
        }
        for offer in PlanOffer.objects.filter(person=person)
    ]
    return Part(
        "safety", _("Your safety plan, whom you blocked or muted, and what you reported"), rows
    )


def forget_safety(person: Person) -> None:
    """Take the person out of blocks, mutes and reports.

    What was reported about them, named or not, goes with its snapshot, as those are their words;
    so do their own words in a conversation that they reported. That somebody looked at something
    stays in the audit without a name.
    """
    PlanReader.objects.filter(person=person).delete()
    forget_plan(person=person)
    WordWanted.objects.filter(person=person).delete()
    PlanOffer.objects.filter(person=person).delete()
    Block.objects.filter(blocker=person).delete()
    Block.objects.filter(blocked=person).delete()
    Mute.objects.filter(person=person).delete()
    Mute.objects.filter(muted=person).delete()
    Report.objects.filter(about=person).delete()
    for word, kind in reportables.items():
        if kind.made_by:
            Report.objects.filter(thing=word, thing_id__in=kind.made_by(person)).delete()
    both = [word for word, kind in reportables.items() if kind.holds_both]
    Report.objects.filter(reporter=person, thing__in=both).update(snapshot="")
    Report.objects.filter(reporter=person).update(reporter=None, words="")
