"""Figures: what is required, what was measured, and whether it is met."""
import statistics
from collections import defaultdict
from dataclasses import dataclass, field, replace


@dataclass(frozen=True)
class Figure:
    """One line of the table: the values of all turns, and the limit for their median."""

    group: str
    what: str
    unit: str
    value: float
    low: float
    high: float
    required: float = None
    aim: float = None
    at_least: bool = False

    def met(self):
        if self.required is None:
            return ""
        good = self.value >= self.required if self.at_least else self.value <= self.required
        return "met" if good else "NOT MET"

    def reached_aim(self):
        if self.aim is None:
            return ""
        good = self.value >= self.aim if self.at_least else self.value <= self.aim
        return "aim met" if good else ""


@dataclass
class Results:
    """What a run measured: the costs of each step in turns, by product, and the figures made of them."""

    main: str
    judged: bool = True  # small sizes show that everything runs, and meet nothing
    costs: dict = field(default_factory=lambda: defaultdict(lambda: defaultdict(list)))
    figures: list = field(default_factory=list)

    def add(self, step, who, cost):
        self.costs[step][who].append(cost)
        print(f"  {step} [{who}]: {cost.wall:.2f} s, CPU {cost.cpu:.2f} s, {cost.memory:.0f} MB", flush=True)
        return cost

    def series(self, step, key="wall", who=None):
        """The values of all turns of a step; of the product that is measured if nobody else is named."""
        return [getattr(cost, key) for cost in self.costs[step][who or self.main]]

    def figure(self, group, what, unit, values, **limits):
        """A figure is the median of its values."""
        self._add(Figure(group, what, unit, statistics.median(values), min(values), max(values), **limits))

    def ratio(self, group, what, upper, lower, **limits):
        """The median of one series over that of another; the spread is that of the turns."""
        turns = [x / y for x, y in zip(upper, lower)]
        value = statistics.median(upper) / statistics.median(lower)
        self._add(Figure(group, what, "ratio", value, min(turns), max(turns), **limits))

    def _add(self, figure):
        self.figures.append(figure if self.judged else replace(figure, required=None, aim=None))


def number(value):
    if value is None:
        return ""
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}" if abs(value) < 10 else f"{value:.1f}"


def table(figures):
    """The table of the README, as Markdown."""
    lines = ["| group | what | required | aim | measured (median) | spread | |", "|---|---|---|---|---|---|---|"]
    for f in figures:
        sign = "" if f.required is None else ">= " if f.at_least else "<= "
        lines.append(f"| {f.group} | {f.what} ({f.unit}) | {sign}{number(f.required)} | {number(f.aim)} "
                     f"| {number(f.value)} | {number(f.low)}-{number(f.high)} | {f.met()}{', ' + f.reached_aim() if f.reached_aim() else ''} |")
    return "\n".join(lines)


def comparison(results, names):
    """All steps that several products ran in turns: medians of wall and CPU time, and how they compare."""
    first, other = names
    lines = [f"{'':34}{'wall s':>24}{'':7}{'CPU s':>24}{'':7}{'peak MB':>18}",
             f"{'':34}" + f"{first:>12}{other:>12}{'ratio':>7}" * 2 + f"{first:>9}{other:>9}"]
    for step, costs in results.costs.items():
        if first in costs and other in costs:
            row = f"{step:34}"
            for key in ("wall", "cpu"):
                a, b = (statistics.median(getattr(c, key) for c in costs[name]) for name in names)
                row += f"{a:12.2f}{b:12.2f}{a / b if b else 0:7.2f}"
            row += "".join(f"{statistics.median(c.memory for c in costs[name]):9.0f}" for name in names)
            lines.append(row)
    return "\n".join(lines)
