"""Drawing what to suggest, once a day, for those who take part in research; and forgetting whose a draw was."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from sameboat.consent.research.queries import takes_part
from sameboat.lib.chance import fresh_seed
from sameboat.lib.wall_clock import day_there, zone_named
from sameboat.people.models import Person
from sameboat.skills.models import Draw, DrawOf, Release
from sameboat.skills.suggesting.policy import POLICY, draw
from sameboat.skills.suggesting.queries import context_for, drawn_on


@transaction.atomic
def draw_suggestion(*, person: Person, at: datetime, seed: str = "") -> DrawOf | None:
    """What is suggested to a person today: drawn the first time it is asked for, the same for the rest of their day.

    None, and nothing kept, for whoever takes no part in research, and where nothing suits.
    """
    person = Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    day = day_there(at, zone_named(person.time_zone))
    if not takes_part(person):
        return None
    before = drawn_on(person, day)
    if before:
        return before
    context = context_for(person)
    if not context.helps:
        return None
    seed = seed or fresh_seed()
    found = draw(context.helps, seed)
    both = zip(found.candidates, found.probabilities, strict=True)
    made = Draw.objects.create(
        policy=POLICY,
        seed=seed,
        candidates=[[skill, context.helps[skill], chance] for skill, chance in both],
        nothing=found.nothing,
        suggested=found.suggested,
    )
    newest = Release.objects.first()
    return DrawOf.objects.create(
        draw=made, person=person, day=day, at=at, kind=context.kind,
        week=newest.week if newest else None,
    )  # fmt: skip


def forget_whose_draws(person: Person) -> None:
    """Draws stay, and nobody can tell any more whose they were: for whoever takes their yes back, or leaves."""
    DrawOf.objects.filter(person=person).delete()
