"""Simulated community of known effects: is what the house says of skills near the truth, and is it honest about how near?

`python -m bench.skills [RUNS]`: the same people and skills live twelve weeks again and again (`skills_world`), with the house's own
code for drawing (`skills.suggesting.policy`), pooling (`stats.pooling`) and weighing (`stats.weighing`). Prints the table of
docs/how/skills.md and draws its picture.
"""

from __future__ import annotations

import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

import numpy as np

from bench.skills_world import KINDS, PEOPLE, SKILLS, WEEKS, Lived, World, live
from sameboat.stats.pooling import pool
from sameboat.stats.weighing import Draws, hajek, horvitz_thompson, naive, of_trying

RUNS, LEAST = 20, 5
WORLD_SEED = 10


def the_world() -> World:
    """The same one every time."""
    return World(np.random.default_rng(WORLD_SEED))


@dataclass
class Run:
    """What one run found, beside the truth: cells are skills × kinds, effects one a skill."""

    tried: np.ndarray
    raw: np.ndarray
    cells: dict
    effects: dict


def one_run(run: int) -> Run:
    """Live twelve weeks and look at them as the house would."""
    world = the_world()
    # Laid out in a fixed order, as each is drawn when it is first asked for.
    for name in ("kind", "doing", "pull", "helps", "harms", "effect", "tries", "suits"):
        getattr(world, name)
    lived = live(world, run)
    tried, helped = lived.counts(world, lived.helped)
    _tried, harmed = lived.counts(world, lived.harmed)
    cells = {
        "helped": (_truth(world, lived, world.helps), pool(tried, helped, seed=run), helped),
        "harmed": (_truth(world, lived, world.harms), pool(tried, harmed, seed=run), harmed),
    }
    return Run(tried, helped / np.maximum(tried, 1), cells, _effects(world, lived))


def _truth(world: World, lived: Lived, chance: np.ndarray) -> np.ndarray:
    """The chance among people of a kind who try a skill: everybody counts as often as they may be expected to try it."""
    kinds = [world.kind == k for k in range(KINDS)]
    return np.array(
        [
            (lived.expected * chance)[k].sum(axis=0)
            / np.maximum(lived.expected[k].sum(axis=0), 1e-12)
            for k in kinds
        ]
    ).T


def _effects(world: World, lived: Lived) -> dict[str, np.ndarray]:
    """For each skill: what suggesting and trying do in truth, and as estimated."""
    person, week = np.array(lived.draw_person), np.array(lived.draw_week)
    suggested, nothing = np.array(lived.suggested), np.array(lived.nothing)
    probability, alone = np.array(lived.probability), np.array(lived.alone)
    outcome = lived.outcome[person, week]
    names = (
        "suggest",
        "try",
        "ht",
        "hajek",
        "error",
        "wald",
        "wald_error",
        "as_suggested",
        "as_tried",
    )
    found = {name: np.zeros(SKILLS) for name in names}
    for skill in range(SKILLS):
        at = probability[:, skill] > 0
        tried = lived.tried[person, skill] == week
        more = world.tries[person, skill] * (1 - alone[:, skill])
        does = more * world.effect[person, skill]
        draws = Draws(
            suggested[at] == skill,
            suggested[at] == -1,
            probability[at, skill],
            nothing[at],
            person[at],
        )
        steady = hajek(draws, outcome[at])
        wald = of_trying(draws, outcome[at], tried[at].astype(float))
        found["suggest"][skill] = does[at].mean()
        found["try"][skill] = does[at].sum() / more[at].sum()
        found["ht"][skill] = horvitz_thompson(draws, outcome[at]).value
        found["hajek"][skill], found["error"][skill] = steady.value, steady.error
        found["wald"][skill], found["wald_error"][skill] = wald.value, wald.error
        either = draws.was_drawn | draws.was_nothing
        found["as_suggested"][skill] = naive(draws.was_drawn[either], outcome[at][either])
        found["as_tried"][skill] = naive(tried, outcome)
    return found


def all_runs(runs: int) -> list[Run]:
    """Every run, on both cores."""
    with ProcessPoolExecutor(2) as pool_of_two:
        return list(pool_of_two.map(one_run, range(runs)))


def _of(values: np.ndarray) -> str:
    """A mean over runs and its Monte-Carlo error."""
    return f"{values.mean():.4f} ± {values.std(ddof=1) / np.sqrt(len(values)):.4f}"


