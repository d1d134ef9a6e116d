"""What suggestions did, by the recorded draws: for each skill, weighed by its probability (`stats.weighing`)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import astuple, dataclass, field

import numpy as np

from sameboat.consent.research.queries import those_who_take_part
from sameboat.skills.learned import ports
from sameboat.skills.ledger.keys import Keys
from sameboat.skills.ledger.queries import SOON, Cell, trials_by_person_and_skill
from sameboat.skills.models import DrawOf
from sameboat.skills.models.learned import FEWEST
from sameboat.stats.weighing import Draws, Estimate, hajek, of_trying

NONE = Estimate(float("nan"), float("nan"))


@dataclass(frozen=True)
class EffectRow:
    """What suggesting a skill did, over the draws in which it could have been suggested or nothing was.

    Outcomes: whether they began to try it within a week (a share), and the change in check-ins in the
    week after the draw (points, more being better), where that is known.
    """

    skill: str
    draws: int
    suggested: int
    nothing: int
    people: int
    began_more: float | None
    began_more_error: float | None
    draws_with_change: int | None
    change_by_suggesting: float | None
    change_by_suggesting_error: float | None
    change_by_trying: float | None
    change_by_trying_error: float | None


@dataclass
class _Seen:
    """The draws of one skill, column by column."""

    was: list[bool] = field(default_factory=list)
    none: list[bool] = field(default_factory=list)
    chance: list[float] = field(default_factory=list)
    nothing: list[float] = field(default_factory=list)
    person: list[int] = field(default_factory=list)
    began: list[float] = field(default_factory=list)
    change: list[float] = field(default_factory=list)

    def add(self, of: DrawOf, skill: int, chance: float, began: bool, change: float) -> None:
        """One more draw."""
        self.was.append(of.draw.suggested == skill)
        self.none.append(of.draw.suggested is None)
        self.chance.append(chance)
        self.nothing.append(of.draw.nothing)
        self.person.append(of.person_id)
        self.began.append(float(began))
        self.change.append(change)

    def draws(self, at: np.ndarray) -> Draws:
        """Those at these places, as they are weighed."""
        return Draws(
            np.array(self.was)[at],
            np.array(self.none)[at],
            np.array(self.chance)[at],
            np.array(self.nothing)[at],
            np.array(self.person)[at],
        )


def effects(purpose: str) -> Iterator[tuple[Cell, ...]]:
    """A row for every skill that was suggested to five people or more, where nothing was to as many."""
    keys = Keys(purpose)
    for skill, seen in sorted(_seen().items()):
        every = np.arange(len(seen.was))
        draws = seen.draws(every)
        if min(_people(draws, draws.was_drawn), _people(draws, draws.was_nothing)) >= FEWEST:
            yield astuple(_row(keys.key("skill", skill), seen, draws))


def _people(draws: Draws, which: np.ndarray) -> int:
    return len(set(draws.person[which].tolist()))


def _seen() -> dict[int, _Seen]:
    part = those_who_take_part()
    begun = trials_by_person_and_skill(part)
    found: dict[int, _Seen] = {}
    draws = DrawOf.objects.filter(person__in=part).select_related("draw").order_by("at", "pk")
    for of in draws:
        if of.at < part[of.person_id].given_at:
            continue
        around = ports.change_for(of.person_id, of.at, (of.at + SOON).date())
        change = around.points if around else float("nan")
        for skill, _helps, chance in of.draw.candidates:
            tried = begun.get((of.person_id, skill), [])
            began = any(of.at <= each.begun_at < of.at + SOON for each in tried)
            found.setdefault(skill, _Seen()).add(of, skill, chance, began, change)
    return found


def _row(skill: str, seen: _Seen, draws: Draws) -> EffectRow:
    began, change = np.array(seen.began), np.array(seen.change)
    known = np.flatnonzero(~np.isnan(change))
    some = seen.draws(known)
    is_enough = min(_people(some, some.was_drawn), _people(some, some.was_nothing)) >= FEWEST
    more = hajek(draws, began)
    by_suggesting = hajek(some, change[known]) if is_enough else NONE
    by_trying = of_trying(some, change[known], began[known]) if is_enough else NONE
    return EffectRow(
        skill, len(seen.was), sum(seen.was), sum(seen.none), len(set(seen.person)),
        _known(more.value), _known(more.error), len(known) if is_enough else None,
        _known(by_suggesting.value), _known(by_suggesting.error),
        _known(by_trying.value), _known(by_trying.error),
    )  # fmt: skip


def _known(number: float) -> float | None:
    return None if np.isnan(number) else number
