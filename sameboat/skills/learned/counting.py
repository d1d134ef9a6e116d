"""Who is counted with whom: arithmetic that keeps every group, and every change of one, at five people or more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, timedelta

from sameboat.skills.models.learned import FEWEST

RIPE, PATIENCE = timedelta(days=7), timedelta(days=28)
PARTS = ("people", "could_say", "helped", "harmed", "known", "better", "worse")


@dataclass(frozen=True)
class Said:
    """What one person said of one skill, each 0 or 1."""

    people: int = 1
    could_say: int = 0
    helped: int = 0
    harmed: int = 0
    known: int = 0
    better: int = 0
    worse: int = 0

    def then(self, now: Said) -> Said:
        """What counts once more was said: harm that was not said before, and what was not known before. Nothing is unsaid.

        Were answers counted back and forth, two weeks far apart could differ by one person.
        """
        first = self if self.could_say else now
        around = self if self.known else now
        return Said(
            could_say=first.could_say,
            helped=first.helped,
            harmed=max(self.harmed, now.harmed),
            known=around.known,
            better=around.better,
            worse=around.worse,
        )


@dataclass(frozen=True)
class Waiting:
    """Somebody who tried it and is not counted yet: their kind, since when they could be, and what they said."""

    kind: str
    since: date
    said: Said


@dataclass(frozen=True)
class Change:
    """What is added to one block: who joins, and whose answers are counted as they are now."""

    joins: Mapping[int, Said]
    anew: Mapping[int, tuple[Said, Said]]

    @property
    def sums(self) -> dict[str, int]:
        """By how much each count changes."""
        added = [asdict(said) for said in self.joins.values()]
        changed = [(asdict(was), asdict(now)) for was, now in self.anew.values()]
        return {
            part: sum(each[part] for each in added)
            + sum(now[part] - was[part] for was, now in changed)
            for part in PARTS
        }


def groups(waiting: Mapping[int, Waiting], *, has_block: bool, today: date) -> dict[str, list[int]]:
    """Who of those who wait is counted now, by kind. The rest of them wait, or are counted as everyone else ("").

    Every group is five people or more. Who is left over, because few are of their kind, waits for others like
    them for four weeks, unless nothing is told of the skill yet.
    """
    kinds: dict[str, list[int]] = {}
    for person in sorted(waiting):
        kinds.setdefault(waiting[person].kind, []).append(person)
    found = {kind: people for kind, people in kinds.items() if len(people) >= FEWEST}
    rest = [p for kind, people in kinds.items() if kind not in found for p in people]
    is_late = any(waiting[person].since <= today - PATIENCE for person in rest)
    nobody_is_told_of = not has_block and not found
    others = sorted([*found.get("", []), *rest])
    if (is_late or nobody_is_told_of) and len(others) >= FEWEST:
        found[""] = others
    return found


def changes(
    counted: Mapping[str, Mapping[int, Said]],
    told: Mapping[int, tuple[date, Said]],
    kinds: Mapping[int, str],
    today: date,
) -> dict[str, Change]:
    """How the blocks of one skill change this week, by kind. Blocks that stay as they are have no entry.

    `counted` is what each block's people said when they were counted, `told` what everybody says now and since when they
    can be counted.
    """
    already = {person for people in counted.values() for person in people}
    waiting = {
        person: Waiting(kinds.get(person, ""), since, said)
        for person, (since, said) in told.items()
        if person not in already
    }
    joining = groups(waiting, has_block=bool(counted), today=today)
    found = {}
    for kind in sorted({*joining, *counted}):
        joins = {person: waiting[person].said for person in joining.get(kind, [])}
        anew = {}
        for person, was in counted.get(kind, {}).items():
            then = was.then(told[person][1]) if person in told else was
            if then != was:
                anew[person] = (was, then)
        if joins or len(anew) >= FEWEST:
            found[kind] = Change(joins, anew)
    return found