def cell_rows(found: list[Run]) -> list[tuple[str, str]]:
    """How near pooled and raw shares are to the truth, and how often intervals hold it."""
    rows = []
    for what in ("helped", "harmed"):
        pooled, raw, cover, wide, everyone = [], [], [], [], []
        for run in found:
            truth, got, yes = run.cells[what]
            seen = run.tried >= LEAST
            share = yes / np.maximum(run.tried, 1)
            pooled.append(np.sqrt(((got.mean - truth)[seen] ** 2).mean()))
            raw.append(np.sqrt(((share - truth)[seen] ** 2).mean()))
            cover.append(((got.low <= truth) & (truth <= got.high))[seen].mean())
            wide.append((got.high - got.low)[seen].mean())
            part = run.tried / np.maximum(run.tried.sum(axis=1, keepdims=True), 1)
            both = (part * truth).sum(axis=1)
            everyone.append(((got.all_low <= both) & (both <= got.all_high)).mean())
        rows += [
            (f"{what}: error of raw shares (root mean square)", _of(np.array(raw))),
            (f"{what}: error of pooled estimates", _of(np.array(pooled))),
            (f"{what}: 90 % intervals of a kind that hold the truth", _of(np.array(cover))),
            (f"{what}: how wide they are", _of(np.array(wide))),
            (f"{what}: 90 % intervals of everyone that hold the truth", _of(np.array(everyone))),
        ]
    return rows


def effect_rows(found: list[Run]) -> list[tuple[str, str]]:
    """How far from the truth each estimate of effects is on the average, over all skills and runs."""
    get = lambda name: np.array([run.effects[name] for run in found])  # noqa: E731
    rows = []
    for label, estimate, truth in (
        ("suggesting, inverse probability (Horvitz-Thompson)", "ht", "suggest"),
        ("suggesting, inverse probability (Hájek)", "hajek", "suggest"),
        ("suggesting, naive: suggested or not, unweighed", "as_suggested", "suggest"),
        ("trying, by inverse probability (Wald)", "wald", "try"),
        ("trying, naive: tried or not", "as_tried", "try"),
    ):
        away = get(estimate) - get(truth)
        skill = away.mean(axis=0) / (away.std(axis=0, ddof=1) / np.sqrt(len(found)))
        lasting = (away.mean(axis=0) ** 2 - away.var(axis=0, ddof=1) / len(found)).mean()
        rows += [
            (f"{label}: bias, mean over skills", _of(away.mean(axis=1))),
            (f"{label}: bias of one skill (root mean square, chance taken off)", f"{np.sqrt(max(lasting, 0)):.4f}"),
            (f"{label}: skills whose bias is over 3 Monte-Carlo errors", f"{(abs(skill) > 3).sum()} of {SKILLS}"),
        ]  # fmt: skip
    for label, estimate, truth, error in (
        ("suggesting (Hájek)", "hajek", "suggest", "error"),
        ("trying (Wald)", "wald", "try", "wald_error"),
    ):
        held = abs(get(estimate) - get(truth)) < 1.645 * get(error)
        rows.append((f"{label}: 90 % intervals that hold the truth", _of(held.mean(axis=1))))
    return rows


def main() -> None:
    """The table and the picture."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    found = all_runs(runs)
    tries = np.mean([run.tried.sum() for run in found])
    cells = np.mean([(run.tried >= LEAST).sum() for run in found])
    suggest, trying = found[0].effects["suggest"], found[0].effects["try"]
    rows = [
        ("people, skills, kinds, weeks, runs", f"{PEOPLE:,}, {SKILLS}, {KINDS}, {WEEKS}, {runs}"),
        ("tries in a run; cells of five people or more", f"{tries:,.0f}; {cells:.0f} of {SKILLS * KINDS}"),
        ("true effect of suggesting: mean, least, most", f"{suggest.mean():.3f}, {suggest.min():.3f}, {suggest.max():.3f}"),
        ("true effect of trying: mean, least, most", f"{trying.mean():.3f}, {trying.min():.3f}, {trying.max():.3f}"),
        *cell_rows(found),
        *effect_rows(found),
    ]  # fmt: skip
    print("| what | measured |\n|---|---|")
    for label, value in rows:
        print(f"| {label} | {value} |")
    from bench.skills_picture import draw_picture

    draw_picture(found)


if __name__ == "__main__":
    main()
