"""The picture of `bench.skills`: shares beside the truth, raw and pooled; effects beside the truth, naive and weighed."""

from pathlib import Path

import matplotlib as mpl

mpl.use("svg")

import matplotlib.pyplot as plt
import numpy as np

PICTURE = Path(__file__).parent.parent / "docs" / "how" / "skills.svg"
# A card of its own colour, so that it is read on a light page and on a dark one.
CARD, INK, QUIET = "#fbfaf7", "#2b2b2b", "#5f5f5f"
STYLE = {
    "font.family": "sans-serif", "font.size": 12, "text.color": INK, "axes.labelcolor": INK, "axes.edgecolor": QUIET,
    "xtick.color": QUIET, "ytick.color": QUIET, "svg.fonttype": "none", "svg.hashsalt": "skills",
    "axes.spines.top": False, "axes.spines.right": False,
}  # fmt: skip
RAW, OURS = "#b4491a", "#1f5f8b"


def draw_picture(found, path: Path = PICTURE) -> None:
    """Two panels, one above the other; each dot a cell or a skill."""
    with mpl.rc_context(STYLE):
        figure, (top, below) = plt.subplots(2, 1, figsize=(5, 9.4), facecolor=CARD)
        _shares(top, found[0])
        _effects(below, found)
        figure.subplots_adjust(left=0.15, right=0.96, top=0.955, bottom=0.065, hspace=0.3)
        figure.savefig(path, metadata={"Date": None, "Creator": None}, facecolor=CARD)
        plt.close(figure)


def _shares(axes, run) -> None:
    truth, got, _yes = run.cells["helped"]
    few = (run.tried >= 5) & (run.tried < 15)
    _panel(axes, "A kind of people of whom 5 to 14 tried it", (0, 100))
    axes.plot(100 * truth[few], 100 * run.raw[few], "x", color=RAW, markersize=4, alpha=0.7)
    axes.plot(100 * truth[few], 100 * got.mean[few], "o", color=OURS, markersize=4, alpha=0.7)
    axes.set_xlabel("whom it helps in truth, %")
    axes.set_ylabel("as estimated, %")
    _name(axes, (0.03, 0.93), "× share of those asked", RAW)
    _name(axes, (0.03, 0.86), "● pooled over kinds", OURS)


def _effects(axes, found) -> None:
    truth = np.mean([run.effects["try"] for run in found], axis=0)
    naive = np.mean([run.effects["as_tried"] for run in found], axis=0)
    weighed = np.mean([run.effects["wald"] for run in found], axis=0)
    _panel(axes, f"What trying does, mean of {len(found)} runs", (-0.6, 1.1))
    axes.plot(truth, naive, "x", color=RAW, markersize=4, alpha=0.7)
    axes.plot(truth, weighed, "o", color=OURS, markersize=4, alpha=0.7)
    axes.set_xlabel("in truth (1 is the spread of a week's chance)")
    axes.set_ylabel("as estimated")
    _name(axes, (0.03, 0.93), "× those who tried, less the others", RAW)
    _name(axes, (0.03, 0.86), "● by the recorded draws", OURS)


def _panel(axes, title: str, ends: tuple[float, float]) -> None:
    axes.set_title(title, loc="left", fontsize=12, fontweight="bold")
    axes.set_facecolor(CARD)
    axes.plot(ends, ends, color=QUIET, linewidth=0.8, zorder=0)
    axes.set_xlim(ends)
    axes.set_ylim(ends)


def _name(axes, at: tuple[float, float], words: str, colour: str) -> None:
    axes.text(*at, words, color=colour, fontweight="bold", transform=axes.transAxes)
