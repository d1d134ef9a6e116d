"""What is told of simulated years, from how often each was introduced in each week."""

import numpy as np
from numpy.typing import NDArray

from bench.busy_rules import CEILING, Counts, Tally
from bench.busy_weeks import Years

YEAR, NEW = 52, 4
Curve = tuple[NDArray[np.float64], NDArray[np.float64]]


def figures(years: Years, tally: Tally) -> dict[str, float]:
    """Everything that is told of one rule."""
    counts = np.array(tally.weeks)
    of_stay = np.bincount(years.stays.ravel(), counts.ravel())
    return {
        "% of introductions to the busiest 1 % of a week": _to_busiest(counts),
        "% of introductions to the busiest 1 % of a year": np.mean(
            [_to_busiest(each[None]) for each in by_year(years, counts)]
        ),
        "% of introductions to the helpful": counts[years.helpful].sum() / counts.sum(),
        "% of the busiest of a week who came within four weeks": _new_among_busiest(years, counts),
        "% of people in a week who are shown to nobody": np.mean(counts == 0),
        "% of people shown to nobody in their whole stay": np.mean(of_stay[_whole(years)] == 0),
        "% of people in a week shown more than six times": np.mean(counts > CEILING),
        "% of looks that find nobody": tally.in_vain / tally.looks,
        "% of places that stay empty": 1 - tally.found / tally.asked,
        "100 × mean similarity of two who are introduced": tally.similar / tally.found,
        "most often that anybody was shown in one week": float(counts.max()),
    }


def by_year(years: Years, counts: Counts) -> list[Counts]:
    """How often each who was there at any time of a year was introduced in it, for one year after the other."""
    found = []
    for start in range(0, len(counts) - YEAR + 1, YEAR):
        stays = years.stays[start : start + YEAR].ravel()
        times = np.bincount(stays - stays.min(), counts[start : start + YEAR].ravel())
        found.append(times[np.unique(stays - stays.min())])
    return found


def curve(rows: list[Counts]) -> Curve:
    """Of a mean row: what share of introductions goes to what share of people, the busiest first."""
    people = np.linspace(0, 1, 1001)
    shares = []
    for times in rows:
        sums = np.concatenate([[0], np.cumsum(np.sort(times)[::-1])])
        shares.append(np.interp(people, np.linspace(0, 1, len(sums)), sums / sums[-1]))
    return people, np.mean(shares, axis=0)


def _to_busiest(counts: Counts) -> float:
    """The mean over rows of what share goes to the 1 % with the most."""
    top = np.take_along_axis(counts, _busiest(counts), axis=1)
    return float(np.mean(top.sum(axis=1) / counts.sum(axis=1)))


def _busiest(counts: Counts) -> Counts:
    return np.argsort(-counts, axis=1)[:, : round(counts.shape[1] / 100)]


def _new_among_busiest(years: Years, counts: Counts) -> float:
    """Of the busiest 1 % of a week, the share who were not there so many weeks before."""
    busiest = np.take_along_axis(years.stays, _busiest(counts), axis=1)[NEW:]
    before = years.stays[:-NEW]
    return float(np.mean(busiest > before.max(axis=1, keepdims=True)))


def _whole(years: Years) -> Counts:
    """Stays that began and ended within what was counted."""
    return np.setdiff1d(np.unique(years.stays), [*years.stays[0], *years.stays[-1]])
