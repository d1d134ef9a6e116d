"""How somebody's check-ins changed around something they tried: only for those who take part in research, from their yes on."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sameboat.consent.research.queries import those_who_take_part
from sameboat.lib.once import once
from sameboat.measures.models import Score
from sameboat.skills.learned.ports import ChangeAround

# How long before a beginning, and how soon after it, answers may lie.
BEFORE, SOONEST = timedelta(days=28), timedelta(days=5)
# Forms that come with the house on which more is worse, in the order in which they are looked for.
MORE_IS_WORSE = ("phq-9", "phq-8", "gad-7", "k6", "cesd-r")


def change_in_check_ins(person: int, begun_at: datetime, until: date) -> ChangeAround | None:
    """From the last answers before the beginning to the last up to `until`, on the first form that was answered at both.

    Only forms for which it is published by how much they must change to be more than chance (Jacobson and Truax 1991).
    """
    yes = once("those who take part", those_who_take_part).get(person)
    if yes is None:
        return None
    scores = _scores(person, max(begun_at - BEFORE, yes.given_at), until)
    for key in MORE_IS_WORSE:
        before = [s for s in scores if _key(s) == key and _at(s) <= begun_at]
        after = [s for s in scores if _key(s) == key and _at(s) >= begun_at + SOONEST]
        if before and after:
            return _between(key, before[-1], after[-1])
    return None


def _scores(person: int, since: datetime, until: date) -> list[Score]:
    found = Score.objects.filter(
        check_in__person=person,
        check_in__finished_at__gte=since,
        check_in__finished_at__date__lte=until,
        check_in__instrument__is_shipped=True,
        check_in__instrument__key__in=MORE_IS_WORSE,
        number__isnull=False,
    )
    ordered = found.select_related("check_in__instrument").order_by("check_in__finished_at", "pk")
    return [score for score in ordered if _needed(score)]


def _needed(score: Score) -> float | None:
    """By how much its scale must change to be more than chance, if that is published."""
    scales = score.check_in.instrument.form.scales
    return next((s.reliable_change for s in scales if s.link_id == score.link_id), None)


def _between(key: str, before: Score, after: Score) -> ChangeAround:
    better = float((before.number or 0) - (after.number or 0))
    needed = _needed(after) or 0
    return ChangeAround(key, better, is_better=better >= needed, is_worse=better <= -needed)


def _key(score: Score) -> str:
    return score.check_in.instrument.key


def _at(score: Score) -> datetime:
    # Only finished ones have scores.
    return score.check_in.finished_at or score.check_in.due_at
