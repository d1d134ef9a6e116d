"""Pooling and weighing beside independent programs: JAGS, R's lme4 and R's survey.

`python -m bench.skills_reference`. Needs Debian's jags, r-cran-lme4 and r-cran-survey; without them it says what is missing. JAGS samples the very same model with the same priors, so means and ends of intervals must agree but for its own
Monte-Carlo error; lme4 has no priors and approximates, so it must only be near.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

import numpy as np

from sameboat.stats.pooling import pool
from sameboat.stats.weighing import Draws, hajek, horvitz_thompson

HERE = Path(__file__).parent
SKILLS, KINDS, CHAINS, KEPT = 60, 4, 4, 15000


def made_up() -> tuple[np.ndarray, np.ndarray]:
    """How many tried and said yes in each cell; some cells are empty."""
    rng = np.random.default_rng(3)
    logit = np.array([-0.5, 0.0, 0.4, -2.0]) + rng.normal(0, 0.7, (SKILLS, 1))
    logit = logit + rng.normal(0, 0.4, (SKILLS, KINDS))
    tried = rng.poisson(rng.gamma(0.8, 15, (SKILLS, KINDS)))
    return tried.astype(float), rng.binomial(tried, 1 / (1 + np.exp(-logit))).astype(float)


def by_jags(tried: np.ndarray, yes: np.ndarray, folder: Path) -> np.ndarray:
    """Draws of the chance of every cell: draws × cells."""
    skill, kind = np.divmod(np.arange(SKILLS * KINDS), KINDS)
    values = {"tried": tried.ravel(), "yes": yes.ravel(), "skill": skill + 1, "k": kind + 1}
    words = [
        f'"{name}" <- c({", ".join(str(int(v)) for v in each)})' for name, each in values.items()
    ]
    words += [f'"CELLS" <- {SKILLS * KINDS}', f'"SKILLS" <- {SKILLS}', f'"KINDS" <- {KINDS}']
    (folder / "data.R").write_text("\n".join(words) + "\n")
    starts = []
    for chain in range(CHAINS):
        (folder / f"start{chain}.R").write_text(
            f'".RNG.name" <- "base::Mersenne-Twister"\n".RNG.seed" <- {chain + 1}\n'
        )
        starts.append(f'parameters in "start{chain}.R", chain({chain + 1})')
    (folder / "run.cmd").write_text("\n".join([
        f'model in "{HERE / "skills_reference.jags"}"', 'data in "data.R"', f"compile, nchains({CHAINS})",
        *starts, "initialize", "adapt 1000", "update 3000", "monitor p, thin(2)", f"update {KEPT}", "coda *",
    ]) + "\n")  # fmt: skip
    subprocess.run(["jags", "run.cmd"], cwd=folder, check=True, capture_output=True)
    each = KEPT // 2
    chains = [
        np.loadtxt(folder / f"CODAchain{c + 1}.txt")[:, 1].reshape(SKILLS * KINDS, each)
        for c in range(CHAINS)
    ]
    return np.concatenate(chains, axis=1).T


def beside_jags(tried: np.ndarray, yes: np.ndarray, folder: Path) -> list[tuple[str, str]]:
    """Means and ends of every cell beside JAGS's."""
    ours, draws = pool(tried, yes, seed=1), by_jags(tried, yes, folder)
    mean, low, high = (
        draws.mean(axis=0),
        np.quantile(draws, 0.05, axis=0),
        np.quantile(draws, 0.95, axis=0),
    )
    part = (tried / np.maximum(tried.sum(axis=1, keepdims=True), 1)).ravel()
    all_draws = (draws * part).reshape(len(draws), SKILLS, KINDS).sum(axis=2)
    ends = np.quantile(all_draws, [0.05, 0.95], axis=0)
    any_tried = tried.sum(axis=1) > 0
    wide = (high - low).mean()
    half = abs(draws[: len(draws) // 2].mean(axis=0) - draws[len(draws) // 2 :].mean(axis=0))
    return [
        ("JAGS: largest difference of a mean, of its 240 cells", f"{abs(ours.mean.ravel() - mean).max():.4f}"),
        ("JAGS: largest difference of two halves of its own draws", f"{half.max():.4f}"),
        ("JAGS: largest difference of a lower end, an upper end", f"{abs(ours.low.ravel() - low).max():.4f}, {abs(ours.high.ravel() - high).max():.4f}"),
        ("JAGS: mean difference of width, of a mean width", f"{(ours.high - ours.low).mean() - wide:+.4f} of {wide:.4f}"),
        ("JAGS: largest difference for everyone: lower, upper end", f"{abs(ours.all_low - ends[0])[any_tried].max():.4f}, {abs(ours.all_high - ends[1])[any_tried].max():.4f}"),
    ]  # fmt: skip


def beside_r(tried: np.ndarray, yes: np.ndarray, folder: Path) -> list[tuple[str, str]]:
    """Cells beside lme4's, and weighed draws beside survey's."""
    skill, kind = np.divmod(np.arange(SKILLS * KINDS), KINDS)
    some = tried.ravel() > 0
    table = np.column_stack([skill, kind, tried.ravel(), yes.ravel()])[some].astype(int)
    np.savetxt(folder / "cells.csv", table, "%d", ",", header="skill,kind,tried,yes", comments="")
    draws, outcome = _draws(folder)
    subprocess.run(
        ["Rscript", str(HERE / "skills_reference.R"), str(folder)], check=True, capture_output=True
    )
    ours = pool(tried, yes, seed=1)
    theirs = np.loadtxt(folder / "lme4.txt")
    fitted = np.genfromtxt(folder / "lme4.csv", delimiter=",", skip_header=1, usecols=-1)
    slope, slope_error, total, total_error = np.loadtxt(folder / "survey.txt")
    steady, ht = hajek(draws, outcome), horvitz_thompson(draws, outcome)
    away = abs(ours.mean.ravel()[some] - fitted)
    return [
        ("lme4: spread of skills, of kinds; ours", f"{theirs[0]:.3f}, {theirs[1]:.3f}; {ours.between_skills:.3f}, {ours.between_kinds:.3f}"),
        ("lme4: mean, largest difference of a cell", f"{away.mean():.4f}, {away.max():.4f}"),
        ("survey: Hájek, difference of value, of error", f"{abs(steady.value - slope):.1e}, {abs(steady.error - slope_error):.1e}"),
        ("survey: Horvitz-Thompson, difference of value, of error", f"{abs(ht.value - total):.1e}, {abs(ht.error - total_error):.1e}"),
    ]  # fmt: skip


def _draws(folder: Path) -> tuple[Draws, np.ndarray]:
    """Made-up draws of 300 people, also written for R: only draws that drew the thing or nothing, each with its weight."""
    rng = np.random.default_rng(5)
    size = 3000
    person = np.sort(rng.integers(0, 300, size))
    chance, nothing = rng.uniform(0.05, 0.4, size), np.full(size, 0.3)
    luck = rng.random(size)
    was, none = luck < chance, luck > 0.7
    outcome = rng.normal(0, 1, size) + rng.normal(0, 1, 300)[person] + 0.5 * was + chance
    weight = np.where(was, 1 / chance, np.where(none, 1 / nothing, 0))
    signed = np.where(was, 1, -1) * outcome / size
    rows = np.column_stack([person, weight, was, outcome, signed])
    np.savetxt(
        folder / "draws.csv",
        rows,
        "%.17g",
        ",",
        header="person,weight,suggested,outcome,signed",
        comments="",
    )
    return Draws(was, none, chance, nothing, person), outcome


def main() -> None:
    """Both tables, or what is missing."""
    tried, yes = made_up()
    with tempfile.TemporaryDirectory() as name:
        rows = []
        for program, beside in (("jags", beside_jags), ("Rscript", beside_r)):
            if shutil.which(program):
                rows += beside(tried, yes, Path(name))
            else:
                rows.append((program, "not compared: it is not on this machine"))
    print("| beside | difference |\n|---|---|")
    for label, value in rows:
        print(f"| {label} | {value} |")


if __name__ == "__main__":
    main()
