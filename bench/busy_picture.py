"""The picture of `bench.busy`: what share of introductions goes to the busiest, in a week and in a year."""

from pathlib import Path

import matplotlib as mpl

mpl.use("svg")

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes

from bench.busy_figures import Curve, by_year, curve
from bench.busy_rules import BY_LOT
from bench.busy_weeks import Years

PICTURE = Path(__file__).parent.parent / "docs" / "pictures" / "busy.svg"
# A card of its own colour, so that it is read on a light page and on a dark one. 360 dots wide, letters of 12.
CARD, INK, QUIET = "#fbfaf7", "#2b2b2b", "#5f5f5f"
LINES = {
    "no rule": ("#b4491a", "-", "no rule"),
    "both": ("#1f5f8b", "-", "as the house does"),
    BY_LOT: (QUIET, (0, (3, 3)), "by lot"),
}
STYLE = {
    "font.family": "sans-serif", "font.size": 12, "text.color": INK, "axes.labelcolor": INK, "axes.edgecolor": QUIET,
    "xtick.color": QUIET, "ytick.color": QUIET, "svg.fonttype": "none", "svg.hashsalt": "busy",
    "axes.spines.top": False, "axes.spines.right": False,
}  # fmt: skip
BUSIEST = 0.2
# Where on its line a name points, where it stands, and which of its sides that is.
NAMES = (
    ("no rule", 5, (4.2, 52), "right"),
    ("both", 10, (11, 14), "left"),
    (BY_LOT, 15, (16, 24), "left"),
)


def draw(years: Years, path: Path = PICTURE) -> None:
    """Two panels, one above the other, each line labelled beside it."""
    with mpl.rc_context(STYLE):
        figure, (week, year) = plt.subplots(2, 1, figsize=(5, 7.2), facecolor=CARD)
        lines = {rule: np.array(years.tallies[rule].weeks) for rule in LINES}
        _panel(week, "In one week", {rule: curve(list(each)) for rule, each in lines.items()})
        _panel(year, "In one year", {rule: curve(by_year(years, c)) for rule, c in lines.items()})
        year.set_xlabel("that many % of people, the busiest first")
        figure.text(0.04, 0.965, "Of all introductions, % that go to the busiest", fontsize=13)
        figure.subplots_adjust(left=0.11, right=0.96, top=0.9, bottom=0.085, hspace=0.3)
        figure.savefig(path, metadata={"Date": None, "Creator": None}, facecolor=CARD)
        plt.close(figure)


def _panel(axes: Axes, title: str, curves: dict[str, Curve]) -> None:
    axes.set_title(title, loc="left", fontsize=12, fontweight="bold")
    axes.set_facecolor(CARD)
    axes.axvline(1, color=QUIET, linewidth=0.8, alpha=0.5)
    for rule, (people, share) in curves.items():
        colour, style, _name = LINES[rule]
        axes.plot(100 * people, 100 * share, color=colour, linestyle=style, linewidth=2)
    axes.set_xlim(0, 100 * BUSIEST)
    axes.set_ylim(0, 80)
    axes.set_xticks([1, 5, 10, 15, 20])
    _label(axes, curves)


def _label(axes: Axes, curves: dict[str, Curve]) -> None:
    """Each name beside its line, with a thin stroke to it."""
    for rule, at, where, side in NAMES:
        people, share = curves[rule]
        colour, _style, name = LINES[rule]
        point = (at, 100 * float(np.interp(at / 100, people, share)))
        stroke = {"arrowstyle": "-", "color": colour, "linewidth": 0.8, "shrinkA": 1, "shrinkB": 1}
        axes.annotate(
            name, point, where, color=colour, ha=side, fontweight="bold", arrowprops=stroke
        )
